"""Which articles a body and its read-more list lead to, resolved in bulk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.body.paid import paid_label
from articles.body.small_cards import SmallCards, small_cards
from articles.models import Article, KnownHeadline, Status


@dataclass(frozen=True)
class Target:
    """A public article as a link shows it, and as a small card if cards were asked for."""

    pk: int
    url: str
    headline: str
    card: dict[str, Any] = field(default_factory=dict, compare=False)
    paid: str = ""
    fits_beside_sensitive: bool = True


@dataclass
class Targets:
    """Public articles by id, open headlines that found their one article, and until when."""

    by_id: dict[int, Target] = field(default_factory=dict)
    by_key: dict[str, Target] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)
    bound: Mapping[str, int] = field(default_factory=dict)
    valid_until: datetime | None = None
    left_out: frozenset[int] = frozenset()

    def find(self, article_id: int | None, key: str) -> Target | None:
        """The article meant by an id or, without one, by a headline's key."""
        target = self.meant(article_id, key)
        return None if target and target.pk in self.left_out else target

    def meant(self, article_id: int | None, key: str) -> Target | None:
        """The same, of those too that are left out."""
        return self.by_id.get(article_id) if article_id else self.by_key.get(key)

    def leave_out_unfit(self) -> None:
        """Suggest nothing that is paid for or light-hearted: the subject is sensitive."""
        known = [*self.by_id.values(), *self.by_key.values()]
        self.left_out = frozenset(each.pk for each in known if not each.fits_beside_sensitive)

    def id_of(self, article_id: int | None, key: str) -> int | None:
        """The id that a link is bound to, whether that article is public or not."""
        if article_id or not key:
            return article_id
        target = self.by_key.get(key)
        return target.pk if target else self.bound.get(key)

    def _note_change(self, moment: datetime | None, at: datetime) -> None:
        if moment and moment > at and (self.valid_until is None or moment < self.valid_until):
            self.valid_until = moment


def find_targets(
    ids: Collection[int],
    keys: Collection[str],
    *,
    at: datetime,
    bound: Mapping[str, int] | None = None,
    not_to: int | None = None,
    with_cards: bool = False,
) -> Targets:
    """Resolve article ids and headline keys; at most one query for each of the two.

    ``with_cards`` gives each its small card as well, with at most two queries more.

    ``bound`` tells keys that were bound to an article earlier: they are never rebound. ``not_to``
    is the article that asks, which no open link of its own leads to. A key that several public
    articles have is left open. Articles that become or cease to be public later limit
    ``valid_until``.
    """
    bound = bound or {}
    open_keys = {key for key in keys if key and key not in bound}
    candidates = _articles_of_keys(open_keys, not_to)
    wanted = {pk for pk in [*ids, *bound.values()] if pk}
    known = {pk for group in candidates.values() for pk in group}
    articles = (
        {
            article.pk: article
            for article in Article.objects.existing()
            .filter(pk__in=wanted | known, status=Status.PUBLISHED)
            .for_card()
        }
        if wanted | known
        else {}
    )
    targets = Targets(bound=bound)
    for article in articles.values():
        targets._note_change(article.published_at, at)
        targets._note_change(article.withdraw_at, at)
    are_public = {pk: article for pk, article in articles.items() if article.is_public(at)}
    cards = small_cards(are_public.values(), at) if with_cards else SmallCards()
    targets._note_change(cards.valid_until, at)
    public = {
        pk: Target(
            pk,
            article.get_absolute_url(),
            article.headline,
            cards.by_id.get(pk, {}),
            paid=paid_label(article),
            fits_beside_sensitive=article.fits_beside_sensitive(),
        )
        for pk, article in are_public.items()
    }
    targets.by_id = {pk: target for pk, target in public.items() if pk in wanted}
    for key, group in candidates.items():
        found = [public[pk] for pk in group if pk in public]
        if len(found) == 1:
            targets.by_key[key] = found[0]
        elif found:
            targets.several.add(key)
    for key, pk in bound.items():
        if pk in public:
            targets.by_key[key] = public[pk]
    return targets


def _articles_of_keys(keys: Collection[str], not_to: int | None) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    if not keys:
        return groups
    rows = KnownHeadline.objects.filter(key__in=keys).exclude(article_id=not_to or 0)
    for key, pk in rows.values_list("key", "article_id").order_by("article_id"):
        groups.setdefault(key, []).append(pk)
    return groups
