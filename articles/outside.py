"""What leaves the site for machines: absolute addresses, and text that XML can hold."""

import re

from django.conf import settings

# Everything that is no Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def absolute(url: str) -> str:
    """An address with the site's own in front, unless it has a host already; empty stays empty."""
    return settings.SITE_URL + url if url.startswith("/") else url


def xml_text(text: str) -> str:
    """A text without the control characters that no XML may hold, escaped or not."""
    return _NOT_XML.sub("", text)
