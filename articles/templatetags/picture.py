"""Pictures in templates: every width and format of a photo, and no shift when it arrives."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.photos.picture import Picture

register = template.Library()

# How wide a picture stands on the page, by its place in an article's body. The numbers are the
# style sheet's: the measure of the text, the wide column, the inset.
SIZES_OF_LAYOUT = {
    "text": "(min-width: 46em) 42rem, 100vw",
    "wide": "(min-width: 76em) 68rem, 100vw",
    "full": "100vw",
    "inset-left": "(min-width: 60em) 22rem, (min-width: 40em) 16rem, 100vw",
    "inset-right": "(min-width: 60em) 22rem, (min-width: 40em) 16rem, 100vw",
}


@register.simple_tag
def picture(
    photo: Picture | None,
    sizes: str = "",
    eager: bool | str = False,
    layout: str = "text",
    css_class: str = "",
) -> SafeString:
    """Write a photo as a ``<picture>``; nothing where there is none.

    Arguments:
        photo: the picture's addresses, size (px) and alt.
        sizes: how wide it stands, as HTML's ``sizes``; by default what ``layout`` says.
        eager: whether it is seen without scrolling (loaded first); otherwise it loads when near.
        layout: its place in a body: text, wide, full, inset-left or inset-right.
        css_class: a class for the ``<img>``, such as a microformat's property.
    """
    if not photo:
        return SafeString("")
    wide = sizes or SIZES_OF_LAYOUT.get(layout, SIZES_OF_LAYOUT["text"])
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source.type, source.srcset, wide) for source in photo.sources),
    )
    srcset = format_html(' srcset="{}" sizes="{}"', photo.srcset, wide) if photo.srcset else ""
    loading = ' fetchpriority="high"' if eager else ' loading="lazy"'
    return format_html(
        '<picture>{}<img{} src="{}"{} width="{}" height="{}" alt="{}"{} decoding="async">'
        "</picture>",
        sources,
        format_html(' class="{}"', css_class) if css_class else "",
        photo.src,
        srcset,
        photo.width,
        photo.height,
        photo.alt,
        SafeString(loading),
    )
