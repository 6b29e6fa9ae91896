"""The photo library in the admin: adding, describing, replacing, and what uses a photo."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.files import File
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import reverse
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
from articles.models import Photo, Rendition
from articles.photos.reading import CONTENT_TYPES, PhotoError, Upload, read_upload
from articles.photos.renditions import FULL, JPEG
from articles.photos.uses import articles_using, duplicates_of, pages_using

TEXTS = ("alt", "caption", "credit", "credit_url", "kind", "focal_x", "focal_y")
RIGHTS = (
    "licence",
    "copyright_notice",
    "usable_from",
    "usable_until",
    "web_only",
    "single_use",
)
THUMBNAIL_HEIGHT = 60  # px
SHOWN_WIDTH = 400  # px


class PhotoForm(forms.ModelForm):
    """A photo's texts, and its file: needed at first, later only to replace it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(set(CONTENT_TYPES.values())))}),
    )

    credit_url = forms.URLField(
        label=gettext_lazy("Credit link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
    )

    class Meta:
        model = Photo
        fields = [*TEXTS, *RIGHTS]
        widgets = {
            name: forms.TextInput(attrs={"class": "vLargeTextField"})
            for name in ("alt", "caption", "credit")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        if self.instance.pk:
            file.required = False
            file.label = _("Replace the file")
            file.help_text = _("Texts stay as they are; every page gets the new picture.")
        else:
            file.help_text = _("JPEG, PNG, WebP, AVIF, GIF or TIFF, up to 40 MB.")

    def clean_file(self) -> Upload | None:
        """The file, read and found fit, so that what is wrong with it stands beside its field."""
        file: File | None = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            return read_upload(file)
        except PhotoError as error:
            raise forms.ValidationError(str(error), code="unusable") from error


class MissingFilter(admin.SimpleListFilter):
    """Photos that lack what publishing asks for."""

    title = gettext_lazy("what is missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("credit", _("credit missing")), ("alt", _("alt missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        """The photos of the choice made."""
        if self.value() in ("credit", "alt"):
            return queryset.filter(**{str(self.value()): ""})
        return queryset


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The library; whatever changes it goes through the actions."""

    form = PhotoForm
    list_display = ["thumbnail", "__str__", "credit", "kind", "created_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_filter = [MissingFilter, "kind", "created_at"]
    list_per_page = 50
    search_fields = ["alt", "caption", "credit", "original_name"]
    search_help_text = gettext_lazy("Searches alt, caption, credit and file name.")
    readonly_fields = ["picture", "facts", "where_used"]

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
            {"fields": RIGHTS, "classes": ["collapse"]},
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
        return photos.prefetch_related("renditions")

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, photo: Photo) -> SafeString | str:
        """The picture, small."""
        return _image(photo, THUMBNAIL_HEIGHT, alt=_("Change this photo"))

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, photo: Photo) -> SafeString | str:
        """The picture, at the size of a card."""
        return _image(photo, None, alt=photo.alt)

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
            messages.warning(
                request,
                format_html(
                    _('The library holds exactly this file already: <a href="{}">{}</a>.'),
                    address,
                    other,
                ),
            )


def _image(photo: Photo, height: int | None, *, alt: str) -> SafeString | str:
    """The narrowest whole JPEG of a photo as a lazily loaded image."""
    full = [each for each in photo.renditions.all() if _is_plain(each)]
    if not full:
        return _("not ready")
    image = min(full, key=lambda each: each.width)
    shown = height or round(image.height * min(1, SHOWN_WIDTH / image.width))
    width = max(1, round(image.width * shown / image.height))
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        image.file.url,
        width,
        shown,
        alt,
    )


def _is_plain(rendition: Rendition) -> bool:
    return rendition.shape == FULL and rendition.content_type == JPEG
