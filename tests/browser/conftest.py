"""What browser tests share: Chromium, visitors, and traces of what failed."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from articles import search
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium, is_required
from tests.browser.gate import gate_of
from tests.browser.visitor import Visitor

# Playwright runs an event loop in this thread; Django would take the tests' queries for a slip.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Five seconds, Playwright's own patience, is too short where several workers share few cores.
expect.set_options(timeout=20_000)

RESULTS = Path("test-results")
VISITORS = pytest.StashKey[list[Visitor]]()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail before anything is made, where there is no browser."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        if is_required():
            pytest.fail(f"{MISSING}, and REQUIRE_BROWSER=1 asks for one", pytrace=False)
        pytest.skip(MISSING)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Leave what the browser showed when a test fails."""
    report = yield
    if report.when == "call" and report.failed:
        folder = RESULTS / re.sub(r"\W+", "-", item.nodeid).strip("-")
        for number, visitor in enumerate(item.stash.get(VISITORS, [])):
            visitor.leave_traces(folder, number)
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium in the place of a downloaded one."""
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": list(ARGUMENTS),
    }


@pytest.fixture
def empty_index(transactional_db: None) -> Iterator[None]:
    """Leave no search rows: the index is no model's table, so flushing passes it over."""
    yield
    search.clear()


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, browser: Browser, live_server: Any, empty_index: None
) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors, each with cookies of their own; takes arguments of a browser context."""
    visitors: list[Visitor] = request.node.stash.setdefault(VISITORS, [])

    def make(**options: Any) -> Visitor:
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        visitor = Visitor(browser.new_context(**options), live_server.url)
        visitors.append(visitor)
        return visitor

    gate = gate_of(live_server)
    gate.open()
    yield make
    for visitor in visitors:
        visitor.context.close()
    gate.shut()  # before the tables are emptied
