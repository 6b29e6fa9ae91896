"""Addresses below ``/newsletter/``."""

from django.urls import path

from newsletter.views import public, token_pages

app_name = "newsletter"

urlpatterns = [
    path("", public.index, name="index"),
    path("confirm/", public.check_inbox, name="check_inbox"),
    path("confirm/<str:token>/", token_pages.confirm, name="confirm"),
    path("preferences/<str:token>/", token_pages.preferences, name="preferences"),
    path("unsubscribe/<str:token>/", token_pages.unsubscribe, name="unsubscribe"),
    path("<slug:slug>/", public.newsletter, name="newsletter"),
]
