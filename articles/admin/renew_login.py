"""Logging in again without leaving the writing screen."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST


def urls(site: AdminSite) -> list[URLPattern]:
    """Who is logged in, and the log-in: both for those who aren't, too."""
    name = "articles_article_session"

    @sensitive_post_parameters("password")
    def renew(request: HttpRequest) -> JsonResponse:
        """The log-in form of the admin in JSON: the same back ends, the same limits."""
        form = (site.login_form or AdminAuthenticationForm)(request, data=request.POST)
        if not form.is_valid():
            errors = [str(error) for found in form.errors.values() for error in found]
            return JsonResponse({"errors": errors, "token": get_token(request)}, status=400)
        login(request, form.get_user())
        return JsonResponse(who_is(request))

    def who(request: HttpRequest) -> JsonResponse:
        """Who is logged in by now, and the token that their forms need."""
        return JsonResponse(who_is(request))

    return [
        path("session/who/", never_cache(require_GET(who)), name=f"{name}_who"),
        path(
            "session/log-in/",
            csrf_protect(never_cache(require_POST(renew))),
            name=f"{name}_login",
        ),
    ]


def who_is(request: HttpRequest) -> dict[str, Any]:
    """The user of a request (None for nobody), and the token against forged posts."""
    user: Any = request.user
    found = {"id": user.pk, "name": str(user)} if user.is_authenticated else None
    return {"user": found, "token": get_token(request)}
