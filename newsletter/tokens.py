"""The links in mails: what stands in them, and how long it holds."""

import re
from datetime import timedelta

from django.core import signing

CONFIRMATION_AGE = timedelta(days=7)
# Bound to its purpose: what is signed for anything else is no confirmation link.
_PURPOSE = "newsletter.confirmation"
_SUBSCRIPTION_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


class BadToken(Exception):
    """A link that was never ours, is too old, or leads to what is gone."""


def confirmation_token(confirmation_id: int) -> str:
    """The text of a confirmation link; it holds for ``CONFIRMATION_AGE`` from now."""
    return _signer().sign(str(confirmation_id))


def read_confirmation_token(token: str) -> int:
    """The id of the confirmation that a link names. Raises ``BadToken``."""
    try:
        return int(_signer().unsign(token, max_age=CONFIRMATION_AGE))
    except (signing.BadSignature, ValueError) as error:
        raise BadToken from error


def check_subscription_token(token: str) -> str:
    """The token, if it can be one of a subscription. Raises ``BadToken``."""
    if not _SUBSCRIPTION_TOKEN.fullmatch(token):
        raise BadToken
    return token


def _signer() -> signing.TimestampSigner:
    # A dot: the usual colon ends a link in some mail programs.
    return signing.TimestampSigner(salt=_PURPOSE, sep=".")
