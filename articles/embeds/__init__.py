"""Posts and videos of other sites: found by address, by embed code, or by the text they leave."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from articles.embeds.apple_podcasts import ApplePodcasts
from articles.embeds.base import Embed, Provider
from articles.embeds.bluesky import Bluesky
from articles.embeds.code import read_code
from articles.embeds.facebook import Facebook
from articles.embeds.frames import Frame
from articles.embeds.giphy import Giphy
from articles.embeds.google_maps import GoogleMaps
from articles.embeds.hosts import is_public
from articles.embeds.instagram import Instagram
from articles.embeds.link import link_card
from articles.embeds.linkedin import LinkedIn
from articles.embeds.lookups import Lookup
from articles.embeds.mastodon import Mastodon
from articles.embeds.oembed import read_answer
from articles.embeds.pinterest import Pinterest
from articles.embeds.reddit import Reddit
from articles.embeds.soundcloud import SoundCloud
from articles.embeds.spotify import Spotify
from articles.embeds.threads import Threads
from articles.embeds.tiktok import TikTok
from articles.embeds.vimeo import Vimeo
from articles.embeds.x import X
from articles.embeds.youtube import YouTube

__all__ = [
    "PROVIDERS",
    "Embed",
    "Frame",
    "Lookup",
    "Provider",
    "find",
    "frame",
    "frame_origins",
    "get",
    "link_card",
    "lookup",
    "parse_code",
    "read_fallback",
    "read_lookup",
]

PROVIDERS: tuple[Provider, ...] = (
    Instagram(),
    X(),
    YouTube(),
    TikTok(),
    Facebook(),
    Threads(),
    Vimeo(),
    Bluesky(),
    Pinterest(),
    Spotify(),
    SoundCloud(),
    ApplePodcasts(),
    GoogleMaps(),
    Giphy(),
    LinkedIn(),
    Reddit(),
    Mastodon(),
)
_BY_NAME = {provider.name: provider for provider in PROVIDERS}


def get(name: str) -> Provider | None:
    """Return the provider of a name such as "instagram", or None."""
    return _BY_NAME.get(name)


def find(address: str) -> Embed | None:
    """Return the post at a web address, with its canonical address; None if no provider has it."""
    return next(filter(None, (provider.find(address) for provider in PROVIDERS)), None)


def frame(embed: Embed) -> Frame | None:
    """Return the frame in which the embed's provider shows it; None if there can be none."""
    provider = get(embed.provider)
    return None if provider is None else provider.frame(embed)


def frame_origins(names: Iterable[str], mastodon_servers: Iterable[str] = ()) -> list[str]:
    """Return the origins whose frames may be shown.

    Args:
        names: providers' names; "all" stands for all of them.
        mastodon_servers: host names of the Mastodon servers whose posts may have a frame.

    Raises:
        ValueError: no provider has such a name, or a server's name is none of a public host.
    """
    named = {name.strip().lower() for name in names}
    chosen = named - {"all"} | ({*_BY_NAME} if "all" in named else set())
    servers = [server.strip().lower() for server in mastodon_servers]
    wrong = [*sorted(chosen - _BY_NAME.keys()), *(s for s in servers if not is_public(s))]
    if wrong:
        raise ValueError(", ".join(wrong))
    origins = [o for p in PROVIDERS if p.name in chosen for o in p.frame_origins]
    return origins + [f"https://{s}" for s in servers if "mastodon" in chosen]


def lookup(embed: Embed, mastodon_servers: Collection[str] = ()) -> Lookup | None:
    """Return where to ask about a post; None if its site can't be asked, or not about this one.

    Nothing but the provider's own file and the listed Mastodon servers decides who is asked.
    """
    provider = get(embed.provider)
    return None if provider is None else provider.lookup_of(embed, mastodon_servers)


def read_lookup(lookup: Lookup, embed: Embed, answer: Mapping[str, Any]) -> Embed:
    """Return a post of a known provider with what the site's answer (oEmbed) tells of it."""
    return read_answer(_BY_NAME[embed.provider], lookup, embed, answer)


def parse_code(html: str) -> Embed | None:
    """Return the one post that pasted embed code shows; None for several, or for other code."""
    code = read_code(html)
    if code is None:
        return None
    found = [embed for provider in PROVIDERS if (embed := provider.read_code(code)) is not None]
    return found[0] if len(found) == 1 else None


def read_fallback(lines: Sequence[str], start: int) -> tuple[Embed, int] | None:
    """Return the embed whose text, as platforms leave it in plain text, starts at lines[start].

    Args:
        lines: the lines of a text without their line ends; blank ones are "".
        start: the index of the line to begin with.

    Returns:
        the embed and how many lines it takes (blank ones inside count), or None.
    """
    return next(
        filter(None, (provider.read_fallback(lines, start) for provider in PROVIDERS)), None
    )
