"""Files of photos in a bucket that speaks S3, in place of folders."""

from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class PublicFiles(S3Storage):
    """Public files whose addresses are the site's own.

    The bucket can stay private, and a file that isn't made yet is made when it is asked for. A
    proxy or CDN in front keeps each file, which never changes, for good.
    """

    def url(
        self,
        name: str,
        parameters: object = None,
        expire: object = None,
        http_method: object = None,
    ) -> str:
        """The address below ``MEDIA_URL``."""
        return settings.MEDIA_URL + quote(name)
