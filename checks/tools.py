"""Where the tools lie that `make check-pages` installs from npm, and of which versions."""

import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "var" / "check-pages"
PACKAGES = ("lighthouse@12.2.3", "vnu-jar@26.9.27")
VNU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"


def program(name: str) -> str:
    """The path of a program of this machine. Raises ``SystemExit`` that says what is missing."""
    path = shutil.which(name)
    if path is None:
        raise SystemExit(f"{name} is needed for this check, and is not on the PATH.")
    return path
