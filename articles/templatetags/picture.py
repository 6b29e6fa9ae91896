"""Pictures in templates: every width and format of a photo, and no shift when it arrives."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.photos.picture import Picture
from articles.photos.slots import sizes_of

register = template.Library()


@register.simple_tag
def picture(
    photo: Picture | None,
    sizes: str = "",
    eager: bool | str = False,
    layout: str = "text",
    css_class: str = "",
) -> SafeString:
    """Write a photo as a ``<picture>`` over its placeholder; nothing where there is none.

    Arguments:
        photo: the picture's addresses, size (px) and alt.
        sizes: how wide it stands, as HTML's ``sizes``; by default what ``layout`` says.
        eager: whether it is seen without scrolling (loaded first); otherwise it loads when near.
        layout: its place on the page: one of ``SLOTS``.
        css_class: a class for the ``<img>``, such as a microformat's property.
    """
    if not photo:
        return SafeString("")
    wide = sizes or sizes_of(layout, photo.width, photo.height)
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source.type, source.srcset, wide) for source in photo.sources),
    )
    srcset = format_html(' srcset="{}" sizes="{}"', photo.srcset, wide) if photo.srcset else ""
    loading = ' fetchpriority="high"' if eager else ' loading="lazy"'
    classes = " ".join(filter(None, (css_class, photo.focus)))
    return format_html(
        '<span class="picture"><picture>{}<img{} src="{}"{} width="{}" height="{}" alt="{}"{}'
        ' decoding="async"></picture>{}</span>',
        sources,
        format_html(' class="{}"', classes) if classes else "",
        photo.src,
        srcset,
        photo.width,
        photo.height,
        photo.alt,
        SafeString(loading),
        _blur(photo),
    )


@register.simple_tag
def photo_credits(*groups: Any) -> SafeString:
    """The credits line of a page with cards: whom to thank for their photos, each once.

    Arguments:
        groups: cards, or lists of cards; None and cards without a photo are passed over.
    """
    cards = [card for group in groups if group for card in _each(group)]
    names = dict.fromkeys(card.photo_credit for card in cards if card.photo and card.photo_credit)
    if not names:
        return SafeString("")
    listed = format_html_join(", ", "{}", ((name,) for name in names))
    return format_html('<p class="photo-credits">{} {}</p>', _("Pictures:"), listed)


def _each(group: Any) -> Any:
    return group if isinstance(group, list | tuple) else [group]


def _blur(photo: Picture) -> SafeString:
    """The tiny picture that lies under the photo until it is there; nothing where there is none."""
    if not photo.blur:
        return SafeString("")
    # Not an <img>: it says nothing that the photo doesn't say.
    return format_html(
        '<svg class="picture-blur" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMid slice"'
        ' aria-hidden="true" focusable="false">'
        '<image href="{}" width="100%" height="100%" preserveAspectRatio="none"></image></svg>',
        photo.width,
        photo.height,
        photo.blur,
    )
