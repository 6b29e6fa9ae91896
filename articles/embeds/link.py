"""Links to any other site, shown as a card like an embed's."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from articles.embeds.addresses import MAX_ADDRESS, MAX_PARAMETERS, split
from articles.embeds.base import Embed
from articles.embeds.hosts import is_public

LINK = "link"
_TRACKING_NAMES = (
    "dclid fbclid gbraid gclid gclsrc igsh igshid li_fat_id mc_cid mc_eid mkt_tok msclkid"
    " oly_anon_id oly_enc_id s_cid srsltid ttclid twclid vero_id wbraid yclid _hsenc _hsmi"
)
_TRACKING = frozenset(_TRACKING_NAMES.split())


def link_card(address: str) -> Embed | None:
    """Return the card of a web address that no provider knows.

    Args:
        address: http or https, to a public host by its name; other letters than English ones may
            stand in it as people write them.

    Returns:
        an embed of the provider "link", its address without what only tracks readers, or None
        for any other scheme, numbers in place of a name, ports, passwords, and internal names.
    """
    written = _in_ascii(address)
    parts = split(written) if written else None
    if parts is None or not is_public(parts.host):
        return None
    found = urlsplit(written)
    query = _without_tracking(found.query)
    url = urlunsplit((found.scheme, parts.host, found.path or "/", query, found.fragment))
    return Embed(LINK, url, url)


def _in_ascii(address: str) -> str:
    """Return the address as it goes over the net (RFC 3987); "" if it can't."""
    if address.isascii() or len(address) > MAX_ADDRESS:
        return address
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        return ""
    rest = [quote(part, safe="!$%&'()*+,/:;=?@[]~") for part in parts[2:]]
    return urlunsplit((parts.scheme, host, *rest))


def _without_tracking(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MAX_PARAMETERS)
    except ValueError:
        return query
    kept = [pair for pair in pairs if not (pair[0] in _TRACKING or pair[0].startswith("utm_"))]
    # Other sites may mean something by how a query is written: only a shorter one is new.
    return query if len(kept) == len(pairs) else urlencode(kept)
