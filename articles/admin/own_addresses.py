"""Addresses of this site, told from those of others."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.embeds.addresses import split


def article_in_address(address: str, host: str = "") -> int | None:
    """The id in an address of an article of this site; None for any other text.

    ``host`` is the one by which the editor has come here, which may be another than the public.
    """
    if split(address) is None:
        return None
    parts = urlsplit(address)
    own = {host.lower(), urlsplit(settings.SITE_URL).netloc.lower()} - {""}
    if parts.netloc.lower() not in own:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    return int(match.kwargs["pk"]) if match.view_name == "articles:article" else None
