"""People on the editors' side: where they stand, what they agreed to, leaving, erasure."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.actions import subscribers
from newsletter.admin.consent import chain_result
from newsletter.admin.read_only import ReadOnlyAdmin
from newsletter.models import Newsletter, Subscriber, Subscription, SubscriptionStatus


class NoteForm(forms.Form):
    """Why a person is taken out of a newsletter by hand."""

    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        help_text=_("How the person asked for it: “By telephone on 3 May”."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class EraseForm(forms.Form):
    """What goes with an erasure."""

    never_again = forms.BooleanField(
        label=_("Never mail this address again, whoever types it in"), required=False
    )


class SubscriptionFilter(admin.SimpleListFilter):
    """Who is in which newsletter, and how: two filters would each look at another subscription."""

    title = _("newsletter")
    parameter_name = "subscription"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Each newsletter, and each with every status (one query)."""
        found = []
        for newsletter in Newsletter.objects.all():
            found.append((f"{newsletter.pk}-", newsletter.name))
            for status, label in SubscriptionStatus.choices:
                found.append((f"{newsletter.pk}-{status}", f"{newsletter.name}: {label}"))
        return found

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Subscriber]
    ) -> QuerySet[Subscriber]:
        """Those with one subscription that is both."""
        if self.value() not in dict(self.lookup_choices):
            return queryset
        newsletter, _dash, status = str(self.value()).partition("-")
        wanted = {"subscriptions__newsletter": newsletter}
        if status:
            wanted["subscriptions__status"] = status
        return queryset.filter(**wanted)


@admin.register(Subscriber)
class SubscriberAdmin(ReadOnlyAdmin):
    """People: to be found and read. Two things can be done, each on a page that asks first."""

    change_form_template = "newsletter/desk/subscriber.html"
    list_display = ["address", "newsletters", "created_at", "erased_at"]
    list_filter = [
        SubscriptionFilter,
        ("erased_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["email", "email_key"]
    date_hierarchy = "created_at"
    readonly_fields = ["address", "created_at", "erased_at"]
    fieldsets = [(None, {"fields": ["address", "created_at", "erased_at"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subscriber]:
        """With where each person stands (one query more)."""
        subscriptions = Subscription.objects.select_related("newsletter")
        return (
            super().get_queryset(request).prefetch_related(Prefetch("subscriptions", subscriptions))
        )

    def get_urls(self) -> list[URLPattern]:
        """The admin's own and the two pages that ask first."""
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/erase/", view(self.erase), name="newsletter_subscriber_erase"),
            path(
                "<int:pk>/unsubscribe/<int:subscription>/",
                view(self.unsubscribe),
                name="newsletter_subscriber_unsubscribe",
            ),
        ]
        return own + super().get_urls()

    @admin.display(description=_("email address"), ordering="email_key")
    def address(self, obj: Subscriber) -> str:
        """The address, or that it is erased."""
        return obj.email or gettext("(erased)")

    @admin.display(description=_("newsletters"))
    def newsletters(self, obj: Subscriber) -> str:
        """Where the person stands in each newsletter."""
        return ", ".join(
            f"{one.newsletter.name}: {one.get_status_display()}" for one in obj.subscriptions.all()
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The person, with all subscriptions, their ledgers and the check of each."""
        person = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if person is not None and self.has_view_permission(request, person):
            context["ledgers"] = [
                {
                    "subscription": one,
                    "rows": one.consents.select_related("wording").order_by("sequence"),
                    "chain": chain_result(one),
                    "can_leave": one.status != SubscriptionStatus.LEFT,
                }
                for one in person.subscriptions.all()
            ]
            context["can_unsubscribe"] = self._may_unsubscribe(request)
            context["can_erase"] = self._may_erase(request) and person.erased_at is None
        return super().change_view(request, object_id, form_url, context)

    def unsubscribe(self, request: HttpRequest, pk: int, subscription: int) -> HttpResponse:
        """Asks for a note, and takes the person out of one newsletter."""
        if not self._may_unsubscribe(request):
            raise PermissionDenied
        found = get_object_or_404(
            Subscription.objects.select_related("newsletter", "subscriber"),
            pk=subscription,
            subscriber=pk,
            subscriber__erased_at__isnull=True,
        )
        form = NoteForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            facts = {
                "by": f"user {request.user.pk}",
                "note": form.cleaned_data["note"],
            }
            subscribers.leave(found.token, page=request.path, facts=facts)
            self.log_change(
                request, found.subscriber, f"{gettext('Taken out of')} {found.newsletter.name}"
            )
            text = gettext("The person has left %(name)s.") % {"name": found.newsletter.name}
            return self._back(request, pk, text)
        context = {"subscription": found, "person": found.subscriber, "form": form}
        title = gettext("Take this person out of %(name)s?") % {"name": found.newsletter.name}
        return self._page(request, "unsubscribe", title, context)

    def erase(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks, and erases the person."""
        if not self._may_erase(request):
            raise PermissionDenied
        person = get_object_or_404(Subscriber, pk=pk)
        if person.erased_at is not None:
            raise Http404
        form = EraseForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            subscribers.erase(
                person, never_again=form.cleaned_data["never_again"], page=request.path
            )
            self.log_change(request, person, gettext("Erased."))
            return self._back(request, pk, gettext("The person is erased."))
        title = gettext("Erase this person?")
        return self._page(request, "erase", title, {"person": person, "form": form})

    def _page(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any]
    ) -> TemplateResponse:
        base = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"newsletter/desk/{name}.html", {**base, **context})

    def _back(self, request: HttpRequest, pk: int, text: str) -> HttpResponse:
        self.message_user(request, text, messages.SUCCESS)
        return redirect(reverse("admin:newsletter_subscriber_change", args=[pk]))

    def _may_unsubscribe(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsletter.change_subscriber")

    def _may_erase(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsletter.delete_subscriber")
