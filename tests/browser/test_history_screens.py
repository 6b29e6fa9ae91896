"""The screens of history, links, bin, tags, redirects and shared links, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles.actions.deleting import delete_article
from articles.actions.revisions import save_draft, seal
from articles.actions.sharing import share
from articles.models import Article, Content, Redirect, Tag
from tests.browser.desk import log_in
from tests.browser.magazine import Magazine, make_magazine
from tests.browser.visitor import Visitor
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.audit]

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def make_past(magazine: Magazine) -> Article:
    """An article with everything, led to by another, with a draft of another headline beside."""
    article = Article.objects.get(pk=magazine.full.pk)
    make_article(
        "Leads there", read_more=[article], body=f'<p><a data-article="{article.pk}">x</a>'
    )
    revision = article.latest_revision
    assert revision is not None
    seal(revision)
    content = Content.from_json(
        {**revision.content, "headline": LONG, "tags": ["Tides", LONG], "body": "<p>New.</p>"}
    )
    save_draft(article, content)
    delete_article(magazine.draft)
    Redirect.objects.create(old_path="/2019/old.html", new_path="/latest/")
    photo = magazine.photo
    Tag.objects.filter(slug="tides").update(photo=photo, description="What the moon does.")
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "dark"), (1280, "light")], ids=["phone", "laptop"]
)
def test_the_screens_are_whole_and_open_to_everybody(
    visit: Callable[..., Visitor], width: int, scheme: str
) -> None:
    magazine = make_magazine()
    article = make_past(magazine)
    assert article.latest_revision is not None
    _link, token = share(article, article.latest_revision, days=7, note=LONG)
    tags = ",".join(str(tag.pk) for tag in Tag.objects.all()[:3])
    visitor = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    log_in(visitor, "superuser")
    base = f"/admin/articles/article/{article.pk}/"
    for path in (
        f"{base}history/",
        f"{base}compare/?from=1&to=2",
        f"{base}links/",
        f"{base}publish/",
        f"{base}withdraw/",
        f"{base}delete/",
        f"{base}share/",
        f"{base}change/",
        "/admin/articles/article/bin/",
        f"/admin/articles/article/{magazine.draft.pk}/delete-for-good/",
        "/admin/articles/historyentry/",
        "/admin/articles/historyentry/?q=nothing+of+the+kind",
        "/admin/articles/tag/?use=used",
        f"/admin/articles/tag/merge/?tags={tags}",
        f"/admin/articles/tag/{Tag.objects.latest('pk').pk}/change/",
        "/admin/articles/redirect/",
        "/admin/articles/redirect/import/",
        f"/preview/{token}/",
        "/tag/tides/",
    ):
        visitor.go(path).wait_for_load_state("networkidle")
        visitor.look()
        visitor.measure()
        visitor.check_access("best-practice")
    visitor.go("/preview/no-such-link/", status=410)
    visitor.check_access("best-practice")
    faults = visitor.found()
    assert not faults, faults


def test_a_link_is_made_and_an_old_revision_restored(visit: Callable[..., Visitor]) -> None:
    article = make_past(make_magazine())
    visitor = visit()
    log_in(visitor)
    page = visitor.go(f"/admin/articles/article/{article.pk}/share/")
    page.get_by_label("For whom").fill("Nora")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_role("heading", name="Copy it now")).to_be_visible()
    visitor.check_access("best-practice")
    visitor.measure(390, 820)
    page = visitor.go(f"/admin/articles/article/{article.pk}/history/")
    page.get_by_role("button", name="Compare the two chosen").click()
    expect(page.get_by_role("region", name="Headline").locator("ins")).to_have_text(LONG)
    page.get_by_role("button", name="Restore revision 1 as a new draft").click()
    expect(page.get_by_text("Revision 1 is the draft now.")).to_be_visible()
    faults = visitor.found()
    assert not faults, faults
