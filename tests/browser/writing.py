"""An editor at the article screen: logged in, with the body editor at hand."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, make_user

WAIT = 30_000  # ms


class Writer:
    """A person who writes; ``visitor`` notes what is wrong with the screens."""

    def __init__(self, visitor: Visitor, role: str = "Editor") -> None:
        self.visitor = visitor
        self.user = make_user(role)
        page = visitor.go("/admin/login/")
        page.fill("[name=username]", self.user.get_username())
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(visitor.home + "/admin/")

    @property
    def page(self) -> Page:
        """The screen."""
        return self.visitor.page

    @property
    def text(self) -> Locator:
        """The text of the body, where one types."""
        return self.page.locator("#id_body")

    @property
    def faults(self) -> list[str]:
        """What was wrong with the screens (a missing icon of the admin is another's matter)."""
        return [fault for fault in self.visitor.faults if "/favicon.ico" not in fault]

    def open(self, article: Article | None = None) -> Page:
        """Open an article's screen (or an empty one) and wait for the editor."""
        path = f"{article.pk}/change/" if article else "add/"
        page = self.visitor.go(f"/admin/articles/article/{path}")
        page.wait_for_selector("#id_body.ProseMirror", timeout=WAIT)
        return page

    def focus(self) -> None:
        """Put the caret at the end of the body."""
        # By the editor's own command: after a plain focus, ProseMirror puts back its selection
        # at some moment, which may be later than the next key.
        self.page.evaluate(
            "document.querySelector('textarea[name=body]').bodyEditor.editor.commands.focus('end')"
        )
        expect(self.text).to_be_focused()

    def source(self) -> str:
        """The body as the form would send it."""
        return self.page.locator("textarea[name=body]").input_value()

    def expect_source(self, source: str) -> None:
        """The body as the form would send it is, or soon becomes, this one.

        What a dialog gives is put in a moment after it has closed.
        """
        expect(self.page.locator("textarea[name=body]")).to_have_value(source)

    def save(self) -> None:
        """Save the draft, and wait until it is."""
        form = "document.querySelector('.article-form')"
        self.page.wait_for_function(f"{form}.articleSession")
        self.page.evaluate(f"{form}.articleSession.saveNow()")

    def paste(self, text: str = "", html: str = "") -> None:
        """Paste at the caret, as another program would have put it on the clipboard."""
        self.page.evaluate(
            """([text, html]) => {
              const data = new DataTransfer();
              if (text) data.setData("text/plain", text);
              if (html) data.setData("text/html", html);
              const event = new ClipboardEvent("paste",
                { clipboardData: data, bubbles: true, cancelable: true });
              document.activeElement.dispatchEvent(event);
            }""",
            [text, html],
        )

    def tool(self, name: str) -> Locator:
        """A button of the toolbar, by what it is called."""
        return self.page.get_by_role("toolbar", name="Formatting").get_by_role("button", name=name)


def stored(article: Any) -> str:
    """The body of an article's latest revision, as the database has it."""
    fresh = Article.objects.select_related("latest_revision").get(pk=article.pk)
    assert fresh.latest_revision is not None
    return fresh.latest_revision.read().body
