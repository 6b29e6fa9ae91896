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
    had, has = Counter(map(_name, before)), Counter(map(_name, after))
    words = [_("%(slot)s added") % {"slot": name} for name in (has - had)]
    words += [_("%(slot)s removed") % {"slot": name} for name in (had - has)]
    old = {_name(slot): slot for slot in before}
    words += [
        _("%(slot)s changed") % {"slot": name}
        for slot in after
        if (name := _name(slot)) in old and had[name] == has[name] == 1 and old[name] != slot
    ]
    order = [_name(slot) for slot in after if _name(slot) in had]
    if order != [_name(slot) for slot in before if _name(slot) in has]:
        words.append(_("order changed"))
    return ", ".join(words)[:LONGEST] or _("Stories changed")


def _name(slot: Slot) -> str:
    kind = str(KIND_LABELS[slot.kind])
    return f"{kind} “{slot.heading}”" if slot.heading else kind
