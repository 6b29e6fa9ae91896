"""The ledger of consent and the addresses never mailed again, on the editors' side."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.actions import subscribers
from newsletter.admin.read_only import ReadOnlyAdmin
from newsletter.models import (
    Consent,
    Subscription,
    Suppression,
    SuppressionReason,
    normalise_email,
    validate_email,
    verify_chain,
)


def chain_result(subscription: Subscription) -> SafeString:
    """In words, whether a subscription's ledger is as it was written."""
    check = verify_chain(subscription)
    if check.ok:
        text = gettext("Unbroken: all %(rows)s rows are as they were written.")
        return format_html('<span class="chain-whole">✓ {}</span>', text % {"rows": check.rows})
    return format_html(
        '<strong class="chain-broken">✗ {} {}</strong>',
        gettext("Broken."),
        " ".join(check.problems),
    )


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    """The ledger, to be read."""

    list_display = ["at", "kind", "subscription", "newsletter", "sequence", "page"]
    list_filter = ["kind", "subscription__newsletter"]
    list_select_related = ["subscription__newsletter"]
    search_fields = ["subscription__subscriber__email_key"]
    date_hierarchy = "at"
    readonly_fields = ["newsletter", "chain"]
    fieldsets = [
        (None, {"fields": ["subscription", "newsletter", "sequence", "kind", "wording"]}),
        (_("When and where"), {"fields": ["at", "page", "facts"]}),
        (_("Proof"), {"fields": ["chain", "facts_digest", "previous", "hash"]}),
    ]

    @admin.display(description=_("newsletter"))
    def newsletter(self, obj: Consent) -> str:
        """The newsletter that it is about."""
        return obj.subscription.newsletter.name

    @admin.display(description=_("chain"))
    def chain(self, obj: Consent) -> SafeString:
        """Whether the ledger that it stands in is unbroken."""
        return chain_result(obj.subscription)


class SuppressionForm(forms.ModelForm):
    """An address, that is not stored, and why."""

    email = forms.CharField(
        label=_("Email address"),
        max_length=254,
        help_text=_(
            "It leaves all newsletters and is never mailed again. Only a mark is kept by which the "
            "address is known when it comes again; nobody can read it."
        ),
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=SuppressionReason.choices)

    class Meta:
        model = Suppression
        fields = ["reason"]

    def clean_email(self) -> str:
        """Refuse what is no address, and one that is on the list already."""
        email = str(self.cleaned_data["email"])
        validate_email(email)
        if Suppression.objects.holds(normalise_email(email)):
            raise ValidationError(_("This address is on the list already."))
        return email


@admin.register(Suppression)
class SuppressionAdmin(admin.ModelAdmin):
    """Addresses never mailed again: marks without addresses. Deleting one allows mail again."""

    form = SuppressionForm
    list_display = ["__str__", "reason", "created_at", "key_known"]
    list_filter = ["reason"]
    fields = ["email", "reason"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def get_fields(self, request: HttpRequest, obj: Suppression | None = None) -> Any:
        """The address is asked for and never shown."""
        return ["email", "reason"] if obj is None else ["reason", "created_at", "key_known"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Suppression | None = None
    ) -> list[str]:
        """Nothing of a row that is there can be written."""
        return [] if obj is None else ["reason", "created_at", "key_known"]

    def save_model(
        self, request: HttpRequest, obj: Suppression, form: SuppressionForm, change: bool
    ) -> None:
        """Put the address on the list, and take it out of all newsletters."""
        reason = SuppressionReason(form.cleaned_data["reason"])
        obj.pk = subscribers.suppress(form.cleaned_data["email"], reason).pk

    @admin.display(description=_("works"), boolean=True)
    def key_known(self, obj: Suppression) -> bool:
        """Whether the address would still be recognised: its secret key must be known."""
        return obj.key_is_known()
