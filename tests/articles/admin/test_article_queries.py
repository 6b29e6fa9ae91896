"""How much the writing screen asks of the database, each query named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.publish import publish
from articles.models import Article
from magazine.heartbeat import beat
from tests.articles.admin.desk import ADD, Desk, change_url
from tests.factories import make_article, make_author, make_draft, make_photo

pytestmark = pytest.mark.django_db

# Of a whole article with everything in it: the table that each query asks, and why.
WHOLE = [
    ("django_session", "the log-in"),
    ("magazine_user", "whose it is"),
    ("auth_permission", "rights of the person"),
    ("auth_permission", "rights of the roles"),
    ("magazine_user", "the sections that the rights end at"),
    ("articles_article", "the article with its revisions"),
    ("articles_article", "read more: what is there still"),
    ("articles_rendition", "the main photo, and its files"),
    ("articles_historyentry", "the latest of the history"),
    ("articles_notice", "what was told is seen now"),
    ("articles_scheduledstep", "what waits for its time"),
    ("articles_comment", "the comments"),
    ("newsletter_newsletter", "newsletters to choose from"),
    ("articles_section", "sections to choose from"),
    ("articles_author", "authors to choose from"),
]


def asked(desk: Desk, path: str) -> list[str]:
    """The tables that a screen asks, in order, once what is kept in the cache is warm."""
    beat()
    desk.client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert desk.client.get(path).status_code == 200
    return [_table(query["sql"]) for query in queries]


def _table(sql: str) -> str:
    word = "UPDATE" if sql.startswith("UPDATE") else "FROM"
    return sql.split(f'{word} "', 1)[1].split('"', 1)[0]


@pytest.fixture
def whole(django_capture_on_commit_callbacks: Callable[..., Any]) -> tuple[Desk, Article]:
    """A draft that holds one of everything, and its editor."""
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    photo, other = make_photo(), make_article("Bread")
    body = (
        f'<p>A <a data-article="{other.pk}">link</a>.</p><aside data-related="">Not yet</aside>'
        f'<aside data-related="{other.pk}"></aside><figure data-photo="{photo.pk}"></figure>'
        '<figure data-embed="https://www.instagram.com/p/abc/" data-provider="instagram">'
        "<blockquote>A boat.</blockquote></figure>"
    )
    parts = {"tags": ["Sea", "Land"], "bylines": [make_author()], "read_more": [other, "Nor yet"]}
    return desk, make_draft("Boats", by=desk.user, body=body, photo=photo, **parts)


def test_the_screen_of_a_whole_article_asks_for_these(whole: tuple[Desk, Article]) -> None:
    desk, article = whole
    assert asked(desk, change_url(article)) == [table for table, _why in WHOLE]
    publish(article, by=desk.user)
    publish(article, by=desk.user, correction="The boat is blue.")
    assert asked(desk, change_url(article)) == [table for table, _why in WHOLE]


def test_an_empty_screen_asks_for_these(whole: tuple[Desk, Article]) -> None:
    desk, _article = whole
    assert asked(desk, ADD) == [
        *[table for table, _why in WHOLE[:4]],
        "articles_article",  # the section used last
        "articles_author",  # the person's own byline
        "magazine_user",
        "newsletter_newsletter",
        "articles_section",
        "articles_author",
    ]
