"""Questions to sites that hold posts: sent to a fixed host, and answered soon, briefly, or not."""

import socket
from typing import Any
from unittest import mock

import pytest

from articles.embeds import asking
from articles.embeds.asking import Answer, ask, connect
from articles.embeds.lookups import Lookup
from tests.articles.embeds.site import stand_in

LOOKUP = Lookup("video.example", "/oembed", (("dnt", "true"),))
POST = "https://video.example/watch?v=1&t=2s"


def answer_to(content: Any) -> Answer:
    with stand_in() as site:
        site.answers[POST] = content
        return ask(LOOKUP, POST, agent="The Magazine")


def test_the_question_names_the_post_and_who_asks() -> None:
    with stand_in() as site:
        site.answers[POST] = {"title": "Otters"}
        assert ask(LOOKUP, POST, agent="The Magazine") == Answer(200, {"title": "Otters"})
    assert site.asked == [("video.example", POST)]
    assert site.seen[0]["User-Agent"] == "The Magazine"
    assert site.seen[0]["path"].startswith("/oembed?url=https%3A%2F%2F")
    assert site.seen[0]["path"].endswith("&format=json&dnt=true")
    assert "Cookie" not in site.seen[0] and "Referer" not in site.seen[0]


@pytest.mark.parametrize("status", [301, 302, 401, 404, 410, 429, 500])
def test_a_status_is_told_and_no_redirect_followed(status: int) -> None:
    with stand_in() as site:
        site.answers[POST] = status
        assert ask(LOOKUP, POST, agent="") == Answer(status)
    assert len(site.asked) == 1


OK = b"HTTP/1.0 200 OK\r\n\r\n"


@pytest.mark.parametrize(
    "content",
    [
        OK + b"<html>",
        OK + b"[1]",
        OK + b'"text"',
        OK,
        OK + b"\xff\xfe{}",
        OK + b"[" * 100_000,
        OK + b'{"title": "' + b"x" * asking.MOST_BYTES + b'"}',
        b"HTTP/1.0 200 OK\r\nContent-Length: 900\r\n\r\n{",
        b"no HTTP at all\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 200,
        b"",
    ],
    ids=["html", "list", "text", "empty", "bytes", "deep", "long", "cut", "noise", "head", "none"],
)
def test_what_is_no_answer_counts_as_none(content: bytes) -> None:
    assert answer_to(content) == Answer()


def test_what_trickles_in_for_ever_is_ended() -> None:
    here, there = socket.socketpair()
    there.sendall(b"HTTP/1.0 200 OK\r\nX: ")
    with (
        here,
        there,
        mock.patch.object(asking, "connect", return_value=here),
        mock.patch.object(asking, "SECONDS", 0.05),
    ):
        assert ask(LOOKUP, POST, agent="") == Answer()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.1.2.3", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::",
    ],
)  # fmt: skip
def test_no_line_leads_into_a_private_network(address: str) -> None:
    public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))
    private = (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))
    for found in ([private], [public, private]):
        with (
            mock.patch.object(socket, "getaddrinfo", return_value=found),
            mock.patch.object(socket, "create_connection") as opened,
            pytest.raises(OSError, match="leads to"),
        ):
            connect("video.example")
        opened.assert_not_called()


def test_the_line_leads_to_the_address_that_was_checked_and_speaks_tls() -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))]
    here, there = socket.socketpair()
    with (
        mock.patch.object(socket, "getaddrinfo", return_value=found),
        mock.patch.object(socket, "create_connection", return_value=here) as opened,
    ):
        # The other side speaks no TLS: nothing is asked of it.
        there.sendall(b"HTTP/1.0 200 OK\r\n\r\n{}")
        assert ask(LOOKUP, POST, agent="") == Answer()
        assert opened.call_args.args[0] == ("93.184.215.14", 443)
        assert here.fileno() == -1
        assert there.recv(3)[:2] == b"\x16\x03"
    there.close()


def test_a_name_that_leads_nowhere_is_no_answer() -> None:
    with mock.patch.object(socket, "getaddrinfo", side_effect=socket.gaierror("no such host")):
        assert ask(LOOKUP, POST, agent="") == Answer()
