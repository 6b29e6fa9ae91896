"""What differs between two arrangements, in one line."""

from collections import Counter

from django.utils.translation import gettext as _

from articles.front.slots import KIND_LABELS, Slot

LONGEST = 300


def describe(before: list[Slot], after: list[Slot]) -> str:
    """What somebody did to the slots, in words; empty if nothing."""
    if before == after:
        return ""
    if not after:
        return _("Newest first, without slots")
    if not before:
        return _("Arranged from new")
    had, has = Counter(map(name_of, before)), Counter(map(name_of, after))
    words = [_("%(slot)s added") % {"slot": name} for name in (has - had)]
    words += [_("%(slot)s removed") % {"slot": name} for name in (had - has)]
    old = {name_of(slot): slot for slot in before}
    words += [
        _("%(slot)s changed") % {"slot": name}
        for slot in after
        if (name := name_of(slot)) in old and had[name] == has[name] == 1 and old[name] != slot
    ]
    order = [name_of(slot) for slot in after if name_of(slot) in had]
    if order != [name_of(slot) for slot in before if name_of(slot) in has]:
        words.append(_("order changed"))
    return ", ".join(words)[:LONGEST] or _("Stories changed")


def name_of(slot: Slot) -> str:
    """What a slot is called: its kind, and its heading where it has one."""
    kind = str(KIND_LABELS[slot.kind])
    return f"{kind} “{slot.heading}”" if slot.heading else kind
