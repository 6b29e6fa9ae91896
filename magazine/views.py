"""What belongs to the whole site: its health, and the page for what is not there."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from articles import pages
from articles.actions.addresses import present_address
from articles.models import Article, Redirect
from articles.views.reader import gone, redirect_to

logger = logging.getLogger(__name__)

NO_STORE = {"Cache-Control": "no-store"}


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when not; no detail to strangers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return JsonResponse({"status": "unavailable"}, status=503, headers=NO_STORE)
    return JsonResponse({"status": "ok"}, headers=NO_STORE)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A bare answer, which ``NotFoundMiddleware`` dresses for readers."""
    return HttpResponse(status=404)


def page_not_found(request: HttpRequest) -> HttpResponse:
    """An old address leads on; any other gets a page that helps."""
    # PostgreSQL takes no NUL in a text.
    if "\x00" not in request.path:
        old = Redirect.objects.select_related("article__section").filter(old_path=request.path)
        redirect = old.first()
        if redirect is not None and redirect.article is None:
            return redirect_to(present_address(redirect.new_path))
        article = redirect.article if redirect is not None else None
        if article is not None and article.is_public():
            return redirect_to(article.get_absolute_url())
        if article is not None and Article.objects.once_public().filter(pk=article.pk).exists():
            return gone(request, article.pk)
    return render(request, "404.html", {"cards": pages.latest_cards()}, status=404)
