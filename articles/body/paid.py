"""What is paid for: the label that says so everywhere, and the links that earn money."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from articles.body import tree
from articles.models import Article, Content


@dataclass(frozen=True)
class Outgoing:
    """How an article's links to other sites are to be taken."""

    is_sponsored: bool = False
    is_sensitive: bool = False


EDITORIAL = Outgoing()


def paid_data(content: Content, *, has_affiliate: bool) -> dict[str, Any]:
    """What the label is made of, as it is stored in ``page_data``."""
    sponsor = " ".join(content.sponsor.split())
    return {"sponsor": sponsor if content.sponsored else "", "affiliate": has_affiliate}


def paid_label(article: Article) -> str:
    """The label of an article that is paid for; empty for all others (no query)."""
    data = article.facts
    labels = []
    if article.sponsored:
        labels.append(_sponsored_by(data.get("sponsor", "")))
    if data.get("affiliate"):
        labels.append(_("Contains affiliate links"))
    return " · ".join(labels)


def _sponsored_by(sponsor: str) -> str:
    return (
        _("Paid partnership with %(sponsor)s") % {"sponsor": sponsor} if sponsor else _("Sponsored")
    )


def is_affiliate(address: str) -> bool:
    """Whether a link earns money: its host is one of ``AFFILIATE_HOSTS``, or below one."""
    host = _host(address)
    return any(
        host == each or host.endswith(f".{each}")
        for each in (name.strip().lower().strip(".") for name in settings.AFFILIATE_HOSTS)
        if each
    )


def affiliate_links(root: HtmlElement) -> Iterator[HtmlElement]:
    """The links of a body that earn money."""
    return (link for link in list(root.iter("a")) if is_affiliate(link.attrib.get("href", "")))


def mark_links(root: HtmlElement, outgoing: Outgoing) -> bool:
    """Tell search engines which links are paid for; whether any of them earns money.

    Where the subject is sensitive, links to shops become plain words. The rule is Google's:
    https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
    """
    earning = list(affiliate_links(root))
    for link in earning:
        if outgoing.is_sensitive:
            tree.unwrap(link)
    if outgoing.is_sponsored:
        for link in root.iter("a"):
            if _leads_out(link.attrib.get("href", "")):
                link.attrib["rel"] = "sponsored noopener"
    if outgoing.is_sensitive:
        return False
    for link in earning:
        link.attrib["rel"] = "sponsored noopener"
    return bool(earning)


def _leads_out(address: str) -> bool:
    return _host(address) not in ("", settings.SITE_HOSTNAME)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.lower().rstrip(".") if parts.scheme in ("http", "https") else ""
