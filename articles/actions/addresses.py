"""Addresses of lists that have moved."""

from django.db import transaction

from articles.models import Redirect


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
