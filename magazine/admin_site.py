"""The editors' side under the magazine's own name: its main places and its front page."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.translation import gettext_lazy as _

from articles.languages import language_choices, speaking
from articles.models import Notice
from magazine.calendar_view import calendar_view, move_view
from magazine.desk import desk_of
from magazine.heartbeat import worker_seen

# A permission that shows the place, the name of its address, and what it is called.
PLACES = [
    ("articles.view_article", "articles_article_changelist", _("Articles")),
    ("articles.view_article", "calendar", _("Calendar")),
    ("articles.change_arrangement", "articles_arrangement_changelist", _("Front page")),
    ("articles.view_photo", "articles_photo_changelist", _("Photos")),
    ("articles.change_author", "articles_author_changelist", _("Authors")),
    ("articles.change_tag", "articles_tag_changelist", _("Tags")),
    ("articles.view_helpline", "articles_helpline_changelist", _("Helplines")),
    ("articles.change_section", "articles_section_changelist", _("Sections")),
    ("newsletter.view_newsletter", "newsletter_newsletter_changelist", _("Newsletters")),
    ("newsletter.view_subscriber", "newsletter_subscriber_changelist", _("Subscribers")),
    ("magazine.change_user", "magazine_user_changelist", _("Log-ins")),
    ("articles.view_redirect", "articles_redirect_changelist", _("Redirects")),
    ("articles.view_historyentry", "articles_historyentry_changelist", _("History")),
]


class OwnLanguageForm(forms.Form):
    """The languages by their own names; the site's is what is meant where none is chosen."""

    language = forms.ChoiceField(
        label=_("Language of the editors’ side"),
        choices=language_choices,
        required=False,
        widget=forms.RadioSelect,
    )


class MagazineAdminSite(admin.AdminSite):
    """Django's admin with the magazine's name on it."""

    site_header = lazystr(settings.SITE_NAME)
    site_title = lazystr(settings.SITE_NAME)
    index_title = _("Editors’ desk")
    enable_nav_sidebar = False

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Django's pickers; a term with NUL, which PostgreSQL takes in no text, finds nothing."""
        if "\x00" in request.GET.get("term", ""):
            raise Http404
        return super().autocomplete_view(request)

    def get_urls(self) -> list[Any]:
        """The magazine's own screens beside Django's."""
        return [
            path("calendar/", self.admin_view(self.calendar), name="calendar"),
            path("calendar/move/", self.admin_view(move_view), name="calendar_move"),
            path("language/", self.admin_view(self.language), name="own_language"),
            path("notices/seen/", self.admin_view(self.notices_seen), name="notices_seen"),
            *super().get_urls(),
        ]

    def calendar(self, request: HttpRequest) -> HttpResponse:
        """What is published, scheduled and planned, by day."""
        return calendar_view(self, request)

    def notices_seen(self, request: HttpRequest) -> HttpResponse:
        """All that a person was told is read."""
        if request.method == "POST":
            user: Any = request.user
            Notice.objects.filter(recipient=user, seen_at=None).update(seen_at=timezone.now())
        return HttpResponseRedirect(reverse("admin:index"))

    def language(self, request: HttpRequest) -> HttpResponse:
        """The language in which a person sees the editors' side; everybody may choose."""
        user: Any = request.user
        form = OwnLanguageForm(request.POST or None, initial={"language": user.language})
        if request.method == "POST" and form.is_valid():
            user.language = form.cleaned_data["language"]
            user.save(update_fields=["language"])
            with speaking(user.language):
                messages.success(request, str(_("From now on you see this side in your language.")))
            return HttpResponseRedirect(reverse("admin:index"))
        context = {**self.each_context(request), "title": _("Your language"), "form": form}
        return TemplateResponse(request, "admin/own_language.html", context)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every screen shows: with the main places that this user may enter."""
        context = super().each_context(request)
        return {
            **context,
            "places": places_of(request) if context["has_permission"] else [],
            # Asked only by the screens that show it.
            "worker": SimpleLazyObject(worker_seen),
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The editors' front page."""
        user: Any = request.user
        return super().index(
            request,
            {
                **(extra_context or {}),
                "desk": desk_of(user),
                "can_write": user.has_perm("articles.add_article"),
                "can_add_photo": user.has_perm("articles.add_photo"),
            },
        )


def places_of(request: HttpRequest) -> list[dict[str, Any]]:
    """The main places of the editors' side that a user may enter."""
    user: Any = request.user
    return [
        {"name": name, "url": url, "is_here": request.path.startswith(url)}
        for permission, address, name in PLACES
        if user.has_perm(permission)
        for url in [reverse(f"admin:{address}")]
    ]
