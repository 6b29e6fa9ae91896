"""A person with a browser, who notes everything that is wrong with the pages seen."""

from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# The status of a page itself is expected; Chromium tells it as an error all the same.
_STATUS_MESSAGE = "Failed to load resource: the server responded with a status of"
_FAILURE_MESSAGE = "Failed to load resource: net::"
_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  `CSP: ${event.violatedDirective} forbids ${event.blockedURI || "inline"}` +
  ` at ${event.sourceFile || document.URL}:${event.lineNumber} ${event.sample}`));
"""
# Pictures further down load lazily: ask for all of them, then see which have no pixels.
_BROKEN_IMAGES = """
async () => {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode().catch(() => null)));
  const broken = images.filter((image) => !image.naturalWidth);
  return broken.map((image) => image.currentSrc || image.src);
}
"""
_OVERFLOWING = """
() => {
  const width = window.innerWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 8);
}
"""

_END_OF_FADING = """
() => Promise.all(document.getAnimations()
  .filter((each) => each instanceof CSSTransition)  // others may wait for the reader to scroll
  .map((each) => each.finished.catch(() => null)))
"""


class Visitor:
    """Looks at pages in one browser context.

    Args:
        context: a fresh context of the browser.
        home: the live server's address, "http://localhost:8081"; the one origin to load from.

    Attributes:
        faults: what was wrong, each with the page it was on.
        log: all that the console said.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.context = context
        self.home = home
        self.faults: list[str] = []
        self.log: list[str] = []
        self._expected: set[str] = set()
        self._expected_statuses: set[int] = set()
        self._may_fail: list[str] = []
        context.add_init_script(_TELL_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._fault(f"script error: {error.error}"))
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed)
        context.on("response", self._on_response)
        self.page: Page = context.new_page()

    def go(self, path: str, status: int = 200) -> Page:
        """Open a page of the site.

        Raises ``AssertionError`` for another status than the one expected.
        """
        url = self.home + path
        if status >= 400:
            self.expect_error(url)
        response = self.page.goto(url, wait_until="load")
        assert response is not None
        assert response.status == status, f"{path} answered {response.status}"
        return self.page

    def expect_error(self, url: str) -> None:
        """Take an error status of this address, "http://localhost:8081/no/", for no fault."""
        self._expected.add(url)

    def allow_status(self, *statuses: int) -> None:
        """Take these statuses for no fault, whatever answers them."""
        self._expected_statuses |= set(statuses)

    def allow_failures(self, part: str) -> None:
        """Take it for no fault if a request with this in its address fails."""
        self._may_fail.append(part)

    def look(self) -> None:
        """Note pictures on the present page that don't show, and whether it is too wide."""
        for address in self.page.evaluate(_BROKEN_IMAGES):
            self._fault(f"broken picture {address}")

    def measure(self, *widths: int) -> None:
        """Note what of the present page stands out at the right, in windows of these widths."""
        before = self.page.viewport_size
        assert before is not None
        for width in widths or (before["width"],):
            self.page.set_viewport_size({**before, "width": width})
            wide = self.page.evaluate(_OVERFLOWING)
            if wide:
                self._fault(f"wider than a window of {width}: {', '.join(wide)}")
        self.page.set_viewport_size(before)

    def check_access(self, *more: str) -> None:
        """Note what axe finds on the present page by the rules of WCAG 2.2 AA, and ``more``.

        The rules that colours can break are tried in the other colours too: dark if they are
        light now.
        """
        dark = self.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        self._run_axe("dark" if dark else "light", {"type": "tag", "values": [*WCAG, *more]})
        self._turn(dark=not dark)
        self._run_axe("light" if dark else "dark", {"type": "rule", "values": COLOUR_RULES})
        self._turn(dark=dark)

    def _turn(self, *, dark: bool) -> None:
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        # What fades from one colour to the other must have arrived before it is measured.
        self.page.evaluate(_END_OF_FADING)

    def _run_axe(self, scheme: str, rules: dict[str, object]) -> None:
        # Preloading would put copies of the style sheets into the page, which the policy stops.
        options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        results = Axe().run(self.page, options=options)
        for violation in results.response["violations"]:
            for node in violation["nodes"]:
                where = " ".join(str(part) for part in node["target"])
                reasons = "; ".join(check["message"] for check in node["any"] + node["all"])
                reason = reasons or violation["help"]
                self._fault(f"axe {violation['id']} ({scheme}): {where} – {reason}")

    def found(self) -> str:
        """All faults, each once on a line of its own; "" where there are none."""
        # The present page may only be about to tell of some.
        self.page.wait_for_load_state("networkidle")
        return "\n".join(dict.fromkeys(self.faults))

    def leave_traces(self, folder: Path, number: int) -> None:
        """Write a screenshot of every open page, and the console's log, into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [*self.log, *(f"FAULT {fault}" for fault in self.faults)]
        (folder / f"console-{number}.txt").write_text("\n".join(lines), encoding="utf-8")
        for index, page in enumerate(self.context.pages):
            page.screenshot(path=folder / f"screen-{number}-{index}.png", full_page=True)

    def _fault(self, text: str) -> None:
        self.faults.append(f"{self._where()}: {text}")

    def _where(self) -> str:
        return urlsplit(self.page.url).path if hasattr(self, "page") else "(no page)"

    def _on_console(self, message: ConsoleMessage) -> None:
        self.log.append(f"{self._where()} {message.type}: {message.text}")
        if message.type != "error":
            return
        address = message.location.get("url", "")
        if message.text.startswith(_STATUS_MESSAGE):
            status = message.text.removeprefix(_STATUS_MESSAGE).split()[0]
            if address in self._expected or int(status) in self._expected_statuses:
                return
        if message.text.startswith(_FAILURE_MESSAGE) and self._may(address):
            return
        self._fault(f"console: {message.text} ({address})")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.home + "/", "data:", "blob:", "about:")):
            self._fault(f"request to another origin: {request.url}")

    def _on_failed(self, request: Request) -> None:
        # What is still loading when one leaves the page is aborted; that is no fault.
        if request.failure != "net::ERR_ABORTED" and not self._may(request.url):
            self._fault(f"failed request {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        expected = response.url in self._expected or response.status in self._expected_statuses
        if response.status >= 400 and not expected:
            self._fault(f"{response.status} for {response.url}")

    def _may(self, address: str) -> bool:
        return any(part in address for part in self._may_fail)
