"""Which browser the tests drive, and how it is started."""

import os
import shutil

# Names under which distributions ship Chromium; the tests never download a browser.
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",  # continuous integration runs as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = f"no Chromium found: none of {', '.join(NAMES)} is on the PATH"


def find_chromium() -> str | None:
    """The path of this machine's Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def is_required() -> bool:
    """Whether a missing Chromium is a failure (``REQUIRE_BROWSER=1``), not a reason to skip."""
    return os.environ.get("REQUIRE_BROWSER") == "1"
