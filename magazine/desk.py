"""What the editors' front page shows, as data: own work, what others did, and open problems."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import embeds
from articles.actions.helplines import overdue_helplines
from articles.countries import country_name
from articles.models import (
    Article,
    ArticleQuerySet,
    Photo,
    Post,
    Reference,
    Stage,
    Status,
    stage_of,
)
from articles.models.rights import sections_of
from articles.photos import rights
from articles.photos.uses import in_use
from magazine.desk_review import NoticeRow, QueueRow, notices_of, queue_of
from newsletter.models import Newsletter, SubscriptionStatus

ROWS = 6
MOST_PUBLISHED = 12
MOST_PROBLEMS = 50
SHOWN_PROBLEMS = 5


@dataclass(frozen=True)
class Row:
    """One article in a list of the front page."""

    headline: str
    url: str
    section: str
    at: datetime | None
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """Where one problem is, and in a few words what it is."""

    name: str
    url: str
    note: str


@dataclass(frozen=True)
class Problem:
    """All open problems of one kind; ``more`` counts those beyond the ones listed."""

    heading: str
    help: str
    entries: list[Entry]
    more: int = 0
    is_capped: bool = False


@dataclass(frozen=True)
class NewsletterNumbers:
    """How many people a newsletter has."""

    name: str
    url: str
    active: int
    waiting: int


@dataclass(frozen=True)
class Desk:
    """The whole front page for one user."""

    is_own_only: bool
    notices: list[NoticeRow] = field(default_factory=list)
    queue: list[QueueRow] | None = None
    drafts: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    scheduled: list[Row] = field(default_factory=list)
    published_today: list[Row] = field(default_factory=list)
    published_before: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    newsletters: list[NewsletterNumbers] = field(default_factory=list)


def desk_of(user: Any, now: datetime | None = None) -> Desk:
    """The front page of a user: of all articles, or of own ones for who may not edit others'.

    Makes a fixed number of queries: four for lists, two for what waits for the person, three for
    problems, one for newsletters, and once a minute one for helplines if the user may check them.
    """
    now = now or timezone.now()
    own_only = not user.has_perm("articles.edit_all_articles")
    newsletters = _newsletters() if user.has_perm("newsletter.view_subscriber") else []
    if not user.has_perm("articles.view_article"):
        return Desk(is_own_only=own_only, newsletters=newsletters)
    articles = Article.objects.editable_by(user)
    owner = user.pk if own_only else None
    sections = sections_of(user)
    scope = {"source__created_by": owner} if own_only else {}
    scope |= {} if sections is None else {"source__working_section__in": sections}
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    week = articles.published(now).filter(published_at__gte=midnight - timedelta(days=6))
    published = list(_read(week.order_by("-published_at", "-id"))[:MOST_PUBLISHED])
    return Desk(
        is_own_only=own_only,
        notices=notices_of(user),
        queue=queue_of(user),
        drafts=_drafts(articles, user),
        changed=[] if own_only else _changed(articles, user),
        scheduled=_scheduled(articles, now),
        published_today=[_public_row(each) for each in published if _at(each) >= midnight],
        published_before=[_public_row(each) for each in published if _at(each) < midnight],
        problems=[
            problem
            for problem in (
                _open_links(scope),
                *_embeds(scope),
                *_photos(owner),
                *([_helplines()] if user.has_perm("articles.change_helpline") else []),
            )
            if problem.entries
        ],
        newsletters=newsletters,
    )


def _read(articles: ArticleQuerySet) -> ArticleQuerySet:
    return articles.select_related(
        "working_section", "latest_revision__created_by", "progress"
    ).only(
        "working_headline", "headline", "working_section__name", "status", "published_at",
        "progress__stage",
        "changed_at", "latest_revision__created_by__first_name",
        "latest_revision__created_by__last_name", "latest_revision__created_by__username",
    )  # fmt: skip


def _row(article: Article, at: datetime | None, note: str = "") -> Row:
    section = article.working_section
    return Row(str(article), _address(article.pk), section.name if section else "", at, note)


def _public_row(article: Article) -> Row:
    return _row(article, article.published_at)


def _at(article: Article) -> datetime:
    assert article.published_at is not None  # public articles have one
    return article.published_at


def _address(pk: int) -> str:
    return reverse("admin:articles_article_change", args=[pk])


def _drafts(articles: ArticleQuerySet, user: Any) -> list[Row]:
    mine = Q(created_by=user.pk) | Q(latest_revision__created_by=user.pk)
    found = _read(articles.filter(mine, status=Status.DRAFT)).order_by("-changed_at", "-id")
    return [_row(article, article.changed_at, _stage_words(article)) for article in found[:ROWS]]


def _stage_words(article: Article) -> str:
    stage = stage_of(article)
    return "" if stage == Stage.WRITING else str(stage.label)


def _changed(articles: ArticleQuerySet, user: Any) -> list[Row]:
    found = _read(articles).order_by("-changed_at", "-id")[:ROWS]
    return [_row(article, article.changed_at, _writer(article, user)) for article in found]


def _writer(article: Article, user: Any) -> str:
    revision = article.latest_revision
    if revision is None or revision.created_by is None:
        return ""
    return _("you") if revision.created_by_id == user.pk else str(revision.created_by)


def _scheduled(articles: ArticleQuerySet, now: datetime) -> list[Row]:
    ahead = articles.filter(status=Status.PUBLISHED, published_at__gt=now)
    return [_public_row(each) for each in _read(ahead).order_by("published_at", "id")[:ROWS]]


@dataclass(frozen=True)
class _Found:
    """An article with references of a sort that is a problem, and how many."""

    pk: int
    headline: str
    number: int
    what: str


def _open_references(
    scope: dict[str, Any], *which: Q, what: Any = None, **wanted: Any
) -> list[_Found]:
    """The articles that hold such references, those changed last first.

    Of what is public the public state counts, of drafts the draft; withdrawn ones don't.
    """
    counts = Q(draft=False, source__status=Status.PUBLISHED) | Q(
        draft=True, source__status=Status.DRAFT
    )
    rows = (
        Reference.objects.filter(counts, *which, source__deleted_at__isnull=True, **scope, **wanted)
        .values("source_id", "source__working_headline", "source__changed_at")
        .annotate(what=what or Value(""), number=Count("id"))
        .order_by("-source__changed_at", "-source_id")
    )
    return [
        _Found(
            row["source_id"],
            row["source__working_headline"] or _("Untitled draft"),
            row["number"],
            row["what"],
        )
        for row in rows[: 2 * MOST_PROBLEMS]
    ]


def _open_links(scope: dict[str, Any]) -> Problem:
    found = _open_references(scope, kind=Reference.Kind.ARTICLE, object_id__isnull=True, key__gt="")
    entries = [
        Entry(
            row.headline,
            _address(row.pk),
            ngettext("%(number)d open link", "%(number)d open links", row.number)
            % {"number": row.number},
        )
        for row in found[:MOST_PROBLEMS]
    ]
    return _problem(
        _("Open links"), _("They name a headline that no public article has yet."), entries
    )


def _embeds(scope: dict[str, Any]) -> list[Problem]:
    """Embeds that lack their post's address, and embedded posts that are gone (one query)."""
    bare = [provider.name for provider in embeds.PROVIDERS]
    gone = Post.objects.filter(gone_at__isnull=False).values("url")
    what = Case(When(key__in=bare, then=Value("bare")), default=Value("gone"))
    found = _open_references(
        scope, Q(key__in=bare) | Q(key__in=gone), what=what, kind=Reference.Kind.EMBED
    )
    return [
        _problem(
            _("Embeds without a post address"),
            _("They lead to the account only."),
            [
                Entry(
                    row.headline,
                    _address(row.pk),
                    ngettext("%(number)d embed", "%(number)d embeds", row.number)
                    % {"number": row.number},
                )
                for row in found
                if row.what == "bare"
            ][:MOST_PROBLEMS],
        ),
        _problem(
            _("Embedded posts that are gone"),
            _("Readers get the card’s own words. Say there what the post showed, or take it out."),
            [
                Entry(
                    row.headline,
                    _address(row.pk),
                    ngettext("%(number)d post", "%(number)d posts", row.number)
                    % {"number": row.number},
                )
                for row in found
                if row.what == "gone"
            ][:MOST_PROBLEMS],
        ),
    ]


def _photos(owner: int | None) -> tuple[Problem, Problem]:
    """Photos in use that lack something, and those whose rights end; one query for both.

    Rights count from 14 days before their end on, the first to end first.
    """
    today = timezone.localdate()
    is_ending = rights.ended(today) | rights.ending(today)
    photos = Photo.objects.filter(
        Q(credit="") | Q(alt="") | is_ending, in_use(), deleted_at__isnull=True
    ).order_by("usable_until", "-created_at", "-id")
    if owner is not None:
        photos = photos.filter(created_by=owner)
    lacking, ending = [], []
    fields = ("title", "alt", "caption", "original_name", "credit", "usable_until")
    for photo in photos.only(*fields)[: 2 * MOST_PROBLEMS]:
        url = reverse("admin:articles_photo_change", args=[photo.pk])
        if not (photo.credit and photo.alt):
            lacking.append(Entry(str(photo), url, _lacks(photo)))
        if photo.usable_until and photo.usable_until <= today + rights.TOLD_BEFORE:
            over = photo.usable_until < today
            words = _("ended on %(day)s") if over else _("until %(day)s")
            ending.append(Entry(str(photo), url, words % {"day": date_format(photo.usable_until)}))
    return (
        _problem(
            _("Photos that lack a credit or an alt"),
            _("Articles use them already."),
            lacking[:MOST_PROBLEMS],
        ),
        _problem(
            _("Photos whose rights end"),
            _("When they have ended, the section’s picture stands there instead."),
            ending[:MOST_PROBLEMS],
        ),
    )


def _helplines() -> Problem:
    """Helplines that nobody has checked for long (one query a minute)."""
    entries = []
    for pk, name, country, day in overdue_helplines(MOST_PROBLEMS):
        words = _("last checked on %(day)s") if day else _("never checked")
        words %= {"day": date_format(day) if day else ""}
        url = reverse("admin:articles_helpline_change", args=[pk])
        entries.append(Entry(name, url, f"{country_name(country)}, {words}"))
    return _problem(
        _("Helplines to check"),
        _("Call them or look them up, then note in the list that they are right."),
        entries,
    )


def _lacks(photo: Photo) -> str:
    if photo.credit:
        return _("no alt")
    return _("no credit") if photo.alt else _("no credit, no alt")


def _problem(heading: str, help_text: str, entries: list[Entry]) -> Problem:
    return Problem(
        heading,
        help_text,
        entries[:SHOWN_PROBLEMS],
        more=max(0, len(entries) - SHOWN_PROBLEMS),
        is_capped=len(entries) >= MOST_PROBLEMS,
    )


def _newsletters() -> list[NewsletterNumbers]:
    counted = Newsletter.objects.values_list("pk", "name").annotate(
        active=Count("subscriptions", filter=Q(subscriptions__status=SubscriptionStatus.ACTIVE)),
        waiting=Count("subscriptions", filter=Q(subscriptions__status=SubscriptionStatus.PENDING)),
    )
    return [
        NewsletterNumbers(
            name, reverse("admin:newsletter_newsletter_change", args=[pk]), active, waiting
        )
        for pk, name, active, waiting in counted
    ]
