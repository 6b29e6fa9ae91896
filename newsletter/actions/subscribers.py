"""What subscribers do: sign up, confirm, leave, choose, be erased."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from newsletter.actions import confirmations, steps
from newsletter.models import (
    Confirmation,
    Consent,
    ConsentKind,
    Newsletter,
    Subscriber,
    Subscription,
    SubscriptionStatus,
    Suppression,
    SuppressionReason,
    Wording,
    normalise_email,
    validate_email,
)
from newsletter.tokens import BadToken, check_subscription_token, read_confirmation_token


def sign_up(
    email: str,
    newsletters: Newsletter | Iterable[Newsletter],
    *,
    page: str,
    language: str,
    network: str,
    wordings: Mapping[int, Wording] | None = None,
) -> None:
    """Ask for a person to be let into newsletters; a mail asks that person to confirm.

    ``page`` is the path of the page with the form, ``network`` the client's network (such as
    ``192.0.2.0/24``, never the whole address), ``wordings`` the words that were shown, by the
    newsletter's id (the present ones unless given). Whether the address is new, waiting, active
    or suppressed: nothing tells the caller. Raises ``ValidationError`` for what is no address.
    """
    email = email.strip()
    validate_email(email)
    if Suppression.objects.holds(normalise_email(email)):
        return
    wanted = [newsletters] if isinstance(newsletters, Newsletter) else list(newsletters)
    with transaction.atomic():
        subscriber = steps.subscriber_of(email)
        asked = []
        for newsletter in wanted:
            wording = _wording_of(newsletter, wordings)
            subscription = steps.subscription_of(subscriber, newsletter, language)
            if _has_nothing_to_ask(subscription):
                continue
            facts = {"email": email, "network": network}
            steps.request(subscription, wording=wording, page=page, facts=facts)
            asked.append(subscription)
        if asked:
            confirmations.ask(subscriber, asked, language=language)


def find_confirmation(token: str) -> tuple[Confirmation, list[Subscription]]:
    """The confirmation that a link names, with those subscriptions that it asks or asked for.

    Raises ``BadToken`` for a link that is wrong or older than 7 days, or if all are left since.
    """
    confirmation = Confirmation.objects.filter(pk=read_confirmation_token(token)).first()
    if confirmation is None:
        raise BadToken
    subscriptions = list(
        confirmation.subscriptions.exclude(status=SubscriptionStatus.LEFT).select_related(
            "newsletter"
        )
    )
    if not subscriptions:
        raise BadToken
    return confirmation, subscriptions


def confirm(token: str, *, page: str = "", network: str = "") -> list[Subscription]:
    """Let a person in, as the link in the mail asks; a second time changes nothing.

    Returns the subscriptions that are active now. Raises ``BadToken`` as ``find_confirmation``.
    """
    with transaction.atomic():
        confirmation, _found = find_confirmation(token)
        subscriber = Subscriber.objects.select_for_update().get(pk=confirmation.subscriber_id)
        # Read again behind the lock: leaving at the same moment must win or lose as a whole.
        _confirmation, subscriptions = find_confirmation(token)
        for subscription in subscriptions:
            if subscription.status == SubscriptionStatus.PENDING:
                facts = {"email": subscriber.email, "network": network}
                steps.activate(subscription, page=page, facts=facts)
    return subscriptions


def find_subscription(token: str) -> Subscription:
    """The subscription whose own token this is. Raises ``BadToken``."""
    subscription = Subscription.objects.by_token(check_subscription_token(token))
    if subscription is None or subscription.subscriber.erased_at is not None:
        raise BadToken
    return subscription


def leave(
    token: str, *, page: str = "", network: str = "", facts: Mapping[str, str] | None = None
) -> Subscription:
    """Take a person out of one newsletter at once; a second time changes nothing.

    ``facts`` adds to what the ledger keeps of it (a note, who did it). Raises ``BadToken``.
    """
    with transaction.atomic():
        found = find_subscription(token)
        Subscriber.objects.select_for_update().get(pk=found.subscriber_id)
        subscription = find_subscription(token)
        if subscription.status != SubscriptionStatus.LEFT:
            steps.leave(subscription, page=page, facts={"network": network, **(facts or {})})
    return subscription


def choose(
    token: str,
    newsletters: Collection[Newsletter],
    *,
    page: str,
    language: str,
    network: str,
    wordings: Mapping[int, Wording] | None = None,
) -> None:
    """Make a person's newsletters exactly these, as ticked on the page of preferences.

    Whoever has confirmed the address once is let in at once; otherwise a mail asks first.
    ``wordings`` are the words that were shown, as in ``sign_up``.
    Raises ``BadToken``.
    """
    with transaction.atomic():
        subscriber = find_subscription(token).subscriber
        subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        mine = list(subscriber.subscriptions.select_related("newsletter"))
        trusted = any(one.confirmed_at for one in mine)
        wanted = {newsletter.pk for newsletter in newsletters}
        facts = {"email": subscriber.email, "network": network}
        for subscription in mine:
            if (
                subscription.status != SubscriptionStatus.LEFT
                and subscription.newsletter_id not in wanted
            ):
                steps.leave(subscription, page=page, facts=facts)
        active = {one.newsletter_id for one in mine if one.status == SubscriptionStatus.ACTIVE}
        added = [one for one in newsletters if one.pk not in active]
        if not trusted:
            sign_up(
                subscriber.email,
                added,
                page=page,
                language=language,
                network=network,
                wordings=wordings,
            )
        elif added and not Suppression.objects.holds(subscriber.email_key or ""):
            for newsletter in added:
                subscription = steps.subscription_of(subscriber, newsletter, language)
                wording = _wording_of(newsletter, wordings)
                steps.request(subscription, wording=wording, page=page, facts=facts)
                steps.activate(subscription, page=page, facts=facts)


def erase(subscriber: Subscriber, *, never_again: bool = False, page: str = "") -> None:
    """Erase a person: address, personal facts and links go, the bare ledger stays.

    With ``never_again`` the address is put on the list of those that are never mailed, as a keyed
    hash. Erasing an erased person changes nothing.
    """
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        if subscriber.erased_at is not None:
            return
        if never_again:
            Suppression.objects.put(subscriber.email_key or "", SuppressionReason.ERASURE)
        for subscription in subscriber.subscriptions.all():
            if subscription.status != SubscriptionStatus.LEFT:
                steps.leave(subscription, page=page, facts={})
            steps.record(subscription, ConsentKind.ERASED, page=page, facts={})
            subscription.replace_token()
        Consent.objects.erase_facts(subscriber)
        subscriber.confirmations.all().delete()
        subscriber.email = ""
        subscriber.email_key = None
        subscriber.erased_at = timezone.now()
        subscriber.save(update_fields=["email", "email_key", "erased_at"])


def suppress(email: str, reason: SuppressionReason) -> Suppression:
    """Never mail this address again, and take it out of all newsletters.

    Raises ``ValidationError`` for what is no address.
    """
    email = email.strip()
    validate_email(email)
    key = normalise_email(email)
    with transaction.atomic():
        # Locked before anything is read, as everywhere: a confirmation at the same moment must
        # win or lose as a whole.
        subscriber = Subscriber.objects.select_for_update().filter(email_key=key).first()
        suppression = Suppression.objects.put(key, reason)
        if subscriber is not None:
            for subscription in subscriber.subscriptions.exclude(status=SubscriptionStatus.LEFT):
                steps.leave(subscription, page="", facts={"reason": str(reason)})
    return suppression


def _wording_of(newsletter: Newsletter, wordings: Mapping[int, Wording] | None) -> Wording:
    wording = (wordings or {}).get(newsletter.pk) or newsletter.current_wording
    if wording is None or wording.newsletter_id != newsletter.pk:
        raise ValueError("a newsletter without its own words can't be signed up for")
    return wording


def _has_nothing_to_ask(subscription: Subscription) -> bool:
    if subscription.status == SubscriptionStatus.ACTIVE:
        return True
    return subscription.status == SubscriptionStatus.PENDING and confirmations.is_asked_lately(
        subscription
    )
