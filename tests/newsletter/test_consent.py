"""The ledger of consent: it grows, it can't be changed unnoticed, facts can be erased."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.actions import newsletters, subscribers
from newsletter.models import (
    Consent,
    RowIsFinal,
    Subscriber,
    Subscription,
    Wording,
    verify_chain,
)
from tests.newsletter.helpers import make_newsletter, subscription_of

PLACES = [
    "sequence",
    "kind",
    "page",
    "at",
    "wording_id",
    "subscription_id",
    "facts",
    "salt",
    "facts_digest",
    "previous",
    "hash",
]


def write_behind_the_back(row: Consent, **values: Any) -> None:
    """Change a stored row as somebody with access to the database would."""
    models.QuerySet.update(Consent.objects.filter(pk=row.pk), **values)


def remove_behind_the_back(row: Consent) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM newsletter_consent WHERE id = %s", [row.pk])


@pytest.fixture
def ledger(reader) -> Subscription:
    """A subscription that was joined, left and joined again, and another beside it."""
    make_newsletter()
    reader.subscribe("other@example.ie")
    subscription = reader.subscribe()
    path = f"/newsletter/unsubscribe/{subscription.token}/"
    reader.post(path)
    preferences = path.replace("unsubscribe", "preferences")
    reader.post(preferences, {"newsletter": ["weekend"]})
    return subscription_of()


def test_whole_ledger_is_whole(ledger):
    check = verify_chain(ledger)
    assert check.ok
    assert check.rows == 5


@pytest.mark.parametrize("erased", [False, True])
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_change_of_any_row_is_found(ledger, erased, data):
    with transaction.atomic():
        if erased:
            subscribers.erase(ledger.subscriber)
        rows = list(ledger.consents.order_by("sequence"))
        row = data.draw(st.sampled_from(rows), label="row")
        field = data.draw(st.sampled_from(PLACES), label="field")
        value = data.draw(other_value(row, field), label="value")
        write_behind_the_back(row, **{field: value})
        assert not verify_chain(ledger).ok
        transaction.set_rollback(True)


def other_value(row: Consent, field: str) -> st.SearchStrategy[Any]:
    """Values for a field that are not the one it has."""
    present = getattr(row, field)
    if field == "sequence":
        found: st.SearchStrategy[Any] = st.integers(100, 2**31 - 1)
    elif field == "at":
        found = st.integers(1, 10**9).map(lambda n: present.replace(microsecond=0) + step(n))
    elif field == "kind":
        found = st.sampled_from(["requested", "confirmed", "left", "erased"])
    elif field == "wording_id":
        text = "Other words."
        wording = newsletters.set_wording(row.subscription.newsletter, text)
        found = st.just(wording.pk)
    elif field == "subscription_id":
        found = st.just(Subscription.objects.exclude(pk=row.subscription_id).get().pk)
        write_behind_the_back(row, sequence=row.sequence + 50)
    elif field == "facts":
        found = st.dictionaries(words(), words(), max_size=3)
    elif field == "salt":
        found = st.binary(min_size=32, max_size=32).map(bytes.hex) | st.just("no hexadecimal")
    else:
        found = words()
    return found.filter(lambda value: value != present)


def step(seconds: int) -> timedelta:

    return timedelta(seconds=seconds)


def words() -> st.SearchStrategy[str]:
    return st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=60)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_removed_row_is_found(ledger, number):
    remove_behind_the_back(list(ledger.consents.order_by("sequence"))[number])
    assert not verify_chain(ledger).ok


def test_removed_ledger_is_found(ledger):
    for row in ledger.consents.all():
        remove_behind_the_back(row)
    assert not verify_chain(ledger).ok


def test_swapped_rows_are_found(ledger):
    second, third = list(ledger.consents.order_by("sequence"))[1:3]
    write_behind_the_back(second, sequence=99)
    write_behind_the_back(third, sequence=2)
    write_behind_the_back(second, sequence=3)
    assert not verify_chain(ledger).ok


def test_changed_words_are_found(ledger):
    wording = ledger.agreed_to()
    models.QuerySet.update(Wording.objects.filter(pk=wording.pk), text="I agree to everything.")
    assert not verify_chain(ledger).ok


def test_facts_gone_without_an_erasure_are_found(ledger):
    write_behind_the_back(ledger.consents.first(), facts=None, salt=None)
    assert not verify_chain(ledger).ok


def test_facts_put_back_after_an_erasure_are_found(ledger):
    subscribers.erase(ledger.subscriber)
    assert verify_chain(ledger).ok
    write_behind_the_back(ledger.consents.first(), facts={"email": "x"}, salt="00" * 32)
    assert not verify_chain(ledger).ok


def test_erasure_keeps_digests_and_chain_and_drops_facts(ledger):
    before = list(ledger.consents.order_by("sequence").values_list("facts_digest", "hash"))
    subscribers.erase(ledger.subscriber)
    after = list(ledger.consents.order_by("sequence").values_list("facts_digest", "hash"))
    assert after[: len(before)] == before
    assert [row.kind for row in ledger.consents.order_by("sequence")][-2:] == ["left", "erased"]
    with connection.cursor() as cursor:
        for table in ("consent", "subscriber", "subscription", "confirmation"):
            cursor.execute(f"SELECT * FROM newsletter_{table} WHERE id IS NOT NULL")  # noqa: S608
            assert "nuala" not in json.dumps(cursor.fetchall(), default=str)


def test_erasing_one_person_leaves_the_others_alone(ledger):
    subscribers.erase(ledger.subscriber)
    other = subscription_of("other@example.ie")
    assert verify_chain(other).ok
    assert other.consents.first().facts["email"] == "other@example.ie"


def test_erasing_twice_changes_nothing(ledger):
    subscribers.erase(ledger.subscriber)
    rows = ledger.consents.count()
    subscribers.erase(ledger.subscriber)
    assert ledger.consents.count() == rows


@pytest.mark.parametrize("model", [Consent, Wording])
def test_rows_can_be_added_and_nothing_else(ledger, model):
    row = model.objects.first()
    with pytest.raises(RowIsFinal):
        row.save()
    with pytest.raises(RowIsFinal):
        row.delete()
    with pytest.raises(RowIsFinal):
        model.objects.all().delete()
    with pytest.raises(RowIsFinal):
        model.objects.filter(pk=row.pk).update(id=row.pk)
    with pytest.raises(RowIsFinal):
        model.objects.bulk_update([row], ["id"])
    with pytest.raises(RowIsFinal):
        model.objects.update_or_create(pk=row.pk, defaults={"id": row.pk})


def test_new_row_with_the_number_of_an_old_one_is_refused(ledger):
    wording = ledger.agreed_to()
    forged = Wording(pk=wording.pk, newsletter=wording.newsletter, text="Other words.")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()


def test_nothing_that_consent_names_can_be_deleted(ledger):
    for row in (ledger, ledger.subscriber, ledger.newsletter):
        with pytest.raises(ProtectedError):
            row.delete()
    assert Subscriber.objects.count() == 2


def test_other_words_make_another_row_and_leave_the_first(db):
    newsletter = make_newsletter(wording="The first words.")
    newsletters.set_wording(newsletter, "The second words.")
    newsletters.set_wording(newsletter, "  The second words. ")
    assert [row.text for row in newsletter.wordings.order_by("pk")] == [
        "The first words.",
        "The second words.",
    ]
    assert newsletter.current_wording.text == "The second words."
