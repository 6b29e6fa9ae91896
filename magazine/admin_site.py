"""The editors' side under the magazine's own name: its main places and its front page."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from magazine.desk import desk_of

# A permission that shows the place, the name of its list's address, and what it is called.
PLACES = [
    ("articles.view_article", "articles_article", _("Articles")),
    ("articles.change_arrangement", "articles_arrangement", _("Front page")),
    ("articles.view_photo", "articles_photo", _("Photos")),
    ("articles.change_author", "articles_author", _("Authors")),
    ("articles.change_tag", "articles_tag", _("Tags")),
    ("articles.change_section", "articles_section", _("Sections")),
    ("newsletter.view_newsletter", "newsletter_newsletter", _("Newsletters")),
    ("newsletter.view_subscriber", "newsletter_subscriber", _("Subscribers")),
    ("magazine.change_user", "magazine_user", _("Log-ins")),
]


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

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every screen shows: with the main places that this user may enter."""
        context = super().each_context(request)
        return {**context, "places": places_of(request) if context["has_permission"] else []}

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
        for permission, model, name in PLACES
        if user.has_perm(permission)
        for url in [reverse(f"admin:{model}_changelist")]
    ]
