"""Newsletters: sign-up with consent, confirmation, and leaving again."""
