"""Requests of readers into actions, and what they get back."""
