"""What tests of the front page share: making arrangements, and reading the page as one sees it."""

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone
from lxml import html

from articles.actions.front import save_arrangement
from articles.front.slots import Slot
from articles.models import Arrangement, Article


def slot(kind: str, *picks: Article, **fields: Any) -> Slot:
    """A slot with these stories chosen by hand."""
    return Slot(kind=kind, picks=tuple(article.pk for article in picks), **fields)


def arrange(*slots: Slot, at: datetime | None = None) -> Arrangement:
    """A front page, public now or at a time."""
    return save_arrangement(list(slots), by=None, public_from=at or timezone.now())


def stories(client: Client) -> list[str]:
    """The headlines of the front page from top to bottom, however large."""
    response = client.get("/")
    assert response.status_code == 200
    page = html.fromstring(response.content.decode())
    links = page.xpath("//main//article//a | //main//ol[@class='most-read-list']//a")
    return [" ".join(link.text_content().split()) for link in links]


def page_of(client: Client) -> html.HtmlElement:
    """The front page as a tree."""
    return html.fromstring(client.get("/").content.decode())
