"""What the body editor asks for while one writes: articles, photos, cards, what a paste is."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_GET, require_POST

from articles import embeds, search
from articles.admin.own_addresses import article_in_address
from articles.admin.states import with_steps
from articles.body.embeds import load_posts
from articles.models import Article, Photo, Post
from articles.photos.renditions import FULL, JPEG
from articles.search.query import words

MOST = 12  # results of a picker
LONGEST_PASTE = 50_000  # characters; longer ones are no address and no embed code
MOST_CARDS = 500

View = Callable[[HttpRequest], JsonResponse]


def urls(
    model_admin: "ModelAdmin[Article]", state_of: Callable[[Article], str]
) -> list[URLPattern]:
    """The addresses of the body editor, below the articles' own in the admin.

    ``state_of`` gives an article's state in words, as the rest of the admin has it.
    """
    describe = _Describer(model_admin, state_of)
    views: dict[str, View] = {
        "articles": require_GET(describe.articles),
        "photos": require_GET(describe.photos),
        "cards": require_GET(describe.cards),
        "paste": require_POST(describe.paste),
    }
    admin_view = model_admin.admin_site.admin_view
    return [
        path(f"editor/{name}/", admin_view(view), name=f"articles_article_editor_{name}")
        for name, view in views.items()
    ]


class _Describer:
    """The views; all of them only for those who may write articles."""

    def __init__(
        self, model_admin: "ModelAdmin[Article]", state_of: Callable[[Article], str]
    ) -> None:
        self.admin = model_admin
        self.state_of = state_of

    def articles(self, request: HttpRequest) -> JsonResponse:
        """Articles for ``?q=``: headlines that fit, then texts that do; newest first."""
        check_may_write(self.admin, request)
        own = next(iter(_ids(request, "not")), None)
        found = find_articles(request.GET.get("q", ""), not_this=own)
        with_steps(found)
        return JsonResponse({"results": [self._article(article) for article in found]})

    def photos(self, request: HttpRequest) -> JsonResponse:
        """Photos for ``?q=``, newest first."""
        check_may_write(self.admin, request, "articles.view_photo")
        found = find_photos(request.GET.get("q", ""))
        return JsonResponse({"results": [photo_facts(photo) for photo in found]})

    def cards(self, request: HttpRequest) -> JsonResponse:
        """What cards show of ``?articles=1,2&photos=3&post=https://…``; unknown ones are absent."""
        check_may_write(self.admin, request)
        articles = list(_for_picker(Article.objects.filter(pk__in=_ids(request, "articles"))))
        with_steps(articles)
        photos: Iterable[Photo] = []
        if request.user.has_perm("articles.view_photo"):
            photos = _existing_photos().filter(pk__in=_ids(request, "photos"))
        return JsonResponse(
            {
                "articles": {article.pk: self._article(article) for article in articles},
                "photos": {photo.pk: photo_facts(photo) for photo in photos},
                "posts": _posts(request.GET.getlist("post")[:MOST_CARDS]),
            }
        )

    def paste(self, request: HttpRequest) -> JsonResponse:
        """What pasted text is: ``{"embed": …}``, ``{"article": …}``, or nothing known (``{}``).

        With ``card``, the address of any other public page is an embed too: a link's card.
        """
        check_may_write(self.admin, request)
        text = request.POST.get("text", "").strip()
        if not text or len(text) > LONGEST_PASTE:
            return JsonResponse({})
        if (article_id := article_in_address(text, request.get_host())) is not None:
            article = _for_picker(Article.objects.filter(pk=article_id)).first()
            return JsonResponse({"article": self._article(article)} if article else {})
        embed = embeds.find(text) or embeds.parse_code(text)
        if embed is None and "card" in request.POST:
            embed = embeds.link_card(text)
        return JsonResponse({"embed": _embed(embed)} if embed else {})

    def _article(self, article: Article) -> dict[str, Any]:
        section = article.section or article.working_section
        when = article.published_at or article.changed_at
        return {
            "id": article.pk,
            "headline": str(article),
            "state": self.state_of(article),
            "public": article.is_public(),
            "section": section.name if section else "",
            "date": date_format(timezone.localtime(when), "DATE_FORMAT"),
        }


def check_may_write(
    model_admin: "ModelAdmin[Article]", request: HttpRequest, *permissions: str
) -> None:
    """Raise PermissionDenied for those who may not write articles, or lack a permission."""
    may_write = model_admin.has_change_permission(request) or model_admin.has_add_permission(
        request
    )
    if not may_write or not request.user.has_perms(permissions):
        raise PermissionDenied


def find_articles(typed: str, *, not_this: int | None = None) -> list[Article]:
    """Articles that exist, drafts too, for what was typed into a picker (at most three queries).

    Those whose headline holds every word come first (those that begin with what was typed before
    the others), then public ones whose text does; newest first. Nothing typed gives the newest.
    ``not_this`` is the id of the article that is written: none links to itself.
    """
    wanted = words(typed)
    others = _for_picker(Article.objects.exclude(pk=not_this or 0))
    if not wanted:
        return list(others[:MOST])
    headline = Q()
    for word in wanted:
        headline &= Q(working_headline__icontains=word) | Q(headline__icontains=word)
    rank = Case(
        When(Q(working_headline__istartswith=typed.strip()), then=Value(0)),
        When(headline, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = others.filter(headline | Q(pk__in=search.find(typed, limit=MOST).ids))
    ranked = found.annotate(rank=rank).order_by("rank", "-changed_at", "-id")
    return list(ranked[:MOST])


def find_photos(typed: str) -> list[Photo]:
    """Photos whose texts or file name hold every word that was typed; newest first."""
    photos = _existing_photos()
    for word in words(typed):
        photos = photos.filter(
            Q(alt__icontains=word)
            | Q(caption__icontains=word)
            | Q(credit__icontains=word)
            | Q(original_name__icontains=word)
        )
    return list(photos[: 2 * MOST])


def _for_picker(articles: QuerySet[Article]) -> QuerySet[Article]:
    return (
        articles.filter(deleted_at__isnull=True)
        .select_related("section", "working_section", "progress")
        .defer("compiled_body", "feed_body", "page_data", "card_data")
    )


def _existing_photos() -> QuerySet[Photo]:
    return Photo.objects.filter(deleted_at__isnull=True).prefetch_related("renditions")


def photo_facts(photo: Photo) -> dict[str, Any]:
    """What pickers and cards show of a photo."""
    plain = [
        each for each in photo.renditions.all() if each.shape == FULL and each.content_type == JPEG
    ]
    small = min(plain, key=lambda each: each.width, default=None)
    return {
        "id": photo.pk,
        "name": str(photo),
        "thumb": small.file.url if small else "",
        "width": small.width if small else 0,
        "height": small.height if small else 0,
        "alt": photo.alt,
        "caption": photo.caption,
        "credit": photo.credit,
    }


def _posts(addresses: list[str]) -> dict[str, dict[str, Any]]:
    """What is known of the posts at these addresses, as they were asked for."""
    found = {address: embed.url for address in addresses if (embed := embeds.find(address))}
    posts = load_posts(set(found.values()))
    return {address: _post(posts[url]) for address, url in found.items() if url in posts}


def _post(post: Post) -> dict[str, Any]:
    return {
        "author": post.author,
        "handle": post.handle,
        "date": post.date,
        "text": post.text,
        "gone": post.gone_at is not None,
    }


def _embed(embed: embeds.Embed) -> dict[str, str]:
    return {
        "address": embed.url,
        "provider": embed.provider,
        "author": embed.author,
        "handle": embed.handle,
        "date": embed.date,
        "text": embed.text,
    }


def _ids(request: HttpRequest, name: str) -> list[int]:
    parts = request.GET.get(name, "").split(",")[:MOST_CARDS]
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 19]
