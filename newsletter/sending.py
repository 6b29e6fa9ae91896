"""The confirmation mail: made, sent, and noted."""

import logging
import smtplib
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from newsletter.models import Confirmation, Subscription
from newsletter.tokens import CONFIRMATION_AGE, confirmation_token

logger = logging.getLogger(__name__)
_FOREVER = 500  # SMTP answers from here on mean that trying again is of no use (RFC 5321, 4.2.1)


def send_confirmation(confirmation_id: int) -> bool:
    """Send one confirmation mail, if it is due and nobody else is sending it.

    Returns whether it went out. A failure is noted on the row, which says when to try again.
    """
    confirmation = Confirmation.objects.claim(confirmation_id)
    if confirmation is None:
        return False
    subscriptions = list(
        confirmation.subscriptions.pending()
        .select_related("newsletter")
        .order_by("newsletter__position", "newsletter__name")
    )
    if not subscriptions:
        confirmation.record_failure("nothing left to confirm", final=True)
        return False
    try:
        confirmation_mail(confirmation, subscriptions).send()
    except Exception as error:
        # The error's own text is left out: mail servers put the address in it.
        logger.warning(
            "Confirmation mail %s, attempt %s: %s",
            confirmation.pk,
            confirmation.attempts,
            type(error).__name__,
        )
        confirmation.record_failure(type(error).__name__, final=_is_final(error))
        return False
    confirmation.record_sent()
    return True


def confirmation_mail(
    confirmation: Confirmation, subscriptions: list[Subscription]
) -> EmailMultiAlternatives:
    """The mail, as plain text and HTML, in the language of the sign-up."""
    context = {
        "site": {"name": settings.SITE_NAME, "url": settings.SITE_URL},
        "newsletters": [subscription.newsletter for subscription in subscriptions],
        "confirm_url": _absolute("confirm", confirmation_token(confirmation.pk)),
        "days": CONFIRMATION_AGE.days,
        "language": confirmation.language,
    }
    headers = {
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday notice shall answer this
        "Message-ID": make_msgid(domain=settings.SITE_HOSTNAME),
    }
    if len(subscriptions) == 1:
        # One click must mean one thing (RFC 8058): with several newsletters it would not.
        context["unsubscribe_url"] = _absolute("unsubscribe", subscriptions[0].token)
        headers["List-Unsubscribe"] = f"<{context['unsubscribe_url']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    with translation.override(confirmation.language):
        subject = render_to_string("newsletter/email/confirm/subject.txt", context)
        text = render_to_string("newsletter/email/confirm/body.txt", context)
        html = render_to_string("newsletter/email/confirm/body.html", context)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        to=[confirmation.subscriber.email],
        headers=headers,
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _absolute(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(f"newsletter:{name}", args=[token])


def _is_final(error: Exception) -> bool:
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= _FOREVER for code, _text in error.recipients.values())
