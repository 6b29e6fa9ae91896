"""The forms of a photo, and of many photos together."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminURLFieldWidget
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Photo
from articles.photos.metadata import clean_tags
from articles.photos.reading import CONTENT_TYPES, PhotoError, Upload, read_upload

TEXTS = (
    "alt", "caption", "credit", "credit_url", "creator", "kind", "title", "tags", "focal_x",
    "focal_y",
)  # fmt: skip
RIGHTS = (
    "licence",
    "licence_url",
    "copyright_notice",
    "usable_from",
    "usable_until",
    "web_only",
    "single_use",
)
ACCEPTED = ",".join([*sorted(set(CONTENT_TYPES.values())), ".heic", ".heif"])
YES_NO = [("", gettext_lazy("unchanged")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
CAN_BE_EMPTIED = [
    ("usable_from", gettext_lazy("first day of use")),
    ("usable_until", gettext_lazy("last day of use")),
    ("licence", gettext_lazy("licence terms")),
    ("licence_url", gettext_lazy("licence link")),
    ("copyright_notice", gettext_lazy("copyright notice")),
    ("creator", gettext_lazy("by-line")),
]


class PhotoForm(forms.ModelForm):
    """A photo's texts, and its file: needed at first, later only to replace it."""

    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )
    credit_url = forms.URLField(
        label=gettext_lazy("Credit link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
    )
    licence_url = forms.URLField(
        label=gettext_lazy("Licence link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
        help_text=gettext_lazy("A page that tells the terms; search engines are led there."),
    )

    class Meta:
        model = Photo
        fields = [*TEXTS, *RIGHTS]
        widgets = {
            name: forms.TextInput(attrs={"class": "vLargeTextField"})
            for name in ("alt", "caption", "credit", "creator", "title", "tags")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        if self.instance.pk:
            file.required = False
            file.label = _("Replace the file")
            file.help_text = _("Texts stay as they are; every page gets the new picture.")
        else:
            file.help_text = _("JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF, up to 40 MB.")

    def clean_tags(self) -> str:
        """Each tag once."""
        return ", ".join(clean_tags([self.cleaned_data["tags"]]))

    def clean_file(self) -> Upload | None:
        """The file, read and found fit, so that what is wrong with it stands beside its field."""
        file: File | None = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            return read_upload(file)
        except PhotoError as error:
            raise forms.ValidationError(str(error), code="unusable") from error


class ManyPhotosForm(forms.Form):
    """What is to become of many photos: an empty field leaves theirs as they are."""

    credit = forms.CharField(label=gettext_lazy("Credit"), required=False, max_length=200)
    creator = forms.CharField(label=gettext_lazy("By-line"), required=False, max_length=200)
    add_tags = forms.CharField(
        label=gettext_lazy("Add tags"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("With commas between them."),
    )
    remove_tags = forms.CharField(
        label=gettext_lazy("Take tags away"), required=False, max_length=1000
    )
    licence = forms.CharField(label=gettext_lazy("Licence terms"), required=False, max_length=200)
    licence_url = forms.URLField(
        label=gettext_lazy("Licence link"), required=False, max_length=500, assume_scheme="https"
    )
    copyright_notice = forms.CharField(
        label=gettext_lazy("Copyright notice"), required=False, max_length=300
    )
    usable_from = forms.DateField(
        label=gettext_lazy("First day of use"), required=False, widget=AdminDateWidget
    )
    usable_until = forms.DateField(
        label=gettext_lazy("Last day of use"), required=False, widget=AdminDateWidget
    )
    web_only = forms.ChoiceField(label=gettext_lazy("Web only"), required=False, choices=YES_NO)
    single_use = forms.ChoiceField(
        label=gettext_lazy("To be used once"), required=False, choices=YES_NO
    )
    empty = forms.MultipleChoiceField(
        label=gettext_lazy("Empty these"),
        required=False,
        choices=CAN_BE_EMPTIED,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days that end before they begin, and what is to be set and emptied at once."""
        data = super().clean() or {}
        first, last = data.get("usable_from"), data.get("usable_until")
        if first and last and last < first:
            self.add_error("usable_until", _("The last day of use lies before the first one."))
        for name in data.get("empty", []):
            if data.get(name):
                self.add_error(name, _("Either fill it in, or have it emptied."))
        return data

    def changes_of(self, photo: Photo) -> dict[str, Any]:
        """What to change in one of the photos."""
        data = self.cleaned_data
        simple = ("credit", "creator", "licence", "licence_url", "copyright_notice")
        changes = {
            name: data[name] for name in (*simple, "usable_from", "usable_until") if data[name]
        }
        for name in data["empty"]:
            changes[name] = None if name.startswith("usable") else ""
        for name in ("web_only", "single_use"):
            if data[name]:
                changes[name] = data[name] == "yes"
        removed = {tag.casefold() for tag in clean_tags([data["remove_tags"]])}
        kept = [tag for tag in clean_tags([photo.tags]) if tag.casefold() not in removed]
        changes["tags"] = ", ".join(clean_tags([*kept, data["add_tags"]]))
        return changes


def words_of(error: ValidationError) -> str:
    """What is wrong, in one line."""
    return " ".join(error.messages)
