"""Verbs with consequences; every caller comes through here."""
