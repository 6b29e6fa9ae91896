"""Newsletters to sign up for, and a reader who does it."""

import re
from collections.abc import Callable
from typing import Any

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.http import HttpResponse
from django.test import Client

from newsletter.actions import newsletters
from newsletter.models import Newsletter, Subscriber, Subscription

ADDRESS = "nuala@example.ie"


def make_newsletter(name: str = "The Weekend Letter", slug: str = "weekend", **facts) -> Newsletter:
    return newsletters.create(name=name, slug=slug, **facts)


class Reader:
    """A person with a browser."""

    def __init__(self, client: Client, capture: Callable[..., Any]) -> None:
        self.client = client
        self.capture = capture

    def get(self, path: str, **extra: Any) -> HttpResponse:
        return self.client.get(path, **extra)

    def post(self, path: str, data: dict[str, Any] | None = None, **extra: Any) -> HttpResponse:
        with self.capture(execute=True):
            return self.client.post(path, data or {}, **extra)

    def sign_up(self, email: str = ADDRESS, slug: str = "weekend", **more: Any) -> HttpResponse:
        fields = {"email": email, "newsletter": slug, **more.pop("fields", {})}
        return self.post("/newsletter/", fields, **more)

    def subscribe(self, email: str = ADDRESS, slug: str = "weekend") -> Subscription:
        """Sign up and confirm; the subscription is active then."""
        self.sign_up(email, slug)
        assert self.post(link("confirm")).status_code == 303
        return subscription_of(email, slug)


def subscription_of(email: str = ADDRESS, slug: str = "weekend") -> Subscription:
    subscriber = Subscriber.objects.by_email(email)
    assert subscriber is not None
    return subscriber.subscriptions.get(newsletter__slug=slug)


def last_mail() -> EmailMultiAlternatives:
    message = mail.outbox[-1]
    assert isinstance(message, EmailMultiAlternatives)
    return message


def link(kind: str) -> str:
    """The path of a link in the last mail: "confirm" or "unsubscribe"."""
    found = re.search(rf"http://testserver(/newsletter/{kind}/\S+/)", str(last_mail().body))
    assert found is not None
    return found[1]
