"""Newsletters on the editors' side: their facts, their words, which one is the default."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.actions import newsletters
from newsletter.models import Newsletter


class NewsletterForm(forms.ModelForm):
    """The facts of a newsletter, and the words to agree to as a plain text."""

    wording = forms.CharField(
        label=_("Wording"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_(
            "The words that people agree to. A change makes new words for new people; what others "
            "agreed to stays as it was. Left empty, a stock sentence is used."
        ),
    )

    class Meta:
        model = Newsletter
        fields = [
            "name",
            "slug",
            "description",
            "frequency",
            "language",
            "active",
            "position",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.current_wording is not None:
            self.fields["wording"].initial = self.instance.current_wording.text

    def clean_active(self) -> bool:
        """Refuse to close the default: readers would meet pages without a form."""
        active = bool(self.cleaned_data["active"])
        if self.instance.is_default and not active:
            raise ValidationError(_("Make another newsletter the default first."))
        return active


@admin.register(Newsletter)
class NewsletterAdmin(admin.ModelAdmin):
    """Newsletters. None is ever deleted, since people's consent names it; it is closed instead."""

    form = NewsletterForm
    list_display = ["name", "frequency", "active", "is_default", "subscribers", "position"]
    list_filter = ["active"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["is_default", "wordings"]
    actions = ["make_default"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description", "frequency", "language"]}),
        (_("Sign-up"), {"fields": ["active", "is_default", "position", "wording", "wordings"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Newsletter]:
        """With the number of people in each."""
        active = Count("subscriptions", filter=Q(subscriptions__status="active"))
        return super().get_queryset(request).annotate(active_subscribers=active)

    def has_delete_permission(self, request: HttpRequest, obj: Newsletter | None = None) -> bool:
        """Nobody."""
        return False

    def save_model(
        self, request: HttpRequest, obj: Newsletter, form: NewsletterForm, change: bool
    ) -> None:
        """Store the facts, and the words if they are other words."""
        text = form.cleaned_data["wording"]
        if not change:
            newsletters.add(obj, text)
            return
        newsletters.revise(obj, text)

    @admin.display(description=_("subscribers"), ordering="active_subscribers")
    def subscribers(self, obj: Newsletter) -> int:
        """How many people get it."""
        return int(getattr(obj, "active_subscribers", 0))

    @admin.display(description=_("all wordings"))
    def wordings(self, obj: Newsletter) -> SafeString | str:
        """All words that people have agreed to, the newest first."""
        if obj.pk is None:
            return "–"
        rows = obj.wordings.all()
        times = [date_format(localtime(row.created_at), "DATETIME_FORMAT") for row in rows]
        return format_html_join(
            "",
            "<p><strong>{}</strong><br>{}</p>",
            zip(times, (row.text for row in rows), strict=True),
        )

    @admin.action(description=_("Make the default"), permissions=["change"])
    def make_default(self, request: HttpRequest, queryset: QuerySet[Newsletter]) -> None:
        """Offer the one that is ticked wherever none is named."""
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            self.message_user(request, gettext("Tick exactly one newsletter."), messages.ERROR)
            return
        try:
            newsletters.make_default(chosen[0])
        except ValueError:
            text = gettext("%(name)s takes no sign-ups, so it can’t be the default.")
            self.message_user(request, text % {"name": chosen[0].name}, messages.ERROR)
            return
        self.log_change(request, chosen[0], gettext("Made the default."))
        text = gettext("%(name)s is the default now.")
        self.message_user(request, text % {"name": chosen[0].name}, messages.SUCCESS)
