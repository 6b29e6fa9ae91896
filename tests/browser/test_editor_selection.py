"""Keys that come before the browser has told of the selection they are meant for."""

from collections.abc import Callable

import pytest

from tests.browser.visitor import Visitor
from tests.browser.writing import Writer
from tests.factories import make_draft

pytestmark = pytest.mark.browser

SELECT_AND_PRESS = """
() => {
  const text = document.querySelector("#id_body.ProseMirror");
  getSelection().modify("extend", "backward", "word");
  text.dispatchEvent(new KeyboardEvent("keydown",
    { key: "b", code: "KeyB", keyCode: 66, ctrlKey: true, bubbles: true, cancelable: true }));
}
"""


def test_a_key_acts_on_what_is_selected_at_that_moment(visit: Callable[..., Visitor]) -> None:
    writer = Writer(visit())
    writer.open(make_draft(body="<p>See lighthouse</p>"))
    writer.focus()
    # In one task, so that no event of the selection can come between.
    writer.page.evaluate(SELECT_AND_PRESS)
    writer.expect_source("<p>See <strong>lighthouse</strong></p>")
