"""Setting up newsletters: their words, and which one is the default."""

from collections.abc import Callable

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from newsletter.models import Newsletter, Wording

_listeners: list[Callable[[str], None]] = []


def on_change(listener: Callable[[str], None]) -> None:
    """Have a function called with the slug of each newsletter whose form reads otherwise now.

    It is called in the transaction of the change. Registering it again changes nothing.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def _changed(slug: str) -> None:
    for listener in _listeners:
        listener(slug)


def create(
    *,
    name: str,
    slug: str,
    description: str = "",
    frequency: str = "",
    language: str = "",
    wording: str = "",
    active: bool = True,
    position: int = 0,
) -> Newsletter:
    """Make a newsletter with the words that people agree to (a stock sentence unless given).

    The first open one becomes the default. Raises ``IntegrityError`` if name or slug are taken.
    """
    newsletter = Newsletter(
        name=name,
        slug=slug,
        description=description,
        frequency=frequency,
        position=position,
        active=active,
    )
    if language:
        newsletter.language = language
    return add(newsletter, wording)


def add(newsletter: Newsletter, wording: str = "") -> Newsletter:
    """Store a new newsletter, as ``create`` does, from an object that isn't stored yet."""
    active = newsletter.active
    with transaction.atomic():
        # Newsletter and wording name each other: the newsletter opens once it has words.
        newsletter.active = False
        newsletter.is_default = False
        newsletter.save()
        set_wording(newsletter, wording or stock_wording(newsletter))
        newsletter.active = active
        newsletter.is_default = active and not Newsletter.objects.filter(is_default=True).exists()
        newsletter.save(update_fields=["active", "is_default"])
        _changed(newsletter.slug)
    return newsletter


def revise(newsletter: Newsletter, wording: str) -> Newsletter:
    """Store changed facts of a newsletter, and its words if they are other words.

    The first open newsletter becomes the default.
    """
    with transaction.atomic():
        if newsletter.active and not Newsletter.objects.filter(is_default=True).exists():
            newsletter.is_default = True
        # First: a newsletter that is opened must have words.
        set_wording(newsletter, wording or stock_wording(newsletter))
        old_slug = Newsletter.objects.values_list("slug", flat=True).get(pk=newsletter.pk)
        newsletter.save()
        for slug in {old_slug, newsletter.slug}:
            _changed(slug)
    return newsletter


def stock_wording(newsletter: Newsletter) -> str:
    """The sentence to agree to where nobody wrote another, in the newsletter's language."""
    with translation.override(newsletter.language):
        return gettext(
            "Yes, send me “%(name)s” by email. I can leave at any time with one click."
        ) % {"name": newsletter.name}


def set_wording(newsletter: Newsletter, text: str) -> Wording:
    """Let new sign-ups agree to these words; those from before keep theirs.

    Returns the present row if the words are the same.
    """
    present = newsletter.current_wording
    text = text.strip()
    if present is not None and (present.text, present.language) == (text, newsletter.language):
        return present
    with transaction.atomic():
        wording = Wording.objects.create(
            newsletter=newsletter, language=newsletter.language, text=text
        )
        newsletter.current_wording = wording
        newsletter.save(update_fields=["current_wording"])
        _changed(newsletter.slug)
    return wording


def make_default(newsletter: Newsletter) -> None:
    """Offer this newsletter wherever none is named.

    Raises ``ValueError`` if it takes no sign-ups.
    """
    if not newsletter.active:
        raise ValueError("a closed newsletter can't be the default")
    with transaction.atomic():
        list(Newsletter.objects.select_for_update().filter(is_default=True))
        Newsletter.objects.filter(is_default=True).exclude(pk=newsletter.pk).update(
            is_default=False
        )
        Newsletter.objects.filter(pk=newsletter.pk).update(is_default=True)
        _changed(newsletter.slug)
    newsletter.is_default = True
