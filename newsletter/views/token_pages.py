"""The pages that links in mails lead to: confirm, leave, choose."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.languages import speaking
from newsletter import rendering
from newsletter.actions import subscribers
from newsletter.models import Newsletter, Subscription, SubscriptionStatus
from newsletter.tokens import BadToken
from newsletter.views.guard import (
    SeeOther,
    keep_private,
    network_of,
    refuse_cross_site,
    without_token,
    wordings_shown,
)

View = Callable[[HttpRequest, str], HttpResponse]


def _token_page(view: View) -> View:
    """A page of one person: a token that leads nowhere is answered by 410 and a way on."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except BadToken:
            context = {"newsletter": rendering.default_newsletter()}
            response = render(request, "newsletter/stale.html", context, status=410)
        return keep_private(response)

    return guarded


@_token_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Asks, and on a post lets in."""
    if request.method == "POST":
        refuse_cross_site(request)
        subscribers.confirm(token, page=without_token(request.path), network=network_of(request))
        return SeeOther(request.path)
    confirmation, subscriptions = subscribers.find_confirmation(token)
    waiting = [one for one in subscriptions if one.status == SubscriptionStatus.PENDING]
    with speaking(confirmation.language):
        if waiting:
            context = {"agreements": [(one.newsletter, one.agreed_to()) for one in waiting]}
            return render(request, "newsletter/confirm.html", context)
        return render(request, "newsletter/confirmed.html", {"subscriptions": subscriptions})


@_token_page
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asks, and on a post lets go; mail programs post here by themselves (RFC 8058)."""
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        if not one_click:
            refuse_cross_site(request)
        subscribers.leave(
            token,
            page=without_token(request.path),
            network=network_of(request),
            facts={"by": "one-click" if one_click else "link"},
        )
        # RFC 8058, section 3.1: no redirect for one click.
        if one_click:
            return HttpResponse(_("You have left."), content_type="text/plain; charset=utf-8")
        return SeeOther(request.path)
    subscription = subscribers.find_subscription(token)
    left = subscription.status == SubscriptionStatus.LEFT
    with speaking(subscription.language):
        return render(
            request,
            "newsletter/left.html" if left else "newsletter/unsubscribe.html",
            {"subscription": subscription, "newsletter": subscription.newsletter},
        )


@_token_page
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """All newsletters to tick and untick, and the way to be erased."""
    if request.method == "POST":
        refuse_cross_site(request)
        if request.POST.get("action") == "erase":
            return _erase(request, token)
        return _choose(request, token)
    return _preferences_page(request, token)


def _choose(request: HttpRequest, token: str) -> HttpResponse:
    subscription = subscribers.find_subscription(token)
    ticked = set(request.POST.getlist("newsletter"))
    offered = _offered(_mine(subscription))
    chosen = [newsletter for newsletter in offered if newsletter.slug in ticked]
    subscribers.choose(
        token,
        chosen,
        page=without_token(request.path),
        language=subscription.language,
        network=network_of(request),
        wordings=wordings_shown(request, chosen),
    )
    return SeeOther(f"{reverse('newsletter:preferences', args=[token])}?saved=1")


def _erase(request: HttpRequest, token: str) -> HttpResponse:
    subscription = subscribers.find_subscription(token)
    if not request.POST.get("sure"):
        with speaking(subscription.language):
            error = _("Tick the box that says you are sure, then press the button again.")
        return _preferences_page(request, token, error=error)
    subscribers.erase(
        subscription.subscriber,
        never_again=bool(request.POST.get("never_again")),
        page=without_token(request.path),
    )
    with speaking(subscription.language):
        return render(request, "newsletter/erased.html")


def _preferences_page(request: HttpRequest, token: str, error: str = "") -> HttpResponse:
    subscription = subscribers.find_subscription(token)
    mine = _mine(subscription)
    statuses = {one.newsletter_id: one for one in mine}
    context = {
        "choices": [(newsletter, statuses.get(newsletter.pk)) for newsletter in _offered(mine)],
        "saved": "saved" in request.GET and not error,
        "error": error,
    }
    with speaking(subscription.language):
        return render(request, "newsletter/preferences.html", context, status=422 if error else 200)


def _mine(subscription: Subscription) -> list[Subscription]:
    return list(
        Subscription.objects.filter(subscriber=subscription.subscriber_id).select_related(
            "newsletter"
        )
    )


def _offered(mine: list[Subscription]) -> list[Newsletter]:
    """The open newsletters, and closed ones that the person still is in."""
    newsletters = list(Newsletter.objects.open())
    kept = [one.newsletter for one in mine if one.status == SubscriptionStatus.ACTIVE]
    return newsletters + [one for one in kept if not one.active]
