"""Making, renaming and deleting tags."""

from collections.abc import Collection

from django.db import transaction

from articles.actions.refreshing import referrers_changed
from articles.body.page import find_tags
from articles.models import Reference, Tag, make_tag_slug


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
