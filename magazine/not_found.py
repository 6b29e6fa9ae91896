"""The page for what is not there, the same with ``DEBUG`` on and off."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from magazine.views import page_not_found


class NotFoundMiddleware:
    """Gives readers the magazine's own page, or leads an old address on, wherever a 404 arose.

    Files are left as they are: a browser that misses a picture has no use for a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.files = tuple(
            prefix for prefix in (settings.STATIC_URL, settings.MEDIA_URL) if prefix.startswith("/")
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.status_code == 404
            and request.method in ("GET", "HEAD")
            and not request.path.startswith(self.files)
        ):
            return page_not_found(request)
        return response
