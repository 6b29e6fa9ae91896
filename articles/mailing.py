"""Mails to editors and writers about their articles: made, sent, and noted on their rows."""

import logging
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from articles.languages import speaking
from articles.models import Notice

logger = logging.getLogger(__name__)


def send_notice(notice_id: int) -> bool:
    """Send one notice's mail, if it is due and nobody else is sending it; whether it went out.

    Who has no address, or no log-in any more, gets none. A failure is noted, and tried again.
    """
    notice = Notice.objects.claim(notice_id)
    if notice is None:
        return False
    person = notice.recipient
    if not person.email or not person.is_active:
        notice.record_sent()
        return False
    try:
        notice_mail(notice).send()
    except Exception as error:
        # The error's own text is left out: mail servers put the address in it.
        logger.warning(
            "Notice %s, attempt %s: %s", notice.pk, notice.attempts, type(error).__name__
        )
        notice.record_failure()
        return False
    notice.record_sent()
    return True


def send_due_notices(limit: int = 200) -> int:
    """Send what is due: failed before, or left behind by a killed worker; returns how many."""
    due = Notice.objects.due().order_by("due_at", "pk").values_list("pk", flat=True)[:limit]
    return sum(send_notice(pk) for pk in list(due))


def notice_mail(notice: Notice) -> EmailMessage:
    """The mail of a notice, as plain text, in the language of whoever gets it."""
    address = reverse("admin:articles_article_change", args=[notice.article_id])
    with speaking(notice.recipient.language):
        context = {
            "site": {"name": settings.SITE_NAME, "url": settings.SITE_URL},
            "notice": notice,
            "headline": str(notice.article),
            "url": settings.SITE_URL + address,
        }
        subject = render_to_string("articles/email/notice/subject.txt", context)
        text = render_to_string("articles/email/notice/body.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        to=[notice.recipient.email],
        headers={
            "Auto-Submitted": "auto-generated",  # RFC 3834
            "Message-ID": make_msgid(domain=settings.SITE_HOSTNAME),
        },
    )
