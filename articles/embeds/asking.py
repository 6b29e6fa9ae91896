"""A question to a site that holds posts, over a line that leads nowhere else."""

import json
import logging
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address
from threading import Timer
from typing import Any

from articles.embeds.lookups import Lookup

logger = logging.getLogger(__name__)

SECONDS = 5  # for the whole answer, however slowly it comes
MOST_BYTES = 200_000
TLS_PORT = 443


@dataclass(frozen=True)
class Answer:
    """What came back: HTTP's status, 0 where no answer came, and the fields of its JSON."""

    status: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)


def ask(lookup: Lookup, url: str, *, agent: str) -> Answer:
    """Ask about the post at an address.

    A redirect is an answer like any other and is never followed; an answer that is too long, or
    no JSON object, counts as none.

    Args:
        lookup: whom to ask.
        url: the post's canonical address.
        agent: who asks, for the other side's logs.
    """
    try:
        return _ask(lookup, url, agent)
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        logger.info("%s gave no answer about %s: %s", lookup.host, url, error)
        return Answer()


def _ask(lookup: Lookup, url: str, agent: str) -> Answer:
    line = connect(lookup.host)
    # A time-out counts from byte to byte; the clock ends what trickles in for ever.
    clock = Timer(SECONDS, _hang_up, [line])
    clock.start()
    try:
        connection = HTTPConnection(lookup.host)
        connection.sock = line
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": agent,
        }
        connection.request("GET", lookup.target(url), headers=headers)
        return _read(connection.getresponse())
    finally:
        clock.cancel()
        line.close()


def _read(response: HTTPResponse) -> Answer:
    if response.status != 200:
        return Answer(response.status)
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES} bytes")
    fields = json.loads(body)
    if not isinstance(fields, dict):
        raise ValueError("no JSON object")
    return Answer(response.status, fields)


def connect(host: str) -> socket.socket:
    """Open a line by TLS to a host, at an address of the public net.

    The addresses are checked and then used as they are: a name can't lead elsewhere between.

    Raises ``OSError`` if there is none, or if one of them lies in a private network.
    """
    found = socket.getaddrinfo(host, TLS_PORT, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    inside = [address for address in addresses if not is_public(address)]
    if inside or not addresses:
        raise OSError(f"{host} leads to {', '.join(inside) or 'nowhere'}")
    line = socket.create_connection((addresses[0], TLS_PORT), timeout=SECONDS)
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except OSError:
        line.close()
        raise


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public net, and to one machine of it."""
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # it may be closed already
        line.shutdown(socket.SHUT_RDWR)
