"""All addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from articles.views.media import media
from magazine.views import healthz

FAVICON = f"{settings.STATIC_URL}magazine/icons/icon-48.png"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz/", healthz, name="healthz"),
    path("newsletter/", include("newsletter.urls")),
    path(
        "favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}magazine/icons/icon-48.png")
    ),
]
if settings.MEDIA_URL.startswith("/"):
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media, name="media"))
urlpatterns.append(path("", include("articles.urls")))

handler404 = "magazine.views.not_found"
