"""Making, renaming, merging and deleting tags."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.refreshing import referrers_changed
from articles.body.page import find_tags
from articles.models import PinnedStory, Reference, Tag, TaggedArticle, make_tag_slug

OVERTAKEN = gettext_lazy("Somebody else has merged these tags meanwhile. Look at them again.")


class CannotMerge(ValueError):
    """Tags can't be merged so; the message says why, and nothing was written."""


def ensure_tags(names: list[str]) -> list[Tag]:
    """The tags of these names, in order; those that don't exist are made.

    Case, accents and punctuation don't tell tags apart; a merged tag gives the one it went into.
    """
    existing = {make_tag_slug(tag.name) for tag in Tag.objects.filter(name__in=names)}
    slugs = [make_tag_slug(name) for name in names]
    existing |= set(Tag.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    wanted = dict(zip(reversed(slugs), reversed(names), strict=True))
    # In one order for all: two publications that make the same tags would wait for each other.
    for slug in sorted(wanted.keys() - existing - {""}):
        Tag.objects.get_or_create(slug=slug, defaults={"name": wanted[slug][:100]})
    return find_tags(names)


def known_tags(names: Collection[str]) -> dict[str, Tag]:
    """Of these names those that have a tag, each with it; merged ones give where they went."""
    slugs = {name: make_tag_slug(name) for name in names}
    rows = Tag.objects.filter(Q(slug__in=set(slugs.values()) - {""}) | Q(name__in=names))
    found: dict[str, Tag] = {}
    for tag in rows.select_related("merged_into"):
        found[tag.slug] = found[make_tag_slug(tag.name)] = tag.current()
    return {name: found[slug] for name, slug in slugs.items() if slug in found}


def new_tags(names: Collection[str]) -> list[str]:
    """Of these names those that no tag has yet, in order."""
    known = known_tags(names)
    return [name for name in names if name not in known and make_tag_slug(name)]


def tag_changed(tag: Tag, *, old_name: str, old_slug: str) -> None:
    """Have what knows a tag by an earlier name find it: addresses, and articles as written.

    Articles name their tags, so each earlier slug stays as a tag that is merged into this one.
    """
    with transaction.atomic():
        slugs = {old_slug, make_tag_slug(old_name), make_tag_slug(tag.name)} - {tag.slug, ""}
        taken = set(Tag.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        for slug in sorted(slugs - taken):
            name = f"{slug} ({tag.pk})" if Tag.objects.filter(name=slug).exists() else slug
            Tag.objects.create(name=name[:100], slug=slug, merged_into=tag)
        referrers_changed(Reference.Kind.TAG, tag.pk)


def merge_tags(tags: Collection[Tag], into: Tag) -> Tag:
    """Have one tag take the place of others; what they were stays, so that it can be undone.

    Their addresses and feeds lead to the one tag, articles that name them carry it. Returns the
    tag that took their place (``into``, or what that was merged into). Raises ``CannotMerge``.
    """
    with transaction.atomic():
        locked = _hold([*tags, Tag.objects.get(pk=into.pk).current()])
        target = Tag.objects.get(pk=into.pk).current()
        if target.pk not in locked:
            raise CannotMerge(OVERTAKEN)
        going = [locked[pk] for pk in sorted({tag.pk for tag in tags} & set(locked))]
        if target in going:
            raise CannotMerge(_("A tag can’t be merged into itself."))
        for tag in going:
            if tag.merged_into_id is not None:
                raise CannotMerge(_("“%(tag)s” is merged already. Undo that first.") % {"tag": tag})
        for tag in going:
            tag.merged_into = target
            tag.save(update_fields=["merged_into"])
            # At once, and not only when its articles are refreshed: lists read these rows.
            carried = TaggedArticle.objects.filter(tag=tag)
            TaggedArticle.objects.bulk_create(
                [
                    TaggedArticle(tag=target, content_object_id=pk)
                    for pk in carried.values_list("content_object_id", flat=True)
                ],
                ignore_conflicts=True,
            )
            carried.delete()
            _move_pins(tag, target)
            referrers_changed(Reference.Kind.TAG, tag.pk)
    return target


def undo_merge(tag: Tag) -> Tag:
    """Make a merged tag one of its own again: articles that name it carry it again.

    Returns the tag that had taken its place. Raises ``CannotMerge`` if it is merged into none.
    """
    with transaction.atomic():
        target = Tag.objects.get(pk=tag.pk).current()
        locked = _hold([tag, target])[tag.pk]
        if locked.merged_into is None:
            raise CannotMerge(_("This tag is merged into no other."))
        if locked.current() != target:
            raise CannotMerge(OVERTAKEN)
        locked.merged_into = None
        locked.save(update_fields=["merged_into"])
        _move_pins_back(locked, target)
        referrers_changed(Reference.Kind.TAG, target.pk)
    return target


def delete_tags(ids: Collection[int]) -> None:
    """Delete tags and those merged into them, and have the articles refreshed that carry them."""
    with transaction.atomic():
        every = _with_merged(ids)
        Tag.objects.filter(pk__in=every).delete()
        for pk in every:
            referrers_changed(Reference.Kind.TAG, pk)


def _with_merged(ids: Collection[int]) -> set[int]:
    """The ids of these tags and of all that were merged into them, over however many merges."""
    every = layer = set(ids)
    while layer:
        merged = Tag.objects.filter(merged_into__in=layer)
        layer = set(merged.values_list("pk", flat=True)) - every
        every = every | layer
    return every


def _hold(tags: Collection[Tag]) -> dict[int, Tag]:
    """These tags as they are now, held until the transaction ends; always in the same order."""
    rows = Tag.objects.select_for_update().select_related(None).order_by("pk")
    return {tag.pk: tag for tag in rows.filter(pk__in={tag.pk for tag in tags})}


def _move_pins(tag: Tag, target: Tag) -> None:
    """Have stories that are pinned to a tag's page stand behind those of the tag it goes into.

    What is pinned there already stays on the merged tag, where it counts again after an undo.
    """
    there = PinnedStory.objects.filter(tag=target)
    last = there.aggregate(last=Max("position"))["last"]
    pins = PinnedStory.objects.filter(tag=tag).exclude(article__in=there.values("article"))
    for position, pin in enumerate(pins, 0 if last is None else last + 1):
        pin.merged_from = pin.merged_from or tag
        pin.tag, pin.position = target, position
        pin.save(update_fields=["tag", "merged_from", "position"])


def _move_pins_back(tag: Tag, target: Tag) -> None:
    """Have a tag that is one of its own again have the pins that it came with."""
    here = PinnedStory.objects.filter(tag=tag)
    came = PinnedStory.objects.filter(tag=target, merged_from__in=_with_merged([tag.pk]))
    for pin in came.exclude(article__in=here.values("article")):
        pin.merged_from = None if pin.merged_from_id == tag.pk else pin.merged_from
        pin.tag = tag
        pin.save(update_fields=["tag", "merged_from"])
