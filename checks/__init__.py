"""Checks of finished pages with tools from elsewhere: see `make check-pages`."""
