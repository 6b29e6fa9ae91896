"""Photos at the writing screen: taken in while one writes, and their texts edited in place."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions.photos import add_photo, change_photo
from articles.admin.editor_api import check_may_write, photo_facts
from articles.models import Article, Photo
from articles.photos.reading import PhotoError

TEXTS = ("alt", "caption", "credit")


def urls(model_admin: "ModelAdmin[Article]") -> list[URLPattern]:
    """The addresses that take photos in and change their texts."""
    view = model_admin.admin_site.admin_view

    @require_POST
    def add(request: HttpRequest) -> JsonResponse:
        check_may_write(model_admin, request, "articles.add_photo")
        return add_one(request)

    @require_POST
    def change(request: HttpRequest, pk: int) -> JsonResponse:
        check_may_write(model_admin, request, "articles.view_photo")
        return change_texts(request, pk)

    return [
        path("editor/photos/add/", view(add), name="articles_article_editor_photo_add"),
        path("editor/photos/<int:pk>/", view(change), name="articles_article_editor_photo"),
    ]


def add_one(request: HttpRequest) -> JsonResponse:
    """Take one file in: ``{"photo": …}``, or 400 with ``{"error": words}``."""
    file = request.FILES.get("file")
    if file is None:
        return _refused(_("No file has arrived. Choose it once more."))
    try:
        photo = add_photo(file, by=request.user, **_texts(request))
    except PhotoError as error:
        return _refused(str(error))
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    return JsonResponse({"photo": photo_facts(photo)})


def change_texts(request: HttpRequest, pk: int) -> JsonResponse:
    """Change those of a photo's texts that were sent; pages that show it follow.

    Who added a photo may word it; those of others need the permission.
    """
    photo = get_object_or_404(Photo, pk=pk, deleted_at__isnull=True)
    is_own = photo.created_by_id == request.user.pk
    if not (is_own or request.user.has_perm("articles.change_photo")):
        raise PermissionDenied
    try:
        changed = change_photo(photo, **_texts(request))
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    return JsonResponse({"photo": photo_facts(changed)})


def _texts(request: HttpRequest) -> dict[str, Any]:
    sent = {name: request.POST[name] for name in TEXTS if name in request.POST}
    return {name: " ".join(text.replace("\x00", "").split()) for name, text in sent.items()}


def _refused(words: str) -> JsonResponse:
    return JsonResponse({"error": words}, status=400)
