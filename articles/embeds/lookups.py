"""Whom to ask about a post (oembed.com): pure data, in each provider's own file."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Lookup:
    """Where a site answers questions about its posts, and what may be done with the answers.

    Args:
        host: the one host that is asked, by https.
        path: the path on it.
        options: further parameters of every question.
        about: a pattern of the canonical addresses that the site surely knows; of others its "no
            such post" would tell nothing.
        is_titled: whether the answers' title says what the post shows.
        is_kept: whether what it tells of a post may be stored.
        is_kept_when_gone: whether that may stay when the post is gone.
    """

    host: str
    path: str
    options: tuple[tuple[str, str], ...] = ()
    about: str = r".*"
    is_titled: bool = True
    is_kept: bool = True
    is_kept_when_gone: bool = True

    def target(self, url: str) -> str:
        """Return path and query of the question about the post at an address."""
        return f"{self.path}?{urlencode([('url', url), ('format', 'json'), *self.options])}"
