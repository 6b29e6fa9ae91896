"""What an embed is, and what every provider of embeds does; a provider's own file says the rest."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from django.utils.functional import Promise
from lxml.html import HtmlElement

from articles.embeds.addresses import Address, Route, split
from articles.embeds.code import Code, Shortcode, read_code, text_lines
from articles.embeds.dates import read_date
from articles.embeds.frames import Frame
from articles.embeds.leftovers import Leftovers, find_leftovers, join, split_credit
from articles.embeds.lookups import Lookup

# Where embed code keeps the address of its post; some are set by plugins that load frames late.
_ADDRESS_ATTRIBUTES = (
    "data-instgrm-permalink",
    "data-text-post-permalink",
    "data-embed-url",
    "data-bluesky-uri",
    "data-href",
    "cite",
    "href",
    "src",
    "data-src",
    "data-lazy-src",
)
_FRAMES = frozenset({"iframe", "embed", "amp-iframe"})


@dataclass(frozen=True)
class Embed:
    """A post or video of another site.

    Args:
        provider: the provider's name, "instagram".
        id: the post's id, or the code of a short address; "" only where the address is unknown.
        url: the canonical address; "" when it is unknown.
        author: the name of whose it is.
        handle: the account, without "@".
        text: the text alternative, its paragraphs parted by line ends.
        date: an ISO date where that holds all of it, else as it was written.
    """

    provider: str
    id: str
    url: str
    author: str = ""
    handle: str = ""
    text: str = ""
    date: str = ""


class Provider:
    """One site whose posts can be embedded; subclasses fill in the class attributes.

    Attributes:
        name: the name in code and markers.
        label: the name that readers know.
        link_words: the words of the link to the post.
        credit_words: whose it is, with `%(who)s` for name and account.
        account: the address of an account, with `{handle}`; "" if there is none.
        handle_pattern: what an account is written with.
        routes: the forms of a post's address.
        id_address: the address of a post of which only the id is known, with `{id}`.
        code_classes: classes of the outermost element of its embed code.
        code_elements: its own elements, and the attribute that holds the post's id or address.
        code_attributes: attributes of the outermost element of its embed code.
        shortcodes: its WordPress shortcodes.
        leftovers: what stays of an embed in plain text.
        frame_sort: what its frame holds: a key of `frames.WORDS`.
        frame_origins: the origins of its frames; () if it has none, or none that is fixed.
        lookup: where it answers questions about its posts; None if it does not, or if its terms
            forbid it.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    link_words: ClassVar[str | Promise]
    credit_words: ClassVar[str | Promise]
    account: ClassVar[str] = ""
    handle_pattern: ClassVar[str] = r"[A-Za-z0-9_.-]{1,50}"
    routes: ClassVar[tuple[Route, ...]]
    id_address: ClassVar[str] = ""
    code_classes: ClassVar[frozenset[str]] = frozenset()
    code_elements: ClassVar[Mapping[str, str]] = {}
    code_attributes: ClassVar[frozenset[str]] = frozenset()
    shortcodes: ClassVar[frozenset[str]] = frozenset()
    leftovers: ClassVar[Leftovers]
    frame_sort: ClassVar[str] = "post"
    frame_origins: ClassVar[tuple[str, ...]] = ()
    lookup: ClassVar[Lookup | None] = None

    @property
    def link_label(self) -> str:
        """The words of the link to the post, in the active language."""
        return str(self.link_words)

    def shared_by(self, embed: Embed) -> str:
        """Return the words that say whose a post is; "" if neither name nor account is known."""
        handle = f"@{embed.handle}" if embed.handle else ""
        who = f"{embed.author} ({handle})" if embed.author and handle else embed.author or handle
        return str(self.credit_words) % {"who": who} if who else ""

    def account_url(self, handle: str) -> str:
        """Return the address of an account (with or without "@"); "" if there can be none."""
        handle = handle.removeprefix("@")
        if not self.account or not re.fullmatch(self.handle_pattern, handle):
            return ""
        return self.account.format(handle=handle)

    def frame(self, embed: Embed) -> Frame | None:
        """Return the frame that shows a post of this provider; None if there can be none."""
        return None

    def lookup_of(self, embed: Embed, servers: Collection[str]) -> Lookup | None:
        """Return where to ask about a post; None if it can't be asked about.

        Addresses that name no post outright, such as short ones, have no frame and no answer.
        ``servers`` are the Mastodon servers that the person who runs the site has listed.
        """
        if self.lookup is None or self.frame(embed) is None:
            return None
        return self.lookup if re.fullmatch(self.lookup.about, embed.url) else None

    def frame_title(self, embed: Embed) -> str:
        """Return what a frame is called: the site, and whose the post is where that is known."""
        return ": ".join(filter(None, [str(self.label), self.shared_by(embed)]))

    def find(self, address: str) -> Embed | None:
        """Return the post at an address, with its canonical address; None if it is no such one."""
        parts = split(address)
        return None if parts is None else self._find_parts(parts)

    def parse_code(self, html: str) -> Embed | None:
        """Return the post that pasted embed code shows, or None.

        The code may be a block quotation with or without its script, a frame, an AMP element, a
        WordPress shortcode or block, or a bare address, and may be broken. It must show this one
        post and nothing else: code with other text around it gives None, so that no word is lost.
        """
        code = read_code(html)
        return None if code is None else self.read_code(code)

    def read_code(self, code: Code) -> Embed | None:
        """Do what `parse_code` does with code that is parsed already."""
        roots = code.outermost(
            _FRAMES | self.code_elements.keys(), self.code_classes, self.code_attributes
        )
        known = [(root, embed) for root in roots if (embed := self._read_root(root)) is not None]
        if not known:
            return self._read_bare(code)
        root, embed = known[0]
        captions = code.captions(outside=root)
        around = text_lines(code.tree, skip=[root, *captions])
        said = self.read_around(around) if around else Embed(self.name, "", "")
        if len(known) > 1 or said is None:
            return None
        texts = [embed.text, said.text if said.text != embed.text else ""]
        texts += [line for caption in captions for line in text_lines(caption)]
        return replace(
            embed,
            text=join(texts),
            author=embed.author or said.author,
            handle=embed.handle or said.handle,
        )

    def read_fallback(self, lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
        """Return the embed whose text, as left in plain text, starts at lines[start].

        Returns:
            the embed and how many lines it takes (blank ones inside count), or None.
        """
        found = find_leftovers(self.leftovers, lines, start)
        if found is None:
            return None
        credit = found.credit
        embed = Embed(self.name, "", "", credit.author, credit.handle, found.text, credit.date)
        return embed, found.count

    def canonical(self, route: Route, values: Mapping[str, str], parts: Address) -> str:
        """Return the canonical address for the values that a route found."""
        return route.url.format_map(values)

    def account_in(self, values: Mapping[str, str]) -> str:
        """Return the account among the values that a route found; "" if it names none."""
        return values.get("handle", "")

    def split_text(self, lines: Sequence[str]) -> Embed:
        """Return what the cleaned lines of this provider's embed code say."""
        text, credit = split_credit(self.leftovers, lines)
        return Embed(self.name, "", "", credit.author, credit.handle, text, credit.date)

    def read_around(self, lines: Sequence[str]) -> Embed | None:
        """Return what the cleaned lines beside a frame say, if the provider's code has such."""
        return None

    def frame_text(self, frame: HtmlElement) -> str:
        """Return what a frame or an element of the provider's own says about the post."""
        return ""

    def _find_parts(self, parts: Address) -> Embed | None:
        for route in self.routes:
            values = route.match(parts)
            if values is not None:
                url = self.canonical(route, values, parts)
                return Embed(self.name, values.get("id", ""), url, handle=self.account_in(values))
        return None

    def _find_written(self, text: str) -> Embed | None:
        """Find a post by an address as HTML has it, perhaps without its "https:"."""
        text = text.strip()
        return self.find(f"https:{text}" if text.startswith("//") else text)

    def _find_id(self, text: str) -> Embed | None:
        """Find a post by its bare id or its address."""
        text = text.strip()
        if self.id_address and re.fullmatch(r"[A-Za-z0-9_-]+", text):
            return self.find(self.id_address.format(id=text))
        return self._find_written(text)

    def _read_root(self, root: HtmlElement) -> Embed | None:
        """Read the outermost element of embed code; None if it turns out to be none of ours."""
        address = self._find_in(root)
        if root.tag in _FRAMES or root.tag in self.code_elements:
            return address and replace(address, text=self.frame_text(root))
        said = self.split_text(text_lines(root))
        if address is None and not (said.author or said.handle):
            return None
        for moment in root.iter("time"):
            said = replace(said, date=read_date(moment.get("datetime", "")[:10]) or said.date)
        if address is None:
            return said
        return replace(said, id=address.id, url=address.url, handle=said.handle or address.handle)

    def _find_in(self, root: HtmlElement) -> Embed | None:
        own = self.code_elements.get(str(root.tag))
        if own is not None:
            return self._find_id(root.get(own, ""))
        values = [root.get(name, "") for name in _ADDRESS_ATTRIBUTES]
        # The last link first: those before it may be links in the post's own text.
        values += reversed([link.get("href", "") for link in root.iter("a")])
        values += [quote.get("cite", "") for quote in root.iter("blockquote")]
        return next(filter(None, map(self._find_written, values)), None)

    def _read_bare(self, code: Code) -> Embed | None:
        """Read code that holds only an address: as text, in a shortcode or noted by WordPress."""
        captions = code.captions()
        lines = text_lines(code.tree, skip=captions)
        shortcode = code.shortcode(lines)
        if shortcode is not None:
            embed = self._read_shortcode(shortcode)
        elif len(lines) == 1:
            embed = self.find(lines[0])
        elif not lines and len(code.addresses) == 1:
            embed = self.find(code.addresses[0])
        else:
            embed = None
        texts = [line for caption in captions for line in text_lines(caption)]
        return embed and replace(embed, text=join(texts))

    def _read_shortcode(self, shortcode: Shortcode) -> Embed | None:
        if shortcode.name not in {"embed", *self.shortcodes}:
            return None
        found = [embed for word in shortcode.words if (embed := self._find_written(word))]
        if not found and len(shortcode.words) == 1 and shortcode.name != "embed":
            return self._find_id(shortcode.words[0])
        return found[0] if len(found) == 1 else None
