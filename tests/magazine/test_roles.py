"""The roles of a magazine, and who may change log-ins."""

import re
from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.apps import apps as present
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from lxml import html

from magazine.models import User
from magazine.roles import ROLES, ensure_roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db

CONTENT = {"article", "photo", "section", "author", "tag", "redirect"}


def lists_of(role: str) -> set[str]:
    """The lists that the admin's front page offers a role."""
    client = Client()
    client.force_login(make_user(role))
    page = html.fromstring(client.get("/admin/").content.decode())
    links = page.xpath("//main//a/@href")
    return {link.split("/")[-2] for link in links if re.fullmatch(r"/admin/[a-z]+/[a-z]+/", link)}


def test_each_role_finds_its_own_lists() -> None:
    assert lists_of("Contributor") == CONTENT - {"redirect"}
    assert lists_of("Editor") == CONTENT | {"historyentry", "helpline", "subject"}
    assert CONTENT | {"user"} <= lists_of("Chief editor")
    newsletters = lists_of("Newsletter editor")
    assert {"newsletter", "subscriber"} <= newsletters and not CONTENT & newsletters


def test_every_permission_that_a_role_names_exists() -> None:
    for role, apps in ROLES.items():
        for app, codenames in apps.items():
            known = Permission.objects.filter(content_type__app_label=app)
            known_names = set(known.values_list("codename", flat=True))
            assert set(codenames) <= known_names, (role, app)


def test_making_roles_again_adds_and_takes_nothing_away() -> None:
    groups = ensure_roles()
    extra = Permission.objects.get(codename="delete_user")
    groups["Editor"].permissions.add(extra)
    lacking = Permission.objects.get(codename="publish_article")
    groups["Editor"].permissions.remove(lacking)
    out = StringIO()
    call_command("make_roles", stdout=out)
    for role in ROLES:
        assert f"{role}: " in out.getvalue()
    assert Group.objects.count() == len(ROLES)
    permissions = Group.objects.get(name="Editor").permissions.all()
    assert extra in permissions and lacking in permissions


@pytest.fixture
def chief(client: Client) -> Client:
    """A chief editor's browser."""
    client.force_login(make_user("Chief editor", "chief"))
    return client


def fields_of(client: Client, url: str) -> dict[str, Any]:
    page = html.fromstring(client.get(url).content.decode())
    (form,) = page.xpath("//form[@id='user_form']")
    return dict(form.form_values())


def test_a_chief_editor_makes_log_ins_with_roles(chief: Client) -> None:
    password = "a long enough password"
    add = {"username": "newcomer", "password1": password, "password2": password}
    response = chief.post("/admin/magazine/user/add/", {**add, "usable_password": "true"})
    user = User.objects.get(username="newcomer")
    url = f"/admin/magazine/user/{user.pk}/change/"
    assert response["Location"] == url
    group = Group.objects.get(name="Contributor")
    chief.post(url, {**fields_of(chief, url), "is_staff": "on", "groups": group.pk})
    newcomer = Client()
    assert newcomer.login(username="newcomer", password=password)
    assert newcomer.get("/admin/articles/article/add/").status_code == 200


def test_a_chief_editor_makes_no_administrator(chief: Client) -> None:
    user = User.objects.get(username="chief")
    url = f"/admin/magazine/user/{user.pk}/change/"
    every = list(Permission.objects.values_list("pk", flat=True))
    forged = {"is_superuser": "on", "user_permissions": every, "first_name": "Maeve"}
    assert chief.post(url, {**fields_of(chief, url), **forged}).status_code == 302
    user.refresh_from_db()
    assert user.first_name == "Maeve"
    assert not user.is_superuser and not user.user_permissions.exists()
    password = "a long enough password"
    chief.post(
        "/admin/magazine/user/add/",
        {"username": "x", "password1": password, "password2": password, "is_superuser": "on",
         "usable_password": "true"},
    )  # fmt: skip
    assert not User.objects.get(username="x").is_superuser


def test_a_chief_editor_changes_no_administrator(chief: Client) -> None:
    administrator = make_user("superuser")
    before = administrator.password
    for path in ("change/", "password/"):
        url = f"/admin/magazine/user/{administrator.pk}/{path}"
        values = {"password1": "another long password", "password2": "another long password"}
        assert chief.post(url, values).status_code == 403
    administrator.refresh_from_db()
    assert administrator.password == before


@pytest.mark.parametrize("role", ["Contributor", "Editor", "Newsletter editor"])
def test_others_see_no_log_ins(client: Client, role: str) -> None:
    client.force_login(make_user(role))
    assert client.get("/admin/magazine/user/").status_code == 403


def test_a_person_is_called_by_name_or_log_in() -> None:
    assert str(User(username="orla")) == "orla"
    assert str(User(username="orla", first_name="Orla", last_name="Quill")) == "Orla Quill"


def test_a_chief_editor_gives_no_right_that_she_has_not_got(chief: Client) -> None:
    user = User.objects.get(username="chief")
    url = f"/admin/magazine/user/{user.pk}/change/"
    roles = dict(Group.objects.values_list("name", "pk"))
    forged = {"groups": [roles["Chief editor"], roles["Newsletter editor"]]}
    response = chief.post(url, {**fields_of(chief, url), **forged})
    assert response.status_code == 200
    assert "is not one of the available choices" in response.content.decode()
    assert [group.name for group in user.groups.all()] == ["Chief editor"]
    given = {"groups": [roles["Chief editor"], roles["Editor"]]}
    assert chief.post(url, {**fields_of(chief, url), **given}).status_code == 302
    assert user.groups.count() == 2


def test_a_chief_editor_changes_nobody_who_may_more(chief: Client) -> None:
    other = make_user("Newsletter editor")
    other.groups.add(Group.objects.get(name="Editor"))
    before = other.password
    for path in ("change/", "password/"):
        url = f"/admin/magazine/user/{other.pk}/{path}"
        values = {"password1": "another long password", "password2": "another long password"}
        assert chief.post(url, values).status_code == 403
    other.refresh_from_db()
    assert other.password == before and other.groups.count() == 2


RIGHTS = {
    "articles.add_article": {"Contributor", "Editor", "Chief editor"},
    "articles.change_article": {"Contributor", "Editor", "Chief editor"},
    "articles.edit_all_articles": {"Editor", "Chief editor"},
    "articles.review_article": {"Editor", "Chief editor"},
    "articles.publish_article": {"Editor", "Chief editor"},
    "articles.withdraw_article": {"Editor", "Chief editor"},
    "articles.delete_article": {"Contributor", "Editor", "Chief editor"},
    "articles.delete_article_for_good": {"Chief editor"},
    "articles.add_photo": {"Contributor", "Editor", "Chief editor"},
    "articles.change_photo": {"Editor", "Chief editor"},
    "articles.change_author": {"Editor", "Chief editor"},
    "articles.change_tag": {"Editor", "Chief editor"},
    "articles.change_section": {"Chief editor"},
    "articles.change_redirect": {"Chief editor"},
    "magazine.change_user": {"Chief editor"},
    "magazine.change_rolelimit": {"Chief editor"},
    "newsletter.change_newsletter": {"Newsletter editor"},
    "newsletter.change_subscriber": {"Newsletter editor"},
    "auth.change_group": set(),
    "magazine.delete_user": set(),
}


@pytest.mark.parametrize("role", list(ROLES))
def test_each_role_has_its_rights_and_no_other(role: str) -> None:
    user = make_user(role)
    assert {right for right in RIGHTS if user.has_perm(right)} == {
        right for right, roles in RIGHTS.items() if role in roles
    }


def test_a_migration_makes_the_roles() -> None:
    Group.objects.all().delete()
    migration = import_module("magazine.migrations.0003_roles")
    migration.make_roles(present, None)
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    editor = Group.objects.get(name="Editor")
    assert editor.permissions.filter(codename="publish_article").exists()
