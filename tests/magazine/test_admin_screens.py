"""Every screen of the admin is among those that the browser looks at."""

import pytest
from django.contrib import admin
from django.urls import URLPattern, URLResolver, resolve

from tests.browser.magazine import make_magazine
from tests.browser.test_admin_pages import SCREENS

pytestmark = pytest.mark.django_db

# Django's own templates, the same for every model: looked at for some.
ALIKE = ("_history", "_delete")
# Answers to scripts, and addresses that lead elsewhere or only take what is sent.
NO_SCREENS = {
    "autocomplete", "jsi18n", "logout", "view_on_site", "notices_seen", "calendar_move",
    "articles_article_publish_now", "articles_article_restore", "articles_article_revoke",
    "articles_article_take_out", "articles_photo_upload", "articles_redirect_export",
    "articles_tag_separate", "articles_article_comments",
}  # fmt: skip
NO_SCREENS |= {
    f"articles_arrangement_{each}" for each in ("preview", "stories", "tags", "take_back")
}
# Looked at by tests of their own.
ELSEWHERE = {"login"}


def names_of(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """The names of all addresses below some patterns."""
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= names_of(pattern.url_patterns)
        elif pattern.name:
            names.add(pattern.name)
    return names


def has_screen(name: str) -> bool:
    """Whether an address of this name is a screen that must be looked at by itself."""
    is_answer = "_editor_" in name or "_session_" in name or name == "articles_article_preview_new"
    # Nobody adds these by hand, and there are none where nothing went wrong.
    is_kept_by_packages = name.startswith(("axes_", "django_tasks_")) and "changelist" not in name
    is_refused = name in {
        "newsletter_consent_add", "newsletter_subscriber_add", "articles_historyentry_add",
    }  # fmt: skip
    return not (is_answer or is_kept_by_packages or is_refused or name.endswith(ALIKE))


def test_no_screen_is_forgotten() -> None:
    magazine = make_magazine()
    paths = [path for screens in SCREENS for path in screens(magazine)]
    looked_at = {resolve(path.split("?")[0]).url_name for path in paths}
    wanted = {name for name in names_of(admin.site.get_urls()) if has_screen(name)}
    forgotten = wanted - looked_at - NO_SCREENS - ELSEWHERE
    assert not forgotten, f"add to tests/browser/test_admin_pages.py: {sorted(forgotten)}"
