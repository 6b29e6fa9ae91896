"""The site's own settings, with addresses that answer the bytes of its pages at no cost."""

import os

from magazine.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.reading.urls"
if os.environ.get("BENCHMARK_WITHOUT_MIDDLEWARE"):
    MIDDLEWARE: list[str] = []
