"""How often a password may be guessed."""

from typing import Any

from axes.backends import AxesStandaloneBackend
from django.http import HttpRequest


class LimitedLogins(AxesStandaloneBackend):
    """Locks out who guesses on; what comes with no request (a shell, a script) is not counted."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Raise ``PermissionDenied`` for a name and network that are locked out."""
        if request is not None:
            super().authenticate(request, username, password, **kwargs)
