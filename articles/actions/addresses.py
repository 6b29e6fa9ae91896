"""Addresses of lists that have moved."""

import re

from django.db import transaction

from articles.models import Redirect, Tag

_TAG = re.compile(r"(?P<list>/tag/(?P<slug>[^/]+)/)(?P<rest>(?:feed/)?)")


def present_address(path: str) -> str:
    """Where a path leads now: a merged tag's list or feed gives that of the tag it went into.

    So a redirect to it stays one hop, and is right again when the merge is undone.
    """
    found = _TAG.fullmatch(path)
    if not found:
        return path
    tag = Tag.objects.select_related("merged_into").filter(slug=found["slug"]).first()
    return f"{tag.current().get_absolute_url()}{found['rest']}" if tag else path


def address_moved(old: str, new: str) -> None:
    """Have the old address of a list, and of its feed, lead to the new one, in one hop."""
    if old == new:
        return
    with transaction.atomic():
        for before, after in ((old, new), (f"{old}feed/", f"{new}feed/")):
            Redirect.objects.filter(old_path=after).delete()
            Redirect.objects.filter(new_path=before).update(new_path=after)
            Redirect.objects.update_or_create(
                old_path=before, defaults={"new_path": after, "article": None}
            )
