"""The editors' side in the language that each editor has chosen."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from articles.languages import speaking


class EditorLanguageMiddleware:
    """Speaks a person's own language on the editors' side, and nowhere else.

    What readers get is kept by caches for everybody: it depends on the page alone. Whoever is not
    logged in, or has chosen nothing, gets the site's language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    @cached_property
    def place(self) -> str:
        """Where the editors' side begins."""
        return reverse("admin:index")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(self.place):
            return self.get_response(request)
        user: Any = request.user
        with speaking(getattr(user, "language", "")):
            return self.get_response(request)
