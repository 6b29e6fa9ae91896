"""Making, renaming, merging and deleting tags."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.actions.refreshing import referrers_changed
from articles.body.page import find_tags
from articles.models import Reference, Tag, TaggedArticle, make_tag_slug


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
        rows = Tag.objects.select_for_update().select_related(None)
        locked = {tag.pk: tag for tag in rows.filter(pk__in=[tag.pk for tag in tags])}
        target = Tag.objects.get(pk=into.pk).current()
        if target.pk in locked:
            raise CannotMerge(_("A tag can’t be merged into itself."))
        for tag in locked.values():
            if tag.merged_into_id is not None:
                raise CannotMerge(_("“%(tag)s” is merged already. Undo that first.") % {"tag": tag})
        for tag in locked.values():
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
            referrers_changed(Reference.Kind.TAG, tag.pk)
    return target


def undo_merge(tag: Tag) -> Tag:
    """Make a merged tag one of its own again: articles that name it carry it again.

    Returns the tag that had taken its place. Raises ``CannotMerge`` if it is merged into none.
    """
    with transaction.atomic():
        locked = Tag.objects.select_for_update().get(pk=tag.pk)
        if locked.merged_into is None:
            raise CannotMerge(_("This tag is merged into no other."))
        target = locked.current()
        locked.merged_into = None
        locked.save(update_fields=["merged_into"])
        referrers_changed(Reference.Kind.TAG, target.pk)
    return target


def delete_tags(ids: Collection[int]) -> None:
    """Delete tags and those merged into them, and have the articles refreshed that carry them."""
    with transaction.atomic():
        every = layer = set(ids)
        while layer:
            merged = Tag.objects.filter(merged_into__in=layer)
            layer = set(merged.values_list("pk", flat=True)) - every
            every = every | layer
        Tag.objects.filter(pk__in=every).delete()
        for pk in every:
            referrers_changed(Reference.Kind.TAG, pk)
