"""Having links to one article lead to another, in drafts and on public pages alike."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.impact import TRANSLATION
from articles.actions.places import lead_places
from articles.actions.publish import CannotPublish, publish
from articles.actions.refusals import CannotPoint
from articles.actions.revisions import save_draft, seal
from articles.body.pointing import pointed
from articles.languages import speaking
from articles.models import Action, Article, Content, HistoryEntry, Reference

if TYPE_CHECKING:
    from magazine.models import User

Done = TypeVar("Done")


@dataclass(frozen=True)
class Lead:
    """To which article links shall lead, in which articles (ids) and hand-picked places (keys)."""

    to: Article
    sources: Collection[int] = ()
    places: Collection[str] = ()


def point_first(
    article: Article, lead: Lead | None, then: Callable[[], Done], *, by: "User | None" = None
) -> Done:
    """Lead links elsewhere (if a ``lead`` is given) and do what follows, in one transaction.

    Raises ``CannotPoint``, and whatever ``then`` raises; nothing is written in either case.
    """
    with transaction.atomic():
        if lead is not None:
            point_elsewhere(article, lead, by=by)
        return then()


def point_elsewhere(article: Article, lead: Lead, *, by: "User | None" = None) -> int:
    """Have what leads to an article lead to another, in the articles and places of ``lead``.

    Each article gets a new revision; what is public (or scheduled) is published again as a minor
    update, and a draft that lay beside it stays one. Returns how many articles and places were
    changed.

    Raises ``CannotPoint`` if the other article is no good target, or if one of the articles can't
    be published any more; nothing was written.
    """
    to = lead.to
    if to.pk == article.pk:
        raise CannotPoint(_("Choose another article than this one."))
    rows = Reference.objects.filter(
        kind=Reference.Kind.ARTICLE,
        object_id=article.pk,
        source__in=set(lead.sources) - {article.pk, to.pk},
        source__deleted_at__isnull=True,
    ).exclude(place=TRANSLATION)
    keys: dict[int, set[str]] = defaultdict(set)
    for source_id, key in rows.values_list("source_id", "key"):
        keys[source_id] |= {key} if key else set()
    with transaction.atomic():
        # In one order for all, and before anything else: two that do this at once would wait for
        # each other.
        held = Article.objects.filter(pk__in={article.pk, to.pk, *keys}).order_by("pk")
        list(held.select_for_update(no_key=True).values_list("pk"))
        to.refresh_from_db(fields=["status", "published_at", "withdraw_at", "deleted_at"])
        if not to.is_public():
            raise CannotPoint(
                _("“%(headline)s” is not public: links to it would vanish.") % {"headline": to}
            )
        pointed_in = sum(_point(pk, article, to, keys[pk], by) for pk in sorted(keys))
        return pointed_in + lead_places(article, to, lead.places, by=by)


def _point(pk: int, old: Article, new: Article, keys: set[str], by: "User | None") -> bool:
    source = (
        Article.objects.select_for_update(of=("self",), no_key=True)
        .select_related("latest_revision", "live_revision")
        .get(pk=pk)
    )
    if source.deleted_at is not None:
        return False  # meanwhile
    latest, live = source.latest_revision, source.live_revision
    assert latest is not None
    is_shown = live is not None and (source.is_public() or source.is_scheduled())
    draft = latest.read()
    later = pointed(draft, old.pk, new.pk, keys)
    changed = False
    if is_shown and live is not None:
        before = live.read()
        after = pointed(before, old.pk, new.pk, keys)
        if after != before:
            changed = True
            _save(source, after, by)
            _publish_again(source, by)
    # A draft that lies beside what is public stays the newest, whether it had such links or not.
    lies_beside = not is_shown or live != latest
    if lies_beside and (changed or later != draft):
        changed = True
        source.refresh_from_db(fields=["latest_revision"])
        _save(source, later, by)
    if changed:
        source.refresh_from_db(fields=["latest_revision"])
        with speaking(""):  # it is stored, and read by everybody
            note = _("from “%(old)s” to “%(new)s”") % {"old": str(old)[:120], "new": str(new)[:120]}
        HistoryEntry.objects.create(
            article=source,
            action=Action.POINTED,
            revision=source.latest_revision,
            by=by,
            note=note[:300],
        )
    return changed


def _save(source: Article, content: Content, by: "User | None") -> None:
    # Else a revision of the same person that is still open would be written over.
    if source.latest_revision is not None:
        seal(source.latest_revision)
    save_draft(source, content, by=by)


def _publish_again(source: Article, by: "User | None") -> None:
    first = source.first_published_at
    # One that waits for its time goes on waiting.
    at = source.published_at if first is None or first > timezone.now() else None
    try:
        publish(source, by=by, at=at, substantive=False)
    except CannotPublish as stopped:
        raise CannotPoint(
            _("“%(headline)s” can’t be published as it is: %(problem)s Mend it, or leave it out.")
            % {"headline": source, "problem": stopped}
        ) from stopped
