"""The article form: a plain form over the content of a revision."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms import BaseFormSet
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_languages import LanguageField
from articles.admin.article_rows import bylines_of, read_more_of
from articles.admin.body_editor import BodyEditor
from articles.admin.format_fields import FormatField, formats_of
from articles.admin.subjects import SubjectsField
from articles.admin.widgets import ArticleField, NumberOf, is_id
from articles.body.allowlist import SYNONYMS, TAGS
from articles.languages import site_language
from articles.models import (
    Article,
    Content,
    Format,
    GalleryContent,
    MainPhotoContent,
    Photo,
    ProductsContent,
    RecipeContent,
    Section,
    make_tag_slug,
)
from articles.photos.reading import CONTENT_TYPES, PhotoError, Upload, read_upload

_ANY_TAG = re.compile(
    rf"</?({'|'.join([*TAGS, *SYNONYMS, 'script', 'style'])})\b[^<>]*>", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"<(p|h[1-6]|ul|ol|blockquote|figure|aside|table|hr|div)\b", re.IGNORECASE)
BODY_HELP = gettext_lazy(
    "Plain text with blank lines between paragraphs, or HTML. Related link: "
    '<aside data-related="">Headline</aside>. Post: '
    '<figure data-embed="ADDRESS" data-provider="instagram"><blockquote>What it shows'
    '</blockquote></figure>. Photo: <figure data-photo="7"></figure>.'
)


def tag_names(text: str) -> list[str]:
    """The names in a line of tags, each once."""
    names = [" ".join(name.split()) for name in text.split(",")]
    return list(dict.fromkeys(name for name in names if name))


class TagNamesField(forms.CharField):
    """Tags as one line, separated by commas."""

    def to_python(self, value: Any) -> Any:
        """The names, each once."""
        text = super().to_python(value) or ""
        ProhibitNullCharactersValidator()(text)
        return tag_names(text)

    def validate(self, value: Any) -> None:
        """No name longer than a tag can be, and none without a letter or digit."""
        for name in value:
            if not make_tag_slug(name):
                raise ValidationError(
                    _("The tag “%(tag)s” has no letters."), "no-letters", {"tag": name}
                )
            if len(name) > 100:
                raise ValidationError(_("A tag has at most 100 characters."))

    def prepare_value(self, value: Any) -> Any:
        """The names as they are typed."""
        return ", ".join(value) if isinstance(value, list) else value


class ArticleForm(forms.Form):
    """All that an editor writes in an article. Nothing is required to save a draft."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        required=False,
        max_length=300,
        widget=forms.Textarea(
            attrs={"rows": 2, "class": "vLargeTextField headline", "autofocus": True}
        ),
    )
    standfirst = forms.CharField(
        label=gettext_lazy("Standfirst"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("The one or two sentences under the headline."),
    )
    body = forms.CharField(
        label=gettext_lazy("Body"),
        required=False,
        widget=BodyEditor(attrs={"rows": 30, "class": "vLargeTextField body"}),
        help_text=BODY_HELP,
    )
    section = forms.ModelChoiceField(
        label=gettext_lazy("Section"),
        queryset=Section.objects.all(),
        required=False,
        empty_label=gettext_lazy("Choose a section…"),
    )
    tags = TagNamesField(
        label=gettext_lazy("Tags"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Separated by commas."),
    )
    main_photo = forms.ModelChoiceField(
        label=gettext_lazy("Main photo"),
        queryset=Photo.objects.filter(deleted_at__isnull=True),
        required=False,
        widget=NumberOf("photos"),
        help_text=gettext_lazy("The photo’s number in the library."),
    )
    photo_file = forms.FileField(
        label=gettext_lazy("Or a new photo from this computer"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(set(CONTENT_TYPES.values())))}),
        help_text=gettext_lazy(
            "It goes into the photo library with the alt, caption and credit typed here."
        ),
    )
    photo_alt = forms.CharField(
        label=gettext_lazy("Alt"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Left empty, the photo’s own is used."),
    )
    photo_caption = forms.CharField(
        label=gettext_lazy("Caption"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    photo_credit = forms.CharField(
        label=gettext_lazy("Credit"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Left empty, the photo’s own is used. Shown even without a photo."),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For search engines. Left empty, the standfirst is used."),
    )
    slug = forms.SlugField(
        label=gettext_lazy("Slug"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Left empty, it is made from the headline at first publication."),
    )
    canonical_url = forms.URLField(
        label=gettext_lazy("Canonical address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text=gettext_lazy("Only if the article was first published elsewhere."),
    )
    language = LanguageField(
        label=gettext_lazy("Language of the article"),
        help_text=gettext_lazy("Its page speaks it too: dates, buttons, hyphens."),
    )
    translation_of = ArticleField(
        label=gettext_lazy("Translation of (number or address of the article)"),
        queryset=Article.objects.existing(),
        required=False,
        help_text=gettext_lazy("The original. Readers can switch between the two."),
    )
    sponsored = forms.BooleanField(label=gettext_lazy("Sponsored"), required=False)
    sponsor = forms.CharField(
        label=gettext_lazy("Sponsor"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Readers see “Paid partnership with …” wherever the article is."),
    )
    subjects = SubjectsField(
        label=gettext_lazy("Sensitive subjects"),
        required=False,
        help_text=gettext_lazy(
            "A note above the text, helplines below it, and nothing paid or light-hearted around."
        ),
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=Format.choices,
        initial=Format.ARTICLE,
        required=False,
        help_text=gettext_lazy("What another format holds is kept while this one is chosen."),
    )
    recipe = FormatField(RecipeContent, label=gettext_lazy("Recipe, as JSON"))
    products = FormatField(ProductsContent, label=gettext_lazy("Products, as JSON"))
    gallery = FormatField(GalleryContent, label=gettext_lazy("Photos, as JSON"))
    # No wrong value is an error here: nobody could mend what nobody sees.
    base_revision = forms.Field(required=False, widget=forms.HiddenInput)
    base_counter = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            # Browsers cut what is pasted at this length without a word; here it is kept, and told.
            each.widget.attrs.pop("maxlength", None)

    def clean_photo_file(self) -> Upload | None:
        """The file, read and found fit, so that what is wrong with it stands beside its field."""
        file = self.cleaned_data.get("photo_file")
        if not file:
            return None
        try:
            return read_upload(file)
        except PhotoError as error:
            raise ValidationError(str(error), code="unusable") from error

    def has_sent(self, name: str) -> bool:
        """Whether a field came at all: what a form of before doesn't know stays as it was."""
        return self.add_prefix(name) in self.data

    def base(self) -> tuple[int, int]:
        """The id and counter of the revision that the text was opened from; zeros if not told."""
        revision, counter = (
            str(self.cleaned_data.get(name) or "") for name in ("base_revision", "base_counter")
        )
        return (int(revision), int(counter)) if is_id(revision) and is_id(counter) else (0, 0)


def initial_of(content: Content) -> dict[str, Any]:
    """A content as the article form shows it."""
    return {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "body": content.body,
        "section": content.section,
        "tags": content.tags,
        "main_photo": content.main_photo.photo,
        "photo_alt": content.main_photo.alt,
        "photo_caption": content.main_photo.caption,
        "photo_credit": content.main_photo.credit,
        "description": content.description,
        "slug": content.slug,
        "canonical_url": content.canonical_url,
        "language": content.language if content.language != site_language() else "",
        "translation_of": _existing_article(content.translation_of),
        "sponsored": content.sponsored,
        "sponsor": content.sponsor,
        "subjects": content.subjects,
        "format": content.format,
        "recipe": content.recipe,
        "products": content.products,
        "gallery": content.gallery,
    }


def _existing_article(number: int | None) -> int | None:
    """The article's id, if it is still there."""
    return number if number and Article.objects.existing().filter(pk=number).exists() else None


def content_of(
    form: ArticleForm, bylines: BaseFormSet, read_more: BaseFormSet, before: Content
) -> Content:
    """What was typed, as a content; all three must have been checked.

    Fields that the form doesn't show stay as they were. What is half-finished or wrong is kept as
    it was typed: only publishing asks for more. A choice of what isn't there is none.
    """
    chosen = form.cleaned_data
    section, photo = chosen.get("section"), chosen.get("main_photo")
    return Content(
        headline=_typed(form, "headline"),
        standfirst=_typed(form, "standfirst"),
        body=_as_html(_typed(form, "body")),
        section=section.pk if section else None,
        slug=_typed(form, "slug"),
        language=_typed(form, "language") if form.has_sent("language") else before.language,
        translation_of=_chosen_article(form, before),
        description=_typed(form, "description"),
        canonical_url=_typed(form, "canonical_url"),
        sponsored=bool(chosen.get("sponsored")),
        sponsor=_typed(form, "sponsor"),
        subjects=chosen.get("subjects", before.subjects),
        bylines=bylines_of(bylines),
        main_photo=MainPhotoContent(
            photo=photo.pk if photo else None,
            alt=_typed(form, "photo_alt"),
            caption=_typed(form, "photo_caption"),
            credit=_typed(form, "photo_credit"),
        ),
        tags=chosen["tags"] if "tags" in chosen else tag_names(_typed(form, "tags")),
        read_more=read_more_of(read_more),
        **formats_of(form, before),
    )


def _chosen_article(form: ArticleForm, before: Content) -> int | None:
    """The original that was chosen; as it was where the field didn't come, or is wrong."""
    if not form.has_sent("translation_of") or "translation_of" not in form.cleaned_data:
        return before.translation_of
    article = form.cleaned_data["translation_of"]
    return article.pk if article else None


def _typed(form: ArticleForm, name: str) -> str:
    """A text as it was checked; where it is wrong, as it came."""
    if name in form.cleaned_data:
        return form.cleaned_data[name]
    return str(form.data.get(form.add_prefix(name), ""))


def _as_html(text: str) -> str:
    """A body as typed, with paragraphs where it has none; signs of plain text stay signs."""
    if not text.strip() or _BLOCK_TAG.search(text):
        return text
    return linebreaks(text if _ANY_TAG.search(text) else escape(text))
