"""An unpublished revision, for whoever has the link to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import pages, refresh
from articles.actions.sharing import StaleLink, find_shared
from articles.body.page import compile_page
from articles.languages import speaking
from articles.models import ShareLink


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The real page of the revision, with a bar that says which one it is; else 410."""
    try:
        response = _page(request, find_shared(token))
    except StaleLink:
        context = {"cards": pages.latest_cards()}
        response = render(request, "articles/shared_stale.html", context, status=410)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the key: no other site may learn it from a link that is followed.
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, link: ShareLink) -> HttpResponse:
    article = link.article
    is_public = article.is_public()
    public_url = article.get_absolute_url() if is_public else ""
    page = compile_page(
        link.revision.read(),
        at=timezone.now(),
        article_id=article.pk,
        bound=refresh.bound_headlines(article.pk),
    )
    if page.section is None:
        # It had one when the link was made; the section was deleted meanwhile.
        raise StaleLink
    # On this copy only; nothing is saved.
    refresh.set_columns(article, page)
    article.published_at = article.published_at or timezone.now()
    with speaking(article.language):
        context = {
            "page": pages.article_page(article),
            "current_section": page.section.slug,
            "link": link,
            "public_url": public_url,
            "is_this_public": is_public and article.live_revision_id == link.revision_id,
            "default_newsletter": None,
        }
        return render(request, "articles/shared.html", context)
