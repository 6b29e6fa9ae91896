"""The people who log in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A log-in to the editors' side."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
