"""Where an article stands, in words and as one of a few kinds."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, ScheduledStep, Stage, Status, Step, stage_of
from articles.templatetags.moments import moment

_OF_STAGES = {
    Stage.IN_REVIEW: "review",
    Stage.CHANGES_ASKED: "asked",
    Stage.APPROVED: "approved",
}


def with_steps(articles: Iterable[Article]) -> None:
    """Give articles the steps that wait for their time, in one query for all of them."""
    articles = list(articles)
    steps: dict[int, list[ScheduledStep]] = defaultdict(list)
    waiting = ScheduledStep.objects.pending().filter(article__in=[a.pk for a in articles])
    for step in waiting.select_related("by", "revision").defer("revision__content"):
        steps[step.article_id].append(step)
    for article in articles:
        article.waiting_steps = steps[article.pk]  # type: ignore[attr-defined]


def waiting_steps(article: Article) -> list[ScheduledStep]:
    """The steps that wait; one query, unless ``with_steps`` has been called."""
    if not hasattr(article, "waiting_steps"):
        with_steps([article])
    return article.waiting_steps  # type: ignore[attr-defined]


def waiting_step(article: Article, kind: str) -> ScheduledStep | None:
    """The step of a kind that waits."""
    return next((step for step in waiting_steps(article) if step.kind == kind), None)


def state_of(article: Article) -> str:
    """An article's state in words: what readers get, and how far the draft beside it is."""
    state, beside = _public_state(article), _draft_beside(article)
    return _("%(state)s, %(beside)s") % {"state": state, "beside": beside} if beside else state


def kind_of(article: Article) -> str:
    """Its state as one word for style sheets.

    Draft, review, asked, approved, scheduled, published, ended or withdrawn.
    """
    if article.is_scheduled():
        return "scheduled"
    if article.status == Status.PUBLISHED and not article.is_public():
        return "ended"
    if article.status == Status.DRAFT:
        return _OF_STAGES.get(stage_of(article), "draft")
    return article.status


def state_mark(article: Article) -> SafeString:
    """The state in words with marks of its kinds, for lists: the draft beside has its own."""
    beside = _draft_beside(article)
    mark = format_html(
        '<span class="state state-{}">{}</span>', kind_of(article), _public_state(article)
    )
    if not beside:
        return mark
    # The comma is for those who listen: to the eye, the marks stand apart.
    return format_html(
        '{}<span class="visually-hidden">,</span> <span class="state state-{}">{}</span>',
        mark,
        _kind_beside(article),
        beside,
    )


def _public_state(article: Article) -> str:
    if article.is_scheduled():
        return _("Scheduled for %(when)s") % {"when": moment(article.published_at)}
    if article.status == Status.PUBLISHED and not article.is_public():
        return _("Ended")
    if article.status == Status.DRAFT:
        return str(stage_of(article).label)
    return str(article.get_status_display())


def _draft_beside(article: Article) -> str:
    """The next state of an article that is public, or was: in words, empty without one."""
    stage = stage_of(article)
    if article.status == Status.DRAFT:
        return ""
    if article.status == Status.WITHDRAWN:
        return "" if stage == Stage.WRITING else _beside(stage)
    if not article.has_unpublished_changes:
        return ""
    step = waiting_step(article, Step.CHANGE)
    if step is None:
        return _beside(stage)
    when = {"when": moment(step.due_at)}
    if step.revision_id == article.latest_revision_id:
        return _("changes scheduled for %(when)s") % when
    return _("changes scheduled for %(when)s, and a newer draft") % when


def _beside(stage: Stage) -> str:
    return {
        Stage.WRITING: _("with unpublished changes"),
        Stage.IN_REVIEW: _("changes in review"),
        Stage.CHANGES_ASKED: _("changes sent back"),
        Stage.APPROVED: _("changes approved"),
    }[stage]


def _kind_beside(article: Article) -> str:
    if waiting_step(article, Step.CHANGE):
        return "scheduled"
    return _OF_STAGES.get(stage_of(article), "draft")
