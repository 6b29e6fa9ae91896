"""Whose word about the client's address and transport is taken."""

import ipaddress
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")


# Some proxies write the port too: "192.0.2.7:5512", "[2001:db8::7]:5512".
_WITH_PORT = re.compile(r"\[(?P<bracketed>[^\[\]]+)\](?::\d+)?|(?P<plain>[^:]+):\d+")


def _without_port(hop: str) -> str:
    found = _WITH_PORT.fullmatch(hop)
    return (found["bracketed"] or found["plain"]) if found else hop


def _is_trusted(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    # A server that listens on IPv6 tells of an IPv4 peer as "::ffff:10.0.0.7".
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in network for network in settings.TRUSTED_PROXIES)


class TrustedProxyMiddleware:
    """Drops ``X-Forwarded-*`` unless it comes from ``TRUSTED_PROXIES``; else sets ``REMOTE_ADDR``.

    Must stand first, so that nothing behind it ever reads a header that a stranger wrote.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        if _is_trusted(peer):
            self._take_client_address(request)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    @staticmethod
    def _take_client_address(request: HttpRequest) -> None:
        # Read from the right: what stands left of the first stranger was written by that stranger.
        hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        for hop in reversed([h for h in hops if h]):
            address = _without_port(hop)
            try:
                ipaddress.ip_address(address)
            except ValueError:
                return
            request.META["REMOTE_ADDR"] = address
            if not _is_trusted(address):
                return


def client_address(request: HttpRequest) -> str:
    """The client's address as text, after the trusted proxies have been believed."""
    return request.META.get("REMOTE_ADDR", "") or ""
