"""Many photos at once: uploading by drop, and changing credit, tags and rights together."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin, helpers
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.photos import add_photo, change_photo
from articles.admin.photo_form import ManyPhotosForm, words_of
from articles.models import Photo
from articles.photos.reading import PhotoError, read_upload
from articles.photos.renditions import FULL, JPEG
from articles.photos.uses import duplicates_of


def upload_one(photo_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take one dropped file in; the page sends them one after the other.

    A file that the library has already (in whatever size) is not taken in, unless ``keep`` says
    so: the answer names what is there instead. Errors are words, with status 422.
    """
    if not photo_admin.has_add_permission(request):
        raise PermissionDenied
    file = request.FILES.get("file")
    if request.method != "POST" or file is None:
        return JsonResponse({"error": _("No file came. Choose it again.")}, status=422)
    try:
        upload = read_upload(file)
        known = [] if request.POST.get("keep") else list(duplicates_of(upload))
        if known:
            return JsonResponse({"duplicates": [_told(photo) for photo in known]})
        photo = add_photo(upload, by=request.user)
    except PhotoError as error:
        return JsonResponse({"error": str(error)}, status=422)
    except ValidationError as error:
        return JsonResponse({"error": words_of(error)}, status=422)
    note = _("It moves; readers see its first frame.") if upload.picture.moves else ""
    return JsonResponse({"photo": _told(photo), "note": note})


def change_many(
    photo_admin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Photo]
) -> HttpResponse | None:
    """The list's action: a page with one form for all chosen photos, then the change."""
    photos = list(queryset.order_by("pk"))
    if not all(photo_admin.has_change_permission(request, photo) for photo in photos):
        messages.error(request, _("Some of these photos are not yours to change."))
        return None
    sent = "apply" in request.POST
    form = ManyPhotosForm(request.POST if sent else None)
    if sent and form.is_valid():
        _change(request, photos, form)
        return HttpResponseRedirect(request.get_full_path())
    context = {
        **photo_admin.admin_site.each_context(request),
        "title": _("Change photos together"),
        "opts": photo_admin.opts,
        "form": form,
        "photos": photos,
        "media": photo_admin.media + form.media,
        "action_name": helpers.ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/articles/photo/change_many.html", context)


def _change(request: HttpRequest, photos: list[Photo], form: ManyPhotosForm) -> None:
    done = 0
    for photo in photos:
        try:
            change_photo(photo, **form.changes_of(photo))
            done += 1
        except ValidationError as error:
            messages.error(request, f"{photo}: {words_of(error)}")
    if done:
        told = ngettext("%(number)d photo changed.", "%(number)d photos changed.", done)
        messages.success(request, told % {"number": done})


def _told(photo: Photo) -> dict[str, Any]:
    """A photo as the upload's script shows it."""
    narrowest = photo.renditions.filter(shape=FULL, content_type=JPEG).order_by("width").first()
    return {
        "id": photo.pk,
        "name": str(photo),
        "credit": photo.credit,
        "url": reverse("admin:articles_photo_change", args=[photo.pk]),
        "thumbnail": narrowest.file.url if narrowest else "",
    }
