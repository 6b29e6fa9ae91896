"""Install the tools into var/check-pages/, unless they are there: ``python -m checks.install``."""

import subprocess

from checks.tools import FOLDER, LIGHTHOUSE, PACKAGES, VNU, program


def main() -> None:
    """Ask npm for what is missing."""
    note = FOLDER / "installed.txt"
    wanted = "\n".join(PACKAGES)
    if LIGHTHOUSE.exists() and VNU.exists() and note.exists() and note.read_text() == wanted:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(  # noqa: S603 - fixed packages
        [program("npm"), "install", "--prefix", str(FOLDER), *quiet, *PACKAGES], check=True
    )
    note.write_text(wanted)


if __name__ == "__main__":
    main()
