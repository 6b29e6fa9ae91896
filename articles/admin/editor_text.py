"""A whole article that was pasted as plain text, taken apart for the writing screen."""

from dataclasses import replace
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.binding import bind_open_links
from articles.actions.importing import to_content
from articles.actions.revisions import cleaned
from articles.admin.editor_api import check_may_write
from articles.admin.widgets import is_id
from articles.body import markers, plain, tree
from articles.body.formats import pasted
from articles.models import Article, Author, Content, headline_key

LONGEST = plain.MAX_BYTES
HEADLINE = "The headline of this article"
STANDFIRST = "One sentence stands here in the place of the standfirst of this article."


def urls(model_admin: "ModelAdmin[Article]") -> list[URLPattern]:
    """The addresses that take a text, or a list of a recipe, apart."""

    @require_POST
    def take_apart(request: HttpRequest) -> JsonResponse:
        check_may_write(model_admin, request)
        return parts_of(request)

    @require_POST
    def take_rows(request: HttpRequest) -> JsonResponse:
        check_may_write(model_admin, request)
        return rows_of_list(request)

    view = model_admin.admin_site.admin_view
    return [
        path("editor/parts/", view(take_apart), name="articles_article_editor_parts"),
        path("editor/rows/", view(take_rows), name="articles_article_editor_rows"),
    ]


def rows_of_list(request: HttpRequest) -> JsonResponse:
    """The rows of a recipe's ``text``: the steps where ``kind`` says so, else ingredients."""
    text, kind = request.POST.get("text", ""), request.POST.get("kind", "")
    if len(text) > pasted.LONGEST:
        return _refused(_("The list is too long. Paste it in parts."))
    return JsonResponse({"rows": pasted.rows_of(kind, text)})


def parts_of(request: HttpRequest) -> JsonResponse:
    """The parts of ``text``, or 400 with ``{"error": words}``.

    A ``headline`` and ``standfirst`` that stand on the screen already are kept: the text is then
    read as what follows them. Links that find their public article are bound.
    """
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        return _refused(_("The text is too long to be taken apart. Paste it in parts."))
    head = {name: _line(request.POST.get(name, "")) for name in ("headline", "standfirst")}
    try:
        parsed = _parse(text, **head)
    except plain.PlainTextError as error:
        return _refused(str(error))
    article = request.POST.get("article", "")
    content, notes = to_content(parsed, None)
    bound = bind_open_links(cleaned(content), article_id=int(article) if is_id(article) else None)
    notes += [found.note for found in parsed.found if found.note]
    return JsonResponse(_parts(bound, notes))


def _parse(text: str, *, headline: str, standfirst: str) -> plain.PlainArticle:
    """The text's parts, with the headline and standfirst that there are already."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not headline or headline_key(first) == headline_key(headline):
        return plain.parse(text)
    # In the places of those that are kept: they may be such as no rule would take for one.
    head = [HEADLINE, STANDFIRST] if standfirst else [HEADLINE]
    parsed = plain.parse("\n\n".join([*head, text]))
    return replace(
        parsed,
        headline=headline,
        standfirst=standfirst or parsed.standfirst,
        body=parsed.body.replace(f"<p>{STANDFIRST}</p>", "", 1) if standfirst else parsed.body,
    )


def _parts(content: Content, notes: list[str]) -> dict[str, Any]:
    names = Author.objects.in_bulk([row.author for row in content.bylines])
    root = tree.read(content.body)
    related = [wanted for _aside, wanted in markers.related(root)]
    return {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "body": content.body,
        "credit": content.main_photo.credit,
        "bylines": [
            {"author": row.author, "name": names[row.author].name, "role": row.role}
            for row in content.bylines
        ],
        "read_more": [
            {"article": row.article, "headline": row.headline} for row in content.read_more
        ],
        "counts": {
            "paragraphs": sum(1 for _each in root.iter("p", "h2", "h3", "li")),
            "embeds": sum(1 for _each in markers.embeds(root)),
            "related": len(related),
            "related_found": sum(1 for wanted in related if wanted.article_id),
            "read_more_found": sum(1 for row in content.read_more if row.article),
            "newsletters": sum(
                1 for kind in markers.foreign_kinds() for _each in markers.foreign(root, kind)
            ),
        },
        "notes": list(dict.fromkeys(notes)),
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def _refused(words: str) -> JsonResponse:
    return JsonResponse({"error": words}, status=400)
