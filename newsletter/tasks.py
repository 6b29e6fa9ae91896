"""Queue wrappers: a wake-up call for work whose truth is rows."""

from django_tasks import task

from newsletter import sending


# A person is waiting for it: before all refreshing of pages.
@task(priority=50)
def send_confirmation(confirmation_id: int) -> bool:
    """Send one confirmation mail now, if it is due."""
    return sending.send_confirmation(confirmation_id)
