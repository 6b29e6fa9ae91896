"""Counting that articles are read, without any mark on who reads."""

import re

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article, ReadingHour
from articles.models.reading import hour_of
from newsletter.models import Hits
from newsletter.views.guard import network_of, refuse_cross_site

# What one network can add to one article in an hour: a family, an office, and no campaign.
READS_OF_A_NETWORK = 5
HOUR = 3600
# Names that robots give themselves. "Cubot" is a phone.
_ROBOT = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot[/;_+-]|crawl|spider|slurp|headless|phantomjs|lighthouse|prerender"
    r"|preview|facebookexternalhit|embedly|feedfetcher|monitor|scrapy|python|curl|wget|httpclient"
    r"|okhttp|go-http|java/|axios|node-fetch|\+https?:",
    re.IGNORECASE,
)


@csrf_exempt
@require_POST
def read(request: HttpRequest, pk: str) -> HttpResponse:
    """Count one read of an article; the same empty answer whether it counts or not.

    Takes no cookie and sets none, so it works on cached pages. A post that a page of another site
    sends is refused (403).
    """
    refuse_cross_site(request)
    if _may_count(request):
        _count(int(pk), network_of(request))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _may_count(request: HttpRequest) -> bool:
    """Whether a page of ours sent it, for a person who has not asked to be left out."""
    if request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1":
        return False
    agent = request.headers.get("User-Agent", "")
    if not agent.startswith("Mozilla/") or _ROBOT.search(agent):
        return False
    # Browsers say where a post comes from; refuse_cross_site has believed an Origin.
    fetch_site = request.headers.get("Sec-Fetch-Site", "")
    return fetch_site == "same-origin" or (not fetch_site and "Origin" in request.headers)


def _count(pk: int, network: str) -> None:
    if not Article.objects.published().filter(pk=pk).exists():
        return
    # Neither network nor article can be read from the key, and it is another one every hour.
    mark = f"{network} {pk} {hour_of(timezone.now()).timestamp()}"
    key = f"read:{salted_hmac('magazine.reads', mark, algorithm='sha256').hexdigest()[:40]}"
    if not Hits.objects.hit(key, limit=READS_OF_A_NETWORK, seconds=HOUR):
        return
    try:
        ReadingHour.objects.count_read(pk)
    except IntegrityError:
        return  # deleted at this very moment
