"""Web addresses of posts: taken apart strictly, and matched to a provider's routes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

MAX_ADDRESS = 2_000
MAX_PARAMETERS = 50

# White space, controls and backslashes are dropped or reread by browsers and by urlsplit, each
# in its own way; other non-ASCII signs have no place in an address of these sites.
_UNSAFE = re.compile(r"[^\x21-\x7e]|[\\<>\"`{}|]")


@dataclass(frozen=True)
class Address:
    """A web address in its parts; the host is in lower case."""

    host: str
    path: str
    query: Mapping[str, str]
    fragment: str


@dataclass(frozen=True)
class Route:
    """One form in which a provider writes the address of a post.

    `path` and the values of `query` are regular expressions that must match whole; their named
    groups fill `url`, the canonical address. The group `id` is the post's id, `handle` its account.
    """

    hosts: frozenset[str]
    path: str
    url: str
    query: Mapping[str, str] = field(default_factory=dict)

    def match(self, address: Address) -> dict[str, str] | None:
        """Return the named groups of an address of this form (missing ones as ""), else None."""
        if address.host not in self.hosts:
            return None
        matched = re.fullmatch(self.path, address.path)
        if matched is None:
            return None
        values = matched.groupdict(default="")
        for name, pattern in self.query.items():
            found = re.fullmatch(pattern, address.query.get(name, ""))
            if found is None:
                return None
            values |= found.groupdict(default="")
        return values


def hosts(domain: str, subdomains: Iterable[str] = ("www", "m")) -> frozenset[str]:
    """Return a domain with its subdomains, for a route."""
    return frozenset({domain, *(f"{subdomain}.{domain}" for subdomain in subdomains)})


def split(address: str) -> Address | None:
    """Take a web address apart; None for whatever a browser or a person could read otherwise.

    Only http and https, no name or password, no port, no control characters or white space (not
    even around it), at most 2,000 characters. Of a parameter given twice the first counts.
    """
    if len(address) > MAX_ADDRESS or _UNSAFE.search(address):
        return None
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, max_num_fields=MAX_PARAMETERS)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    query: dict[str, str] = {}
    for name, value in pairs:
        query.setdefault(name, value)
    # "user@host" and "host:80" stay in netloc, so that they equal no host of a route.
    return Address(parts.netloc.lower(), parts.path, query, parts.fragment)
