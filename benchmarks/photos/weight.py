"""What a page weighs in a browser: bytes over the network, by kind, at two widths of the window.

    make demo                                               # in another terminal
    python -m benchmarks.photos.weight http://localhost:8000

Loads the front page, and the article that leads it, in a Chromium of this machine, once at 390 px
with two device pixels a pixel (a telephone) and once at 1440 px. Counted is what the page fetches
before anybody scrolls, and again after scrolling to its end. Let the worker finish the photos
first: until then smaller files stand in for those that aren't made.
"""

import argparse
import shutil
from collections import Counter

from playwright.sync_api import Page, Response, sync_playwright

WINDOWS = ({"width": 390, "height": 844, "dots": 2}, {"width": 1440, "height": 900, "dots": 1})
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
KINDS = {
    "document": "HTML",
    "stylesheet": "CSS",
    "script": "script",
    "font": "fonts",
    "image": "photos",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", help="the address of a running demo")
    site = parser.parse_args().site.rstrip("/")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    print(
        f"{'page':10}{'window':>8}{'':>10}"
        + "".join(f"{kind:>10}" for kind in [*KINDS.values(), "all"])
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for window in WINDOWS:
            viewport = {"width": window["width"], "height": window["height"]}
            for name in ("front", "article"):
                context = browser.new_context(viewport=viewport, device_scale_factor=window["dots"])
                measure(context.new_page(), name, site, window["width"])
                context.close()
        browser.close()


def measure(page: Page, name: str, site: str, width: int) -> None:
    """One page, before and after scrolling, in kilobytes of body."""
    address = f"{site}/"
    if name == "article":
        # Asked for by itself, in a window that has nothing yet.
        front = page.context.request.get(address).text()
        lead = front[front.index('class="lead"') :]
        address = site + lead.split('<a href="', 1)[1].split('"', 1)[0]
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108
    page.goto(address, wait_until="networkidle")
    _print(name, width, "at once", fetched)
    height = page.evaluate("document.documentElement.scrollHeight")
    for down in range(0, height, 400):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(60 if down else 0)
    page.wait_for_load_state("networkidle")
    _print(name, width, "to the end", fetched)


def _print(name: str, width: int, when: str, fetched: list[Response]) -> None:
    sizes: Counter[str] = Counter()
    for response in fetched:
        if response.status == 200 and not response.url.startswith("data:"):
            sizes[response.request.resource_type] += response.request.sizes()["responseBodySize"]
    cells = [sizes[kind] for kind in KINDS] + [sum(sizes.values())]
    print(f"{name:10}{width:>8}{when:>10}" + "".join(f"{size / 1000:>10.1f}" for size in cells))


if __name__ == "__main__":
    main()
