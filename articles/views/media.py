"""The public files of photos, so that the site can run without another server for them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from articles.models import Rendition
from articles.photos.renditions import ENDINGS, NAME

YEAR = 365 * 24 * 60 * 60  # seconds
MINUTE = 60


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition's file, with the type that was stored with it: never one guessed from its name.

    The name changes with the content, so caches may keep it for good. A name that was true before
    the photo was replaced leads to the present file, since caches still hold pages that use it.
    """
    named = NAME.fullmatch(path)
    if not named:
        raise Http404
    rendition = Rendition.objects.filter(file=path).first()
    if rendition:
        return _serve(request, rendition)
    present = Rendition.objects.filter(
        file__startswith=f"photos/{named['uid'][:2]}/{named['uid']}-{named['shape']}-",
        content_type=next(kind for kind, end in ENDINGS.items() if end == named["ending"]),
    ).order_by("width")
    return _lead_to_present(list(present), int(named["width"]))


def _serve(request: HttpRequest, rendition: Rendition) -> HttpResponseBase:
    name = rendition.file.name or ""
    etag = quote_etag(name.rsplit("/", 1)[-1])
    try:
        changed = default_storage.get_modified_time(name).timestamp()
        stream = default_storage.open(name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {
        "Cache-Control": f"public, max-age={YEAR}, immutable",
        "Content-Disposition": "inline",
        "ETag": etag,
        "Last-Modified": http_date(changed),
        "X-Content-Type-Options": "nosniff",
    }
    bare = HttpResponse(headers=headers)
    answer = get_conditional_response(request, etag, int(changed), bare)
    if answer is bare:
        # The type is given apart: among headers, FileResponse would guess one from the name.
        return FileResponse(stream, content_type=rendition.content_type, headers=headers)
    stream.close()
    return answer or bare


def _lead_to_present(present: list[Rendition], width: int) -> HttpResponse:
    """A redirect to the file nearest in width, 404 if the photo has none."""
    if not present:
        raise Http404
    nearest = min(present, key=lambda each: abs(each.width - width))
    response = HttpResponseRedirect(nearest.file.url)
    patch_cache_control(response, public=True, max_age=MINUTE)
    return response
