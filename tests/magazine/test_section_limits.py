"""Rights that end at a section: what lists show, and what the server refuses."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import Article
from magazine.models import RoleLimit, User
from tests.articles.admin.desk import Desk, change_url, errors_of, messages_of, withdraw_url
from tests.factories import make_article, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def editor(django_capture_on_commit_callbacks: Any) -> Desk:
    """An editor of Life, and of nothing else."""
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    desk.user.sections.add(make_section("life"))
    return desk


def test_lists_and_front_page_show_only_the_sections_of_the_rights(editor: Desk) -> None:
    make_draft("Of Life", section=make_section("life").pk)
    make_article("Of Style", section=make_section("style").pk)
    make_draft("Of nowhere yet", section=None)
    make_draft("My own of nowhere", section=None, by=editor.user)
    for url in (LIST, "/admin/"):
        words = editor.client.get(url).content.decode()
        assert "Of Life" in words and "My own of nowhere" in words, url
        assert "Of Style" not in words and "Of nowhere yet" not in words, url


def test_the_server_refuses_elsewhere(editor: Desk, client: Client) -> None:
    style = make_article("Of Style", section=make_section("style").pk)
    for url in (change_url(style), withdraw_url(style)):
        assert editor.client.get(url).status_code == 404
        assert editor.client.post(url, {"_publish": "1"}).status_code == 404
    assert client.get(style.get_absolute_url()).status_code == 200


def test_an_article_can_be_moved_neither_out_nor_in(editor: Desk) -> None:
    style, life = make_section("style"), make_section("life")
    draft = make_draft("Of Life", section=life.pk)
    answer = editor.write(draft, "_publish", section=style.pk)
    assert "Your rights end" in errors_of(answer)
    moved = make_article("Once of Style", section=style.pk)
    unlimited = Desk("Editor", editor.capture)
    unlimited.write(moved, section=life.pk)
    assert editor.client.get(change_url(moved)).status_code == 404
    assert "Published" in messages_of(editor.write(draft, "_publish"))
    assert Article.objects.get(pk=draft.pk).section == life


def test_a_role_can_be_limited_and_another_lifts_the_limit(
    django_capture_on_commit_callbacks: Any,
) -> None:
    desk = Desk("Editor", django_capture_on_commit_callbacks)
    style = make_article("Of Style", section=make_section("style").pk)
    limit = RoleLimit.objects.create(group=Group.objects.get(name="Editor"))
    limit.sections.add(make_section("life"))
    assert desk.client.get(change_url(style)).status_code == 404
    desk.user.groups.add(Group.objects.get(name="Chief editor"))
    assert desk.client.get(change_url(style)).status_code == 200
    desk.user.sections.add(make_section("life"), make_section("food"))
    assert desk.client.get(change_url(style)).status_code == 404


def test_limits_of_role_and_person_both_count() -> None:
    user = make_user("Editor")
    life, food, style = (make_section(slug) for slug in ("life", "food", "style"))
    assert user.limited_to_sections() is None
    limit = RoleLimit.objects.create(group=user.groups.get())
    limit.sections.add(life, food)
    user.sections.add(food, style)
    assert User.objects.get(pk=user.pk).limited_to_sections() == {food.pk}
    assert make_user("superuser").limited_to_sections() is None


def test_a_chief_editor_limits_others_and_one_who_is_limited_lifts_nothing(
    client: Client,
) -> None:
    chief, editor = make_user("Chief editor"), make_user("Editor")
    life = make_section("life")
    client.force_login(chief)
    url = f"/admin/magazine/user/{editor.pk}/change/"
    group = Group.objects.get(name="Editor").pk
    fields = {"username": editor.username, "is_active": "on", "is_staff": "on", "groups": group}
    fields |= {"date_joined_0": "2026-01-01", "date_joined_1": "10:00"}
    assert client.post(url, {**fields, "sections": life.pk}).status_code == 302
    assert list(editor.sections.all()) == [life]
    answer = client.post(
        "/admin/magazine/rolelimit/add/", {"group": group, "sections": [life.pk]}, follow=True
    )
    assert "Life" in answer.content.decode() and RoleLimit.objects.get().sections.get() == life
    chief.sections.add(life)
    assert client.post(url, fields).status_code == 302
    assert list(editor.sections.all()) == [life]
    assert client.get("/admin/magazine/rolelimit/add/").status_code == 403
