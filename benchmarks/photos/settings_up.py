"""Has Django ready before the modules that need it are imported."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "magazine.settings")
django.setup()
