"""Review in the writing screen: the panel's controls, and the buttons that save and then act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from articles.actions import workflow
from articles.actions.corrections import drop_correction
from articles.actions.notices import mark_seen
from articles.actions.refusals import Refused
from articles.actions.revisions import Conflict
from articles.admin import comments, scheduling
from articles.admin.comments import CommentPanel
from articles.admin.scheduling import SchedulePanel
from articles.admin.widgets import is_id
from articles.models import Article, Correction, HistoryEntry, Stage, Status, stage_of, standing_of
from articles.models.correction import CORRECTION_LENGTH
from articles.models.rights import may_review

# A name in the import map, so that the module's address may carry a hash.
MEDIA = Media(
    importmap=ImportMap({"articles-workflow/anchors": "articles/admin/workflow/anchors.js"}),
    js=[Script("articles/admin/workflow/comments.js", type="module")],
)


@dataclass(frozen=True)
class Panel:
    """What the panel of review offers to one person, of one article."""

    standing: str = ""
    stage: str = Stage.WRITING
    stage_label: str = ""
    can_submit: bool = False
    can_take_back: bool = False
    can_decide: bool = False
    asked: Any = None
    note: str = ""
    note_length: int = workflow.NOTE_LENGTH
    schedule: SchedulePanel | None = None
    comments: CommentPanel | None = None
    corrections: list[Correction] = field(default_factory=list)
    correction: str = ""
    correction_length: int = CORRECTION_LENGTH
    minor: bool = False

    @property
    def has_review_open(self) -> bool:
        """Whether review is what the article waits for, or a note was typed already."""
        return self.stage != Stage.WRITING or bool(self.note)

    @property
    def comments_matter(self) -> bool:
        """Whether comments belong beside the text's beginning: in review, and while one is open."""
        if self.comments is None:
            return False
        return self.comments.matters or self.stage != Stage.WRITING


def panel_of(
    request: HttpRequest, article: Article | None, history: Sequence[HistoryEntry] = ()
) -> Panel:
    """The panel for the person at work; what was typed in it and refused is still there."""
    if article is None:
        return Panel(can_submit=True, note=request.POST.get("review_note", ""))
    typed = request.session.pop(_key(article), {})
    if request.method == "GET":
        mark_seen(article, request.user)
    stage = stage_of(article)
    has_news = article.status != Status.PUBLISHED or article.has_unpublished_changes
    return Panel(
        # As it was when the screen was opened: a form that comes back with errors is no new look.
        standing=request.POST.get("standing") or standing_of(article),
        stage=stage,
        stage_label=str(stage.label) if stage != Stage.WRITING else "",
        can_submit=stage in {Stage.WRITING, Stage.CHANGES_ASKED},
        can_take_back=stage in {Stage.IN_REVIEW, Stage.APPROVED},
        can_decide=has_news
        and stage in {Stage.IN_REVIEW, Stage.APPROVED}
        and may_review(request.user, article),
        asked=_last_word(article, stage, history),
        note=request.POST.get("review_note", "") or typed.get("note", ""),
        schedule=scheduling.panel_of(request.user, article, typed),
        comments=comments.panel_of(article, typed),
        corrections=_corrections(article) if article.is_public() else [],
        correction=request.POST.get("correction", "") or typed.get("correction", ""),
        minor="minor" in request.POST or typed.get("minor", False),
    )


def act(request: HttpRequest, article: Article) -> bool:
    """Do what the panel's button that was pressed says, after saving; False if none was.

    What is not possible is told, and the text is saved all the same.
    """
    button = next((name for name in _BUTTONS if name in request.POST), None)
    if button is None:
        return False
    try:
        done = _BUTTONS[button](request, article)
    except Refused as refused:
        keep_typed(request, article, refused)
        messages.error(request, str(refused))
        messages.warning(request, _("Your text is saved."))
    except Conflict as conflict:
        messages.error(request, str(conflict))
        messages.warning(request, _("Nothing was decided. Read the new text first."))
    except PermissionDenied:
        messages.error(request, _("Saved. That is for editors to decide."))
    else:
        messages.success(request, done)
    return True


def _submit(request: HttpRequest, article: Article) -> str:
    workflow.submit(article, by=_user(request), note=_note(request), base=_base(article))
    return _("Submitted. The editors find it in their queue.")


def _take_back(request: HttpRequest, article: Article) -> str:
    workflow.take_back(article, by=_user(request))
    return _("Taken back. It is a draft again.")


def _approve(request: HttpRequest, article: Article) -> str:
    workflow.approve(article, by=_user(request), note=_note(request), base=_base(article))
    return _("Approved. It can be published as it is.")


def _ask(request: HttpRequest, article: Article) -> str:
    workflow.ask_for_changes(article, by=_user(request), note=_note(request), base=_base(article))
    return _("Sent back, with what you asked for.")


def _drop_correction(request: HttpRequest, article: Article) -> str:
    pk = request.POST.get("_drop_correction", "")
    drop_correction(int(pk) if is_id(pk) else 0, article=article, by=_user(request))
    return _("The correction is gone from the page.")


_BUTTONS: dict[str, Callable[[HttpRequest, Article], str]] = {
    "_submit": _submit,
    "_take_back": _take_back,
    "_approve": _approve,
    "_ask": _ask,
    "_drop_correction": _drop_correction,
    **comments.BUTTONS,
    "_schedule": scheduling.schedule_at,
    "_schedule_end": scheduling.end_at,
    "_plan": scheduling.plan_day,
    "_cancel_step": scheduling.cancel_step,
}


def _last_word(article: Article, stage: Stage, history: Sequence[HistoryEntry]) -> Any:
    """The entry of the history by which a draft came to its stage, with its note."""
    if stage == Stage.WRITING:
        return None
    actions = {
        Stage.IN_REVIEW: "submitted",
        Stage.CHANGES_ASKED: "changes_asked",
        Stage.APPROVED: "approved",
    }
    known = next((entry for entry in history if entry.action == actions[stage]), None)
    if known is not None:
        return known
    return article.history.filter(action=actions[stage]).select_related("by").first()


def _corrections(article: Article) -> list[Correction]:
    """The corrections of a public article, as its page tells them: no query."""
    told = (article.page_data or {}).get("corrections", [])
    if not all("id" in note for note in told):  # compiled before pages told their ids
        return list(article.corrections.all())
    return [
        Correction(pk=note["id"], text=note["text"], at=datetime.fromisoformat(note["at"]))
        for note in told
    ]


def keep_typed(request: HttpRequest, article: Article, refused: Exception) -> None:
    """Keep what was typed in the panels and refused, for the screen's next showing."""
    typed = {**scheduling.typed_of(request, refused), **comments.typed_of(request)}
    request.session[_key(article)] = typed


def _key(article: Article) -> str:
    """Where what was typed and refused waits for the screen's next showing."""
    return f"workflow-typed-{article.pk}"


def _user(request: HttpRequest) -> Any:
    return request.user


def _note(request: HttpRequest) -> str:
    return request.POST.get("review_note", "")


def _base(article: Article) -> tuple[int, int]:
    assert article.latest_revision is not None
    return article.latest_revision.pk, article.latest_revision.counter
