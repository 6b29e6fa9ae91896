"""The photo library in the admin: adding, describing, replacing, and what uses a photo."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect

from articles.actions.photos import (
    PhotoInUse,
    add_photo,
    change_photo,
    delete_photo,
    replace_file,
)
from articles.admin.photo_filters import MissingFilter, RightsFilter, UseFilter
from articles.admin.photo_form import ACCEPTED, RIGHTS, TEXTS, PhotoForm
from articles.admin.photo_grid import grid_of
from articles.admin.photo_many import change_many, upload_one
from articles.models import Photo, Rendition
from articles.photos.encoding import JPEG
from articles.photos.reading import Upload
from articles.photos.renditions import FULL
from articles.photos.uses import articles_using, duplicates_of, pages_using

SHOWN_WIDTH = 480  # px
# The crops that are shown around the focal point: what stands beside each, and its shape.
CROPS_SHOWN = (
    ("share", gettext_lazy("Shared links")),
    ("wide", "16:9"),
    ("landscape", "4:3"),
    ("square", "1:1"),
    ("card", gettext_lazy("Tall card")),
)


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The library; whatever changes it goes through the actions."""

    form = PhotoForm
    list_filter = [UseFilter, MissingFilter, RightsFilter, "kind"]
    list_per_page = 48
    search_fields = [
        "title", "alt", "caption", "credit", "creator", "tags", "original_name",
    ]  # fmt: skip
    search_help_text = gettext_lazy(
        "Searches title, alt, caption, credit, by-line, tags and file name."
    )
    readonly_fields = ["picture", "facts", "where_used"]
    actions = ["change_together"]

    class Media:
        css = {"all": ["articles/admin/photo.css"]}

    @admin.action(description=gettext_lazy("Change credit, tags and rights together"))
    def change_together(
        self, request: HttpRequest, queryset: QuerySet[Photo]
    ) -> HttpResponse | None:
        """Change many photos with one form."""
        return change_many(self, request, queryset)

    def get_urls(self) -> list[Any]:
        """With the address that the list's script sends dropped files to."""
        upload = self.admin_site.admin_view(partial(upload_one, self))
        return [path("upload/", upload, name="articles_photo_upload"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The library as a grid, with how often each photo is used."""
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None)
        if context and "cl" in context:
            photos = list(context["cl"].result_list)
            context["grid"] = grid_of(photos)
            context["can_upload"] = self.has_add_permission(request)
            context["accepted"] = ACCEPTED
        return response

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """Who may add photos may mend those that they have added."""
        if super().has_change_permission(request, obj):
            return True
        own = obj is not None and obj.created_by_id == request.user.pk
        return own and self.has_add_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """With the picture and its uses where there is one already."""
        rights = (
            gettext_lazy("Rights"),
            {"fields": RIGHTS},
        )
        if obj is None:
            return [(None, {"fields": ("file", *TEXTS)}), rights]
        return [
            (None, {"fields": ("picture", "facts", "where_used", "file", *TEXTS)}),
            rights,
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        """Photos that aren't deleted, with their renditions in one more query."""
        photos = super().get_queryset(request).filter(deleted_at__isnull=True)
        plain = Rendition.objects.filter(shape=FULL, content_type=JPEG).order_by("width")
        return photos.prefetch_related(Prefetch("renditions", plain, to_attr="plain"))

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, photo: Photo) -> SafeString | str:
        """The picture with its focal point, and the crops around it."""
        shown: Any = photo
        if not shown.plain:
            return _("not ready")
        image = min(shown.plain, key=lambda each: abs(each.width - SHOWN_WIDTH))
        context = {"photo": photo, "image": image, "crops": CROPS_SHOWN}
        return render_to_string("admin/articles/photo/focus.html", context)

    @admin.display(description=gettext_lazy("file"))
    def facts(self, photo: Photo) -> str:
        """What is known about the original."""
        return _("%(name)s, %(width)s × %(height)s pixels, %(size)s") % {
            "name": photo.original_name or photo.original_type,
            "width": photo.width,
            "height": photo.height,
            "size": filesizeformat(photo.bytes),
        }

    @admin.display(description=gettext_lazy("used in"))
    def where_used(self, photo: Photo) -> str:
        """The articles that show it."""
        return render_to_string(
            "admin/articles/photo/uses.html", {"articles": articles_using(photo)}
        )

    @method_decorator(csrf_protect)
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The stock view without the transaction around it; the actions have short ones.

        Reading and encoding a large picture takes seconds, in which nobody else could write.
        """
        return self._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[attr-defined]

    def save_model(
        self, request: HttpRequest, obj: Photo, form: forms.ModelForm, change: bool
    ) -> None:
        """Hand the form's values to the actions; ``obj`` becomes what they have saved."""
        upload: Upload | None = form.cleaned_data["file"]
        values = {name: form.cleaned_data[name] for name in (*TEXTS, *RIGHTS)}
        if not change:
            assert upload is not None  # the field is required
            # ``obj`` is the admin's own instance, with which it goes on.
            obj.pk = add_photo(upload, by=request.user, **values).pk
        else:
            change_photo(obj, **values)
            if upload:
                replace_file(obj, upload)
        obj.refresh_from_db()
        if upload:
            self._warn_of_duplicates(request, obj)

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        """Delete through the action."""
        delete_photo(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> None:
        """Delete each through the action; say which one an article took meanwhile."""
        for photo in queryset:
            try:
                delete_photo(photo)
            except PhotoInUse as error:
                messages.error(request, f"{photo}: {error}")

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The stock view, and words instead of an error if an article took the photo meanwhile."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except PhotoInUse as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[object_id]))

    def get_deleted_objects(
        self, objs: Iterable[Photo], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What deleting takes along: nothing; and what forbids it: the articles that use them."""
        photos = list(objs)
        protected: list[str] = [
            render_to_string("admin/articles/photo/use.html", {"photo": photo, "article": article})
            for photo in photos
            for article in articles_using(photo)
        ]
        protected += [
            format_html("{}: {}", photo, page) for photo in photos for page in pages_using(photo)
        ]
        names = [str(photo) for photo in photos]
        return names, {str(self.opts.verbose_name_plural): len(photos)}, set(), protected

    def _warn_of_duplicates(self, request: HttpRequest, photo: Photo) -> None:
        for other in duplicates_of(photo)[:3]:
            address = reverse("admin:articles_photo_change", args=[other.pk])
            same = other.sha256 == photo.sha256
            words = (
                _('The library holds exactly this file already: <a href="{}">{}</a>.')
                if same
                else _('A photo of the library looks the same: <a href="{}">{}</a>.')
            )
            messages.warning(request, format_html(words, address, other))
