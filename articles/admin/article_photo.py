"""The main photo at the article form: shown as it is, and taken in from a file."""

from typing import Any

from django.core.exceptions import ValidationError

from articles.actions.photos import add_photo
from articles.admin.article_form import ArticleForm
from articles.models import Photo, Rendition
from articles.photos.picture import Picture, picture_data, picture_from_data
from articles.photos.reading import PhotoError

TEXTS = ("alt", "caption", "credit")


def take_photo(form: ArticleForm, *, by: Any) -> ArticleForm:
    """Take a file that came with the form into the library, with the texts typed beside it.

    It is taken even if something else in the form is wrong: a browser can't send the file again
    by itself, so it would be lost. The texts become the photo's own and leave the article's.

    Arguments:
        form: checked already (``is_valid`` was asked).
        by: the user who adds it.

    Returns the form as it stands now, checked: with the photo chosen, or with an error.
    """
    upload = form.cleaned_data.get("photo_file")
    if not upload:
        return form
    names = [name for name in TEXTS if f"photo_{name}" in form.cleaned_data]
    texts = {name: form.cleaned_data[f"photo_{name}"] for name in names}
    try:
        photo = add_photo(upload, by=by, **texts)
    except PhotoError as error:
        form.add_error("photo_file", str(error))
        return form
    except ValidationError as error:
        form.add_error("photo_file", " ".join(error.messages))
        return form
    sent: Any = form.data  # a QueryDict, since the form is bound
    data = sent.copy()
    data["main_photo"] = str(photo.pk)
    for name in names:
        data[f"photo_{name}"] = ""
    again = ArticleForm(data)
    again.is_valid()
    return again


def chosen_photo(form: ArticleForm) -> tuple[Photo | None, Picture | None]:
    """The photo that a form names, and its picture where there is one.

    One query; a second one only while the photo has no renditions yet.
    """
    value = str(form["main_photo"].value() or "")
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        return None, None
    files = Rendition.objects.filter(photo=int(value), photo__deleted_at__isnull=True)
    renditions = list(files.select_related("photo"))
    if not renditions:
        return Photo.objects.filter(pk=int(value), deleted_at__isnull=True).first(), None
    photo = renditions[0].photo
    try:
        return photo, picture_from_data(picture_data(photo, renditions))
    except ValueError:  # not all that a picture needs is made yet
        return photo, None


def show_own_texts(form: ArticleForm, photo: Photo) -> None:
    """Let empty fields show in grey what the photo says by itself, since that is what is used."""
    for name in TEXTS:
        own = getattr(photo, name)
        if own:
            form.fields[f"photo_{name}"].widget.attrs["placeholder"] = own
