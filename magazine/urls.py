"""All addresses of the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from articles.views.media import media
from magazine.reads import read
from magazine.views import healthz

FAVICON = f"{settings.STATIC_URL}magazine/icons/icon-48.png"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz/", healthz, name="healthz"),
    re_path(r"^api/read/(?P<pk>[1-9][0-9]{0,17})/$", read, name="read"),
    path("newsletter/", include("newsletter.urls")),
    path(
        "favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}magazine/icons/icon-48.png")
    ),
]
# Under another host's address, that host asks here for what it doesn't have.
_media = urlsplit(settings.MEDIA_URL).path.strip("/") or "media"
urlpatterns.append(path(f"{_media}/<path:path>", media, name="media"))
urlpatterns.append(path("", include("articles.urls")))

handler404 = "magazine.views.not_found"
