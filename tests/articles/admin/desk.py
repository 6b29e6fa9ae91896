"""An editor at the writing screen: opens it, types, and presses a button, as a browser would."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.models import Article
from tests.factories import make_user

ADD = "/admin/articles/article/add/"


def change_url(article: Article) -> str:
    """The address of an article's writing screen."""
    return reverse("admin:articles_article_change", args=[article.pk])


def withdraw_url(article: Article) -> str:
    """The address that asks before an article is withdrawn."""
    return reverse("admin:articles_article_withdraw", args=[article.pk])


def preview_url(article: Article) -> str:
    """The address of the latest draft as readers would see it."""
    return reverse("admin:articles_article_preview", args=[article.pk])


def page_of(response: HttpResponse) -> html.HtmlElement:
    """A page that was answered with 200, as a tree."""
    assert response.status_code == 200, response.status_code
    # Characters that no HTML may hold are sent back as typed; the parser of the tests can't.
    return html.fromstring(response.content.decode().replace("\x00", ""))


def fields_of(response: HttpResponse) -> dict[str, Any]:
    """What the writing screen's form holds, as a browser would send it back."""
    (form,) = page_of(response).xpath("//form[contains(@class,'article-form')]")
    return {**dict(form.form_values())}


def errors_of(response: HttpResponse) -> str:
    """All words of the errors on a page."""
    found = page_of(response).xpath("//*[contains(@class,'errorlist') or @class='errornote']")
    return " ".join(" ".join(element.text_content().split()) for element in found)


def messages_of(response: HttpResponse) -> str:
    """All words of the messages at the top of a page."""
    found = page_of(response).xpath("//ul[@class='messagelist']/li")
    return " ".join(" ".join(element.text_content().split()) for element in found)


class Desk:
    """A person with a log-in and a browser. What runs after commit has run when an answer comes."""

    def __init__(self, role: str, capture: Callable[..., Any], username: str = "") -> None:
        self.user = make_user(role, username)
        self.client = Client()
        self.client.force_login(self.user)
        self.capture = capture

    def open(self, article: Article | None = None) -> dict[str, Any]:
        """Open the writing screen; its fields as they are."""
        return fields_of(self.client.get(change_url(article) if article else ADD))

    def send(
        self,
        article: Article | None,
        fields: dict[str, Any],
        button: str = "_save",
        **typed: Any,
    ) -> HttpResponse:
        """Press a button of the writing screen; redirects are followed."""
        path = change_url(article) if article else ADD
        return self.post(path, {**fields, **typed, button: "1"})

    def write(
        self, article: Article | None = None, button: str = "_save", **typed: Any
    ) -> HttpResponse:
        """Open the writing screen, type, and press a button."""
        return self.send(article, self.open(article), button, **typed)

    def post(self, path: str, data: dict[str, Any] | None = None) -> HttpResponse:
        """Post to any address; redirects are followed."""
        with self.capture(execute=True):
            return self.client.post(path, data or {}, follow=True)
