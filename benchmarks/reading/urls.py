"""The site's addresses, and ``/bare/<name>/``: the bytes of a page, from memory."""

import os
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from magazine.urls import urlpatterns as site

PAGES = {
    file.stem: file.read_bytes() for file in Path(os.environ["BENCHMARK_PAGES"]).glob("*.html")
}


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The page as it was answered once."""
    return HttpResponse(PAGES[name])


urlpatterns = [path("bare/<str:name>/", bare), *site]
handler404 = "magazine.views.not_found"
