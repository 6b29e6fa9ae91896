"""Signing up: the page of all newsletters, the page of one, and what to do next."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.languages import site_language
from newsletter.actions import subscribers
from newsletter.models import Newsletter, Subscription, validate_email
from newsletter.views.guard import (
    SeeOther,
    is_unwelcome,
    keep_private,
    network_of,
    page_of,
    refuse_cross_site,
    wordings_shown,
)

_SHOWN_AGAIN = 320


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All newsletters with one form; a post to it signs up."""
    if request.method == "POST":
        return _sign_up(request)
    newsletters = list(Newsletter.objects.open())
    return _form_page(request, newsletters, _chosen_by_default(newsletters))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest, slug: str) -> HttpResponse:
    """One newsletter with its form."""
    if request.method == "POST":
        return _sign_up(request, slug)
    found = get_object_or_404(Newsletter.objects.select_related("current_wording"), slug=slug)
    if found.active:
        return render(request, "newsletter/newsletter.html", {"newsletter": found})
    if not Subscription.objects.filter(newsletter=found).exists():
        raise Http404
    return render(request, "newsletter/closed.html", {"newsletter": found}, status=410)


@require_safe
def check_inbox(request: HttpRequest) -> HttpResponse:
    """What to do after signing up: the same page for everyone."""
    return render(request, "newsletter/check_inbox.html")


def _sign_up(request: HttpRequest, slug: str = "") -> HttpResponse:
    refuse_cross_site(request)
    unwelcome = is_unwelcome(request)
    newsletters = list(Newsletter.objects.open())
    chosen = _chosen(request, newsletters, slug)
    email = request.POST.get("email", "").strip()
    error = _email_error(email)
    if not chosen:
        error = error or _("Choose at least one of the newsletters below.")
    if error:
        return _form_page(request, newsletters, chosen, email=email, error=error)
    # What is typed wrong gets its error from everyone, so from here on all answers are one.
    if not unwelcome:
        subscribers.sign_up(
            email,
            chosen,
            page=page_of(request),
            language=_language_of(request),
            network=network_of(request),
            wordings=wordings_shown(request, chosen),
        )
    return SeeOther(reverse("newsletter:check_inbox"))


def _language_of(request: HttpRequest) -> str:
    """The language of the page that the form stood on, which the form tells; else the site's."""
    told = request.POST.get("language", "")
    return told if told in dict(settings.LANGUAGES) else site_language()


def _chosen(request: HttpRequest, newsletters: Sequence[Newsletter], slug: str) -> list[Newsletter]:
    wanted = set(request.POST.getlist("newsletter")) or {slug} - {""}
    if wanted or "choose" in request.POST:
        # Closed since the page was made: nothing else is put in its place unasked.
        return [one for one in newsletters if one.slug in wanted]
    return _chosen_by_default(newsletters)


def _chosen_by_default(newsletters: Sequence[Newsletter]) -> list[Newsletter]:
    return [one for one in newsletters if one.is_default]


def _email_error(email: str) -> str:
    if not email:
        return _("Enter your email address.")
    try:
        validate_email(email)
    except ValidationError:
        return _(
            "That is not an email address that mail can be sent to. Look for a slip of the keys."
        )
    return ""


def _form_page(
    request: HttpRequest,
    newsletters: Sequence[Newsletter],
    chosen: Sequence[Newsletter],
    *,
    email: str = "",
    error: str = "",
) -> HttpResponse:
    context = {
        "newsletters": newsletters,
        "chosen": chosen,
        "email": email[:_SHOWN_AGAIN],
        "error": error,
    }
    response = render(request, "newsletter/index.html", context, status=422 if error else 200)
    return keep_private(response) if error else response
