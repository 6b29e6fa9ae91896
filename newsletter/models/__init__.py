"""Tables of newsletters: lists, people, consent, and what guards them."""

from newsletter.models.confirmation import Confirmation, ConfirmationQuerySet
from newsletter.models.consent import (
    ChainCheck,
    Consent,
    ConsentKind,
    ConsentQuerySet,
    verify_chain,
)
from newsletter.models.grow_only import RowIsFinal
from newsletter.models.limit import Hits
from newsletter.models.newsletter import Newsletter, NewsletterQuerySet, Wording
from newsletter.models.subscriber import (
    EMAIL_LENGTH,
    Subscriber,
    Subscription,
    SubscriptionStatus,
    normalise_email,
    validate_email,
)
from newsletter.models.suppression import Suppression, SuppressionReason

__all__ = [
    "EMAIL_LENGTH",
    "ChainCheck",
    "Confirmation",
    "ConfirmationQuerySet",
    "Consent",
    "ConsentKind",
    "ConsentQuerySet",
    "Hits",
    "Newsletter",
    "NewsletterQuerySet",
    "RowIsFinal",
    "Subscriber",
    "Subscription",
    "SubscriptionStatus",
    "Suppression",
    "SuppressionReason",
    "Wording",
    "normalise_email",
    "validate_email",
    "verify_chain",
]
