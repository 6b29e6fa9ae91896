"""What one app does when something happens in the other."""

from articles.actions.refreshing import newsletters_changed
from newsletter.actions.newsletters import on_change


def connect() -> None:
    """Join the apps; called once, when all of them are loaded."""
    on_change(_sign_ups_changed)


def _sign_ups_changed(_slug: str) -> None:
    newsletters_changed()
