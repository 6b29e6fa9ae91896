"""The .env that serves the demo changes nothing in the tests."""

import re
from pathlib import Path

from django.conf import settings

from tests import settings as of_tests


def test_the_tests_set_themselves_whatever_the_demo_s_file_sets() -> None:
    makefile = (Path(settings.BASE_DIR) / "Makefile").read_text(encoding="utf-8")
    rule = makefile[makefile.index("\n.env:") :]
    names = set(re.findall(r'(?:\\n|")([A-Z_]+)=', rule))
    assert {"DEBUG", "SECRET_KEY", "SITE_NAME", "SITE_DESCRIPTION"} <= names
    assert names <= set(of_tests.OWN)
