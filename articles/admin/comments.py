"""Comments in the writing screen: the threads of its panel, and what its buttons do.

With scripts the panel talks to its own address, and the text being written stays as it is.
Without them its buttons send the whole form: the text is saved first.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.actions import comments as doing
from articles.actions.refusals import Refused
from articles.admin.widgets import is_id
from articles.body.anchors import Quote, locate
from articles.models import Article, Comment
from articles.models.review import COMMENT_LENGTH

TEMPLATE = "admin/articles/article/panels/comments.html"


@dataclass
class Thread:
    """A comment with its answers; ``is_there`` tells whether its passage still stands."""

    comment: Comment
    answers: list[Comment]
    is_there: bool
    typed: str = ""


@dataclass
class CommentPanel:
    """All threads of an article, the open ones first, and what was typed and refused."""

    url_pk: int
    threads: list[Thread]
    resolved: list[Thread]
    length: int = COMMENT_LENGTH
    text: str = ""
    quote: str = ""
    told: str = ""
    is_refused: bool = False

    @property
    def matters(self) -> bool:
        """Whether anything waits to be read or sent: then the panel is unfolded."""
        return bool(self.threads or self.told or self.text or self.quote)


def panel_of(article: Article, typed: dict[str, Any]) -> CommentPanel:
    """The panel (one query), with what was refused the last time."""
    rows = list(article.comments.select_related("by", "resolved_by"))
    text = doing.text_of(article) if any(row.quote for row in rows) else ""
    answers: dict[int, list[Comment]] = {}
    for row in rows:
        if row.parent_id is not None:
            answers.setdefault(row.parent_id, []).append(row)
    threads = [
        Thread(
            row,
            answers.get(row.pk, []),
            not row.quote or locate(text, Quote(row.quote, row.prefix, row.suffix)) is not None,
            typed.get("answers", {}).get(str(row.pk), ""),
        )
        for row in rows
        if row.parent_id is None
    ]
    return CommentPanel(
        article.pk,
        [thread for thread in threads if thread.comment.resolved_at is None],
        [thread for thread in threads if thread.comment.resolved_at is not None],
        text=typed.get("comment", ""),
        quote=typed.get("quote", ""),
    )


def comments_view(request: HttpRequest, article: Article) -> HttpResponse:
    """The panel by itself, after doing what the button that was pressed says."""
    told, refused, typed = "", False, {}
    if request.method == "POST":
        button = next((name for name in BUTTONS if name in request.POST), None)
        try:
            told = BUTTONS[button](request, article) if button else ""
        except Refused as error:
            told, refused, typed = str(error), True, typed_of(request)
    panel = panel_of(article, typed)
    warnings = [str(message) for message in messages.get_messages(request)]
    panel.told, panel.is_refused = " ".join([told, *warnings]).strip(), refused
    # Not a failure of the request: the panel that comes says what to mend.
    return render(request, TEMPLATE, {"comments": panel, "article": article, "alone": True})


def typed_of(request: HttpRequest) -> dict[str, Any]:
    """What was typed into the panel, to be shown again after it was refused."""
    names = [name for name in request.POST if name.startswith("answer_")]
    return {
        "comment": request.POST.get("comment_text", "")[: 2 * COMMENT_LENGTH],
        "quote": request.POST.get("comment_quote", "")[: 2 * COMMENT_LENGTH],
        "answers": {
            name.removeprefix("answer_"): request.POST[name][: 2 * COMMENT_LENGTH]
            for name in names
            if request.POST[name]
        },
    }


def _comment(request: HttpRequest, article: Article) -> str:
    quote = Quote(
        request.POST.get("comment_quote", ""),
        request.POST.get("comment_prefix", ""),
        request.POST.get("comment_suffix", ""),
    )
    text = request.POST.get("comment_text", "")
    _comment_made, unknown = doing.comment_on(article, text, by=_user(request), quote=quote)
    _warn(request, unknown)
    return _("The comment is there.")


def _answer(request: HttpRequest, article: Article) -> str:
    pk = _id(request, "_answer")
    text = request.POST.get(f"answer_{pk}", "")
    _warn(request, doing.answer(pk, text, article=article, by=_user(request)))
    return _("Answered.")


def _resolve(request: HttpRequest, article: Article) -> str:
    doing.resolve(_id(request, "_resolve"), article=article, by=_user(request))
    return _("Resolved.")


def _reopen(request: HttpRequest, article: Article) -> str:
    doing.reopen(_id(request, "_reopen"), article=article, by=_user(request))
    return _("Open again.")


BUTTONS = {"_comment": _comment, "_answer": _answer, "_resolve": _resolve, "_reopen": _reopen}


def _warn(request: HttpRequest, unknown: list[str]) -> None:
    if unknown:
        names = ", ".join(f"@{name}" for name in unknown)
        messages.warning(
            request,
            _("Nobody who may open this article has this log-in, and was told: %s.") % names,
        )


def _id(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    if not is_id(value):
        raise Refused(_("That comment is no longer there."))
    return int(value)


def _user(request: HttpRequest) -> Any:
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
