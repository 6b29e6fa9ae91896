"""Requests of readers → data → pages."""
