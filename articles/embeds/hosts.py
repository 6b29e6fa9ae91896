"""Host names: which of them can be a public site's."""

import re

# Top-level names that lead to nobody, or only to machines nearby: RFC 6761 and 6762, RFC 7686,
# RFC 8375, ICANN's "internal", and those that office and home networks use on their own.
_NOT_PUBLIC_NAMES = (
    "alt arpa corp domain home host internal intranet invalid lan local localdomain localhost mail"
    " onion private router test workgroup"
)
_NOT_PUBLIC = frozenset(_NOT_PUBLIC_NAMES.split())
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.){{1,8}}(?P<top>[a-z]{{2,24}}|xn--[a-z0-9-]{{1,59}})")
_MAX_NAME = 253


def is_public(host: str) -> bool:
    """Whether a lower-case host is a name that the public net may know: no number, no port.

    Numbers in any notation ("127.0.0.1", "[::1]", "0x7f.1", "2130706433") have no top-level name.
    """
    matched = _NAME.fullmatch(host) if len(host) <= _MAX_NAME else None
    return matched is not None and matched["top"] not in _NOT_PUBLIC


def belongs_to(host: str, domains: frozenset[str]) -> bool:
    """Whether a host is one of the domains or below one of them."""
    parts = host.split(".")
    return any(".".join(parts[start:]) in domains for start in range(len(parts)))
