"""The photo of a section, a tag or an author."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Photo


def check_lead_photo(photo: Photo | None) -> Photo | None:
    """The photo, if readers may be shown it; raises ``ValidationError`` for what it lacks."""
    if photo is None:
        return None
    if photo.deleted_at is not None:
        raise ValidationError(_("This photo was deleted. Choose another one."))
    if not photo.credit or not photo.alt:
        raise ValidationError(_("This photo lacks its credit or its alt. Give it both first."))
    return photo
