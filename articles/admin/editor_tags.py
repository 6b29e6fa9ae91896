"""Tags for the writing screen: what exists comes first."""

from django.contrib.admin import ModelAdmin
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from articles.actions.tags import known_tags
from articles.admin.editor_api import MOST, check_may_write
from articles.models import Article, Tag, make_tag_slug

MOST_NAMES = 100


def urls(model_admin: "ModelAdmin[Article]") -> list[URLPattern]:
    """The address that looks tags up."""

    @require_GET
    def tags(request: HttpRequest) -> JsonResponse:
        check_may_write(model_admin, request)
        return look_up(request)

    view = model_admin.admin_site.admin_view(tags)
    return [path("editor/tags/", view, name="articles_article_editor_tags")]


def look_up(request: HttpRequest) -> JsonResponse:
    """``results``: tags that fit ``?q=``; ``known``: of every ``?name=`` the tag, or null."""
    names = request.GET.getlist("name")[:MOST_NAMES]
    found = known_tags(names)
    return JsonResponse(
        {
            "results": [tag.name for tag in find_tags_like(request.GET.get("q", ""))],
            "known": {name: tag.name if (tag := found.get(name)) else None for name in names},
        }
    )


def find_tags_like(typed: str) -> list[Tag]:
    """Tags whose name holds what was typed, whatever its case and accents: best ones first.

    Nothing typed gives the first ones by name.
    """
    key = make_tag_slug(typed)
    tags = Tag.objects.filter(merged_into__isnull=True)
    if not key:
        return [] if typed.strip() else list(tags.order_by("name")[:MOST])
    rank = Case(
        When(slug=key, then=Value(0)),
        When(slug__startswith=key, then=Value(1)),
        When(slug__contains=f"-{key}", then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    fitting = tags.filter(Q(slug__contains=key) | Q(name__icontains=typed.strip()))
    return list(fitting.annotate(rank=rank).order_by("rank", "name")[:MOST])
