"""The public files of photos, so that the site can run without another server for them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_cache_control,
)
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from articles.actions.renditions import make_for_reader
from articles.models import Rendition
from articles.photos.encoding import ENDINGS
from articles.photos.renditions import NAME

YEAR = 365 * 24 * 60 * 60  # seconds
MINUTE = 60
# For a file that isn't made yet. Where another one can stand in, nobody waits long for it.
WAIT_FOR_ANY, WAIT_FOR_THIS = 1.0, 10.0


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition's file, with the type that was stored with it: never one guessed from its name.

    The name changes with the content, so caches may keep it for good. Only names in the table are
    answered, and each carries a signature, so nobody can have other sizes made. A name that was
    true before the photo was changed leads to the present file, since caches still hold pages
    that use it.
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
    )
    return _lead_to_present(list(present), int(named["width"]))


def _serve(request: HttpRequest, rendition: Rendition) -> HttpResponseBase:
    if rendition.made_at is not None:
        try:
            return _file(request, rendition)
        except FileNotFoundError:
            pass  # lost: it is made once more
    others = [each for each in _made(rendition) if each.pk != rendition.pk]
    if make_for_reader(rendition, wait=WAIT_FOR_ANY if others else WAIT_FOR_THIS):
        rendition.refresh_from_db()
        try:
            return _file(request, rendition)
        except FileNotFoundError as error:
            raise Http404 from error
    return _stand_in(others, rendition.width)


def _file(request: HttpRequest, rendition: Rendition) -> HttpResponseBase:
    assert rendition.made_at is not None
    name = rendition.file.name or ""
    etag = quote_etag(name.rsplit("/", 1)[-1])
    changed = rendition.made_at.timestamp()
    stream = default_storage.open(name, "rb")
    headers = {
        "Cache-Control": f"public, max-age={YEAR}, immutable",
        "Content-Disposition": "inline",
        "Content-Length": str(rendition.bytes),
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


def _made(rendition: Rendition) -> list[Rendition]:
    same = Rendition.objects.filter(photo=rendition.photo_id, shape=rendition.shape)
    return list(same.exclude(made_at=None).order_by("width"))


def _stand_in(others: list[Rendition], width: int) -> HttpResponse:
    """What there is instead of a file that can't be made now; nobody may keep that answer."""
    response: HttpResponse
    if others:
        response = HttpResponseRedirect(_nearest(others, width).file.url)
    else:
        response = HttpResponse(status=503, headers={"Retry-After": "10"})
    add_never_cache_headers(response)
    return response


def _lead_to_present(present: list[Rendition], width: int) -> HttpResponse:
    """A redirect to the file nearest in width, 404 if the photo has none."""
    if not present:
        raise Http404
    response = HttpResponseRedirect(_nearest(present, width).file.url)
    patch_cache_control(response, public=True, max_age=MINUTE)
    return response


def _nearest(renditions: list[Rendition], width: int) -> Rendition:
    return min(renditions, key=lambda each: abs(each.width - width))
