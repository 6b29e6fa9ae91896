"""Source body HTML, written from the parts of a plain text."""

from collections.abc import Iterable
from html import escape

from articles.embeds.base import Embed


def paragraph(text: str) -> str:
    """A paragraph that shows the text as typed, its HTML signs too."""
    return f"<p>{escape(text, quote=False)}</p>"


def address(url: str) -> str:
    """A paragraph with a link to the address, which must be http or https."""
    return f'<p><a href="{escape(url)}">{escape(url, quote=False)}</a></p>'


def subheading(text: str) -> str:
    """A subheading."""
    return f"<h2>{escape(text, quote=False)}</h2>"


def item_list(texts: Iterable[str], *, numbered: bool) -> str:
    """A list of the texts."""
    tag = "ol" if numbered else "ul"
    items = "".join(f"<li>{escape(text, quote=False)}</li>" for text in texts)
    return f"<{tag}>{items}</{tag}>"


def related(headline: str) -> str:
    """The marker of a related link that is still open: it names the headline looked for."""
    return f'<aside data-related="">{escape(headline, quote=False)}</aside>'


def embed(post: Embed) -> str:
    """The marker of an embed, with its text as child text."""
    attributes = {
        "data-embed": post.url,
        "data-provider": post.provider,
        "data-author": post.author,
        "data-handle": post.handle,
        "data-date": post.date,
    }
    written = "".join(
        f' {name}="{escape(value)}"'
        for name, value in attributes.items()
        if value or name in ("data-embed", "data-provider")
    )
    text = "".join(paragraph(part) for part in post.text.split("\n") if part.strip())
    return f"<figure{written}><blockquote>{text}</blockquote></figure>"
