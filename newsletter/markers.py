"""The sign-up form as a marker in the bodies of articles."""

from articles.body import markers
from newsletter.models import Newsletter
from newsletter.rendering import default_newsletter, find_by_name, signup_forms


def register_markers() -> None:
    """Make ``<aside data-newsletter="slug">`` known to the compiler of bodies."""
    markers.register(
        markers.ForeignKind(
            tag="aside",
            attribute="data-newsletter",
            reference="newsletter",
            render=signup_forms,
            find=find,
            choices=choices,
        )
    )


def find(name: str) -> tuple[str, str] | None:
    """Slug and name of the newsletter that a text calls by name, else of the default one."""
    newsletter = find_by_name(name) or default_newsletter()
    return (newsletter.slug, newsletter.name) if newsletter else None


def choices() -> list[tuple[str, str]]:
    """Slug and name of every newsletter that takes sign-ups (one query)."""
    return list(
        Newsletter.objects.open().order_by("-is_default", "name").values_list("slug", "name")
    )
