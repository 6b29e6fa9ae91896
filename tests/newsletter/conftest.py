"""What the tests of newsletters share."""

import pytest
from django.test import Client

from tests.newsletter.helpers import Reader


@pytest.fixture
def reader(db, django_capture_on_commit_callbacks) -> Reader:
    """A person with a browser; the queue's work is done before each answer is looked at."""
    return Reader(Client(enforce_csrf_checks=True), django_capture_on_commit_callbacks)
