"""What every form of readers needs: no posts from elsewhere, the words shown, no traces kept."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from newsletter.models import Hits, Newsletter, Wording

HONEYPOT = "website"
POSTS = 20
POSTS_SECONDS = 600
_TOKEN_PAGE = re.compile(
    r"(/newsletter/(?:confirm|preferences|unsubscribe)/|/preview/).*", re.DOTALL
)


class SeeOther(HttpResponseRedirect):
    """Leads on after a post, so that a reload posts nothing."""

    status_code = 303


def refuse_cross_site(request: HttpRequest) -> None:
    """Stop a post that a page of another site makes a browser send.

    Works without cookies and therefore on cached pages: what browsers say in ``Sec-Fetch-Site``
    decides, else ``Origin``; without both it is no browser (the rule of Go's
    ``net/http.CrossOriginProtection``). Raises ``PermissionDenied``.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site", "")
    if fetch_site:
        if fetch_site not in {"same-origin", "none"}:
            raise PermissionDenied
        return
    origin = request.headers.get("Origin")
    if origin is not None and _host_of(origin) not in _own_hosts(request):
        raise PermissionDenied


def network_of(request: HttpRequest) -> str:
    """The client's network, /24 or /48: enough to limit by, too little to know a person by."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network((int(address), 48), strict=False))
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((int(address), 24), strict=False))


def is_unwelcome(request: HttpRequest) -> bool:
    """Whether a post is to be passed over in silence: a robot's, or one too many of a network."""
    within = Hits.objects.hit(f"sign-up:{network_of(request)}", limit=POSTS, seconds=POSTS_SECONDS)
    return not within or bool(request.POST.get(HONEYPOT))


def page_of(request: HttpRequest) -> str:
    """The path of our page on which a form was filled in.

    What the form says itself, else the referrer; without the query and without tokens.
    """
    for address in (request.POST.get("page", ""), request.headers.get("Referer", "")):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        own = not parts.netloc or parts.netloc in _own_hosts(request)
        if own and parts.path.startswith("/"):
            return without_token("".join(sign for sign in parts.path if sign.isprintable()))
    return request.path


def wordings_shown(request: HttpRequest, chosen: Iterable[Newsletter]) -> dict[int, Wording]:
    """The words of consent that a form says it showed, by the newsletter's id (one query)."""
    # An open or cached page may show words that have been replaced since: those were agreed to.
    ids = [int(text) for text in request.POST.getlist("wording")[:50] if _is_id(text)]
    rows = Wording.objects.filter(pk__in=ids, newsletter__in=chosen).order_by("pk")
    return {row.newsletter_id: row for row in rows}


def without_token(path: str) -> str:
    """The path with a token at its end taken off: tokens open doors and belong in no record."""
    return _TOKEN_PAGE.sub(r"\1", path)


def keep_private(response: HttpResponse) -> HttpResponse:
    """Let nobody store, index or pass on the address of a page that is one person's."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _own_hosts(request: HttpRequest) -> set[str]:
    return {request.get_host(), settings.SITE_HOST}


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
