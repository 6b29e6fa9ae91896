"""How fast the writing screen is with a long article: opening, keys, and the live preview.

    .venv/bin/python -m benchmarks.writing_screen

Serves the site from a database of its own in a temporary folder, drives the machine's Chromium
without a window, and prints medians of one run. The long article has 5,000 words and 40 cards; the
short one, of a single paragraph, tells what of it is the screen itself. The aims: the long one
opens in under 1,500 ms, and a key is painted in under 50 ms, with and without the preview beside
it. The preview follows within 500 ms of the last key. A busy machine gives worse figures: look at
the ratios.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Page, sync_playwright

from articles.models import Article
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium
from tests.factories import PASSWORD, make_article, make_draft, make_photo, make_user

WORDS, CARDS = 5_000, 40
OPENINGS, KEYS, PAUSES = 7, 120, 10
SENTENCE = "It rained on the pier and the boats stayed in, while somebody made tea for everybody. "

# From the event to the moment after the frame that shows what came of it.
_TIME_KEYS = """
() => {
  window.keyTimes = [];
  if (window.timesKeys) return;
  window.timesKeys = true;
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => keyTimes.push(performance.now() - waiting.shift());
  document.addEventListener("keydown", (event) => {
    waiting.push(event.timeStamp);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }, true);
}
"""
_TIME_OPENING = """
document.addEventListener("body-editor:ready", () => requestAnimationFrame(() => {
  setTimeout(() => { window.openedAfter = performance.now(); }, 0);
}));
"""
# From the last key to the frame's document saying it.
_TIME_PREVIEW = """
(words) => new Promise((resolve) => {
  const start = performance.now();
  const look = () => {
    const page = document.querySelector(".preview iframe").contentDocument;
    if (page.body.textContent.includes(words)) resolve(performance.now() - start);
    else requestAnimationFrame(look);
  };
  look();
})
"""


class Quiet(WSGIRequestHandler):
    """Answers without a line for each request."""

    def log_message(self, *_arguments: Any) -> None:
        """Nothing."""


def long_body() -> str:
    """A body of so many words and cards: posts, photos and related articles in turn."""
    photo, other = make_photo(), make_article("An earlier story")
    cards: list[Callable[[int], str]] = [
        lambda number: (
            f'<figure data-embed="https://www.instagram.com/p/CxYz123Ab{number:02d}/"'
            ' data-provider="instagram"><blockquote><p>Otters at tea.</p></blockquote></figure>'
        ),
        lambda _number: f'<figure data-photo="{photo.pk}"></figure>',
        lambda _number: f'<aside data-related="{other.pk}"></aside>',
    ]
    paragraph = SENTENCE * 4
    count = WORDS // len(paragraph.split())
    parts = []
    for number in range(count):
        parts.append(f"<p>{paragraph}<em>{number}</em></p>")
        if number * CARDS // count != (number + 1) * CARDS // count:
            parts.append(cards[number % 3](number))
    return "".join(parts)


@contextmanager
def server() -> Iterator[str]:
    """The site on a free port, with a fresh database; gives its address."""
    call_command("migrate", verbosity=0)
    httpd = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    httpd.daemon_threads = True
    httpd.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()


def log_in(page: Page, home: str) -> None:
    """Log in as an editor."""
    user = make_user("Editor")
    page.goto(f"{home}/admin/login/")
    page.fill("[name=username]", user.get_username())
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{home}/admin/")


def wait_for(page: Page, expression: str) -> None:
    """Until it is true; Playwright's own waiting evaluates text, which the policy stops."""
    while not page.evaluate(expression):
        page.wait_for_timeout(5)


def opening(page: Page, url: str) -> list[float]:
    """Milliseconds from the click to the painted editor; the first one, with cold caches, apart."""
    times = []
    for _opening in range(OPENINGS + 1):
        page.goto(url)
        wait_for(page, "window.openedAfter")
        times.append(page.evaluate("window.openedAfter"))
    return times[1:]


def keys(page: Page) -> list[float]:
    """Milliseconds from each key to its picture, in the middle of the text."""
    page.evaluate(
        "() => { const { editor } = document.querySelector('textarea[name=body]').bodyEditor;"
        " editor.commands.focus(Math.round(editor.state.doc.content.size / 2)); }"
    )
    page.evaluate(_TIME_KEYS)
    page.keyboard.type("the quick otter runs past ten boats and a kettle " * 3, delay=30)
    wait_for(page, f"keyTimes.length >= {KEYS}")
    return page.evaluate("keyTimes")[:KEYS]


def previews(page: Page) -> list[float]:
    """Milliseconds from the last key to the preview that shows it."""
    times = []
    for number in range(PAUSES):
        page.keyboard.type(f" pause{number}x")
        times.append(page.evaluate(_TIME_PREVIEW, f"pause{number}x"))
    return times


def tell(what: str, times: list[float], aim: int) -> float:
    """Print a line of figures; returns the median."""
    middle, slow = median(times), sorted(times)[int(len(times) * 0.95)]
    verdict = "within" if middle <= aim else "OVER"
    print(f"{what:<44} {middle:7.1f} ms   95th {slow:7.1f} ms   {verdict} the aim of {aim} ms")
    return middle


def measure(page: Page, home: str, article: Article) -> tuple[float, float]:
    """Print the figures of one article's screen; returns the medians of opening and of a key."""
    name = article.working_headline
    url = f"{home}/admin/articles/article/{article.pk}/change/"
    opened = tell(f"{name}: opening", opening(page, url), 1500)
    key = tell(f"{name}: a key", keys(page), 50)
    page.keyboard.press("Control+Alt+p")
    wait_for(page, "document.querySelector('.preview iframe')?.contentDocument?.title")
    tell(f"{name}: a key, preview beside it", keys(page), 50)
    tell(f"{name}: preview after the last key", previews(page), 500)
    page.keyboard.press("Control+Alt+p")
    return opened, key


def main() -> None:
    """Measure, and print."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(MISSING)
    with server() as home, sync_playwright() as playwright:
        short = make_draft("Short", body=f"<p>{SENTENCE}</p>")
        long = make_draft("Long", body=long_body())
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(_TIME_OPENING)
        page.on("dialog", lambda dialog: dialog.accept())
        log_in(page, home)
        short_opened, short_key = measure(page, home, short)
        opened, key = measure(page, home, long)
        print(f"The long one opens in {opened / short_opened:.1f} times the short one’s time,")
        print(f"and a key takes {key / short_key:.1f} times as long.")
        browser.close()


if __name__ == "__main__":
    main()
