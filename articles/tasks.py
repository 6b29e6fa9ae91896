"""Queue wrappers: wake-up calls for work whose truth stands in the tables."""

from django_tasks import task

from articles import mailing, refresh


@task()
def refresh_articles(ids: list[int]) -> int:
    """Rebuild these articles."""
    return refresh.refresh_articles(ids)


@task()
def send_notice(notice_id: int) -> bool:
    """Send one notice's mail."""
    return mailing.send_notice(notice_id)
