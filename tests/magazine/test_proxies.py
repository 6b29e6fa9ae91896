"""Whose word about the client's address and transport is taken."""

import ipaddress
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from magazine.proxies import TrustedProxyMiddleware, client_address

PROXY, CLIENT = "10.0.0.7", "203.0.113.9"


@pytest.fixture
def trusting(settings: Any) -> None:
    """Two networks of proxies are trusted."""
    settings.TRUSTED_PROXIES = [ipaddress.ip_network(n) for n in ("10.0.0.0/8", "fd00::/8")]


def seen(peer: str, **headers: str) -> HttpRequest:
    """The request as everything behind the middleware sees it."""
    found: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        found.append(request)
        return HttpResponse()

    TrustedProxyMiddleware(view)(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers))
    return found[0]


def address(peer: str, forwarded: str) -> str:
    return client_address(seen(peer, **{"X-Forwarded-For": forwarded}))


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"1.2.3.4, {CLIENT}", CLIENT),
        (PROXY, f"{CLIENT}, 10.0.0.8", CLIENT),
        (PROXY, f" {CLIENT} ,, 10.0.0.8 ", CLIENT),
        (PROXY, "10.0.0.9, 10.0.0.8", "10.0.0.9"),
        (PROXY, "nonsense", PROXY),
        (PROXY, f"{CLIENT}, nonsense", PROXY),
        (PROXY, "", PROXY),
        ("fd00::1", "2001:db8::5", "2001:db8::5"),
        ("::ffff:10.0.0.7", CLIENT, CLIENT),
        (PROXY, f"{CLIENT}:5512", CLIENT),
        (PROXY, f"{CLIENT}:5512, 10.0.0.8:443", CLIENT),
        (PROXY, "[2001:db8::5]:5512", "2001:db8::5"),
        (PROXY, "[2001:db8::5]", "2001:db8::5"),
        (PROXY, f"{CLIENT}:nonsense", PROXY),
        (PROXY, f"[{CLIENT}", PROXY),
        (CLIENT, "1.2.3.4", CLIENT),
        ("not an address", "1.2.3.4", "not an address"),
    ],
)
def test_the_client_is_the_first_stranger_from_the_right(
    peer: str, forwarded: str, expected: str
) -> None:
    assert address(peer, forwarded) == expected


def test_nobody_is_trusted_by_default() -> None:
    assert address(PROXY, CLIENT) == PROXY
    assert address("127.0.0.1", CLIENT) == "127.0.0.1"


@pytest.mark.usefixtures("trusting")
def test_a_stranger_s_headers_are_dropped() -> None:
    headers = {f"X-Forwarded-{name}": "x" for name in ("For", "Proto", "Host")}
    assert not [key for key in seen(CLIENT, **headers).META if key.startswith("HTTP_X_FORWARDED")]
    assert seen(PROXY, **headers).META["HTTP_X_FORWARDED_PROTO"] == "x"


@pytest.mark.django_db
@pytest.mark.usefixtures("trusting")
def test_only_a_trusted_proxy_can_say_that_the_transport_was_safe(
    client: Client, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": CLIENT}
    assert client.get("/", REMOTE_ADDR=PROXY, headers=said).status_code == 200
    response = client.get("/", REMOTE_ADDR=CLIENT, headers=said)
    assert (response.status_code, response["Location"]) == (301, "https://testserver/")
    assert client.get("/healthz/", REMOTE_ADDR=CLIENT).status_code == 200
