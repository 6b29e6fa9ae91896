"""The reader's pages: front, section, article, tag, author, latest."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles import front_page, pages, refresh
from articles.front.shelves import shelf_of
from articles.languages import speaking
from articles.models import Article, Author, Prepared, Tombstone

# A wrong address may become right again (an article moves back): an hour, not for ever.
REDIRECT_SECONDS = 3600


def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render(request, "articles/front.html", {"page": front_page.front_page()})


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's articles."""
    number = page_number(request)
    if number is None:
        return bare_address(request)
    found = next((each for each in pages.sections_of(request) if each.slug == slug), None)
    if found is None:
        raise Http404
    page = pages.section_page(found, number)
    return _list(request, page, current_section=found.slug)


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """A tag's articles; a merged tag leads to the one it went into."""
    number = page_number(request)
    if number is None:
        return bare_address(request)
    found = pages.find_tag(slug)
    if found is None:
        raise Http404
    current = found.current()
    if current != found:
        return redirect_to(current.get_absolute_url())
    return _list(request, pages.tag_page(found, number))


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's articles."""
    number = page_number(request)
    if number is None:
        return bare_address(request)
    return _list(request, pages.author_page(get_object_or_404(Author, slug=slug), number))


def latest(request: HttpRequest) -> HttpResponse:
    """All articles, newest first."""
    number = page_number(request)
    if number is None:
        return bare_address(request)
    page = pages.latest_page(number, reverse("articles:latest"), reverse("articles:feed"))
    return _list(request, page)


def search(request: HttpRequest) -> HttpResponse:
    """What a search finds; never indexed."""
    number = page_number(request)
    if number is None:
        return bare_address(request)
    query = request.GET.get("q", "")
    page = pages.search_page(query, number, reverse("articles:search"))
    response = render(request, "articles/search.html", {"page": page})
    response["X-Robots-Tag"] = "noindex"
    return response


def article(request: HttpRequest, section: str, slug: str, pk: int) -> HttpResponse:
    """An article. The id finds it; any other section or slug leads to the true address."""
    found = _public_article(int(pk))
    if found is None:
        return gone(request, pk)
    url = found.get_absolute_url()
    if request.path != url:
        query = request.META.get("QUERY_STRING", "")
        return redirect_to(f"{url}?{query}" if query else url)
    assert found.section is not None
    shelf = shelf_of(found.section)
    with speaking(found.language):
        page = pages.article_page(found, shelf)
        context = {"page": page, "current_section": page.section_slug, "counted": found.pk}
        return render(request, "articles/article.html", context)


def gone(request: HttpRequest, pk: int) -> HttpResponse:
    """410 with a helpful page for what was once public; raises ``Http404`` for what never was."""
    found = Article.objects.once_public().filter(pk=pk).first()
    if found is None and not Tombstone.objects.filter(pk=pk).exists():
        raise Http404
    headline = found.headline if found else ""
    context = {"headline": headline, "cards": pages.latest_cards()}
    return render(request, "articles/gone.html", context, status=410)


def page_number(request: HttpRequest) -> int | None:
    """The number of the page asked for; None where ``?page=1`` should be left off.

    Raises ``Http404`` for what is no page number.
    """
    text = request.GET.get("page")
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 6) or text.startswith("0"):
        raise Http404
    return int(text) if text != "1" else None


def bare_address(request: HttpRequest) -> HttpResponse:
    """Redirect to the same address without its page number."""
    parameters = request.GET.copy()
    del parameters["page"]
    query = parameters.urlencode()
    return redirect_to(f"{request.path}?{query}" if query else request.path)


def redirect_to(url: str) -> HttpResponse:
    """A permanent redirect that caches forget after an hour."""
    response = HttpResponsePermanentRedirect(url)
    response["Cache-Control"] = f"max-age={REDIRECT_SECONDS}"
    return response


def _public_article(pk: int) -> Article | None:
    found = _FOR_PAGE.first(pk=pk, at=timezone.now())
    if found is not None and found.valid_until and found.valid_until <= timezone.now():
        refresh.try_to_refresh(pk)
        found = _FOR_PAGE.first(pk=pk, at=timezone.now())
    return found


_FOR_PAGE = Prepared(lambda pk, at: Article.objects.published(at).for_page().filter(pk=pk))


def _list(request: HttpRequest, page: pages.ListPage, **context: Any) -> HttpResponse:
    return render(request, "articles/list.html", {"page": page, **context})
