"""Taking turns with large pictures, so that one process never holds many of them at once."""

from threading import Lock

# A picture of 24 megapixels is 72 MB of pixels, and twice that while its colours are converted.
DECODING = Lock()
# Making a rendition because somebody asked for it: others get what there is, and don't wait long.
MAKING = Lock()
