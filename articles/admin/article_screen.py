"""The writing screen of one article: what its template needs."""

import json
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from js_asset import Media

from articles.actions.publish import check
from articles.actions.revisions import Conflict
from articles.admin import article_languages, article_preview, workflow
from articles.admin.article_choices import side_by_side, text_at
from articles.admin.article_errors import errors_of
from articles.admin.article_form import ArticleForm
from articles.admin.article_photo import chosen_photo, show_own_texts
from articles.admin.article_posted import Written
from articles.admin.article_session import addresses, whose
from articles.admin.screen_media import FORMATS, SCREEN
from articles.admin.session_scripts import SCRIPTS
from articles.admin.states import kind_of, state_of
from articles.body.problems import in_one_line
from articles.models import Article, Status

# What the screen's scripts offer only to those who may do it.
# What is written in the language of the article.
WRITTEN = ("headline", "standfirst", "body", "photo_alt", "photo_caption", "description")
MAY = ("add_photo", "change_photo", "add_tag")


def article_screen(
    model_admin: "ModelAdmin[Article]",
    request: HttpRequest,
    article: Article | None,
    written: Written,
) -> HttpResponse:
    """The writing screen over the forms at hand (``article`` is None for a new one)."""
    form, bylines, read_more = written.form, written.bylines, written.read_more
    latest = article.latest_revision if article else None
    photo, picture = chosen_photo(form)
    if photo is not None:
        show_own_texts(form, photo)
    elif not form.is_bound:
        form["main_photo"].initial = None  # it is gone meanwhile
    if latest is not None:
        language = latest.read().language
        for name in WRITTEN if language else ():
            form.fields[name].widget.attrs["lang"] = language
    media = SCREEN + model_admin.media + form.media + bylines.media + read_more.media
    media += article_preview.MEDIA
    media += workflow.MEDIA
    # Scripts ask for the checklist as soon as the screen stands, and after every pause.
    checks = article is not None and "check" in request.GET
    problems = check(article, by=request.user) if article and checks else []  # type: ignore[arg-type]
    group = article_languages.group_of(article, written.before)
    media += SCRIPTS + FORMATS
    user: Any = request.user
    session = {"user": {"id": user.pk, "name": str(user), "login": user.get_username()}}
    entries = article.history.select_related("by", "revision") if article else None
    history = list(entries.defer("revision__content")[:12]) if entries is not None else []
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Write an article") if article is None else str(article),
        "opts": model_admin.opts,
        "article": article,
        "form": form,
        "bylines": bylines,
        "read_more": read_more,
        "row_sets": [bylines, read_more],
        # Import maps are inline scripts: without the nonce the editor would not come up.
        "media": Media.from_media(media).with_nonce(request.csp_nonce),  # type: ignore[attr-defined]
        "errors": errors_of(form, bylines, read_more),
        "session": json.dumps(session | addresses(article)),
        "side_by_side": written.side_by_side,
        "languages": article_languages.panel_of(written.before, group),
        "photo": photo,
        "picture": picture,
        "saved_at": latest.saved_at if latest else None,
        "state": state_of(article) if article else _("New"),
        "state_kind": kind_of(article) if article else "draft",
        "problems": problems,
        "standing": in_one_line(problems) if checks else "",
        "preview_address": article_preview.address(article),
        "history": history,
        "is_public": article is not None and article.is_public(),
        "minor": "minor" in request.POST,
        "is_live": article is not None and article.status == Status.PUBLISHED,
        "may": " ".join(name for name in MAY if request.user.has_perm(f"articles.{name}")),
        "can_publish": request.user.has_perm("articles.publish_article"),
        "can_withdraw": request.user.has_perm("articles.withdraw_article"),
        "workflow": workflow.panel_of(request, article, history),
        "add": article is None,
        "change": article is not None,
        "has_view_permission": True,
        "original": article,
    }
    return TemplateResponse(request, "admin/articles/article/change_form.html", context)


def after_conflict(written: Written, conflict: Conflict) -> None:
    """Let the form, with its text as typed, go on from the other's save, shown beside it."""
    latest = conflict.latest
    sent: Any = written.form.data  # a QueryDict, since the form is bound
    data = sent.copy()
    data["base_revision"] = str(latest.pk)
    data["base_counter"] = str(latest.counter)
    base = text_at(latest.article, written.form.base())
    written.side_by_side = side_by_side(
        written.content, latest.read(), name=whose(latest), base=base
    )
    again = ArticleForm(data)
    again.is_valid()
    again.add_error(
        None,
        _(
            "%(conflict)s Your text is not saved yet. Below, both texts stand side by side where "
            "they differ: choose for each field, and save again."
        )
        % {"conflict": conflict},
    )
    written.form = again
