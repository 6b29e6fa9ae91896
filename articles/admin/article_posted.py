"""What came from the writing screen: three forms, and the content that they make together."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.actions.publish import new_tag_words
from articles.actions.tags import new_tags
from articles.admin.article_form import ArticleForm, content_of, initial_of
from articles.admin.article_photo import take_photo
from articles.admin.article_rows import byline_rows, read_more_rows
from articles.admin.format_fields import came_whole
from articles.models import Article, Content
from articles.models.rights import sections_of


@dataclass
class Written:
    """The forms of one article: empty, as stored, or as sent and checked."""

    form: ArticleForm
    bylines: Any
    read_more: Any
    before: Content
    is_valid: bool = False
    is_whole: bool = True
    side_by_side: str = ""

    @property
    def content(self) -> Content:
        """What was typed; half-finished and wrong values stay as they are."""
        return content_of(self.form, self.bylines, self.read_more, self.before)


def as_stored(request: HttpRequest, article: Article | None, before: Content) -> Written:
    """The forms over a stored content (``before``), to be shown."""
    initial = initial_of(before)
    if article is not None and article.latest_revision is not None:
        latest = article.latest_revision
        initial |= {"base_revision": latest.pk, "base_counter": latest.counter}
    bylines, _whole = byline_rows(None, before)
    read_more, _whole = read_more_rows(None, before)
    return Written(_form(request, before, initial=initial), bylines, read_more, before)


def as_sent(
    request: HttpRequest, data: QueryDict, before: Content, *, with_files: bool = True
) -> Written:
    """The forms as they were sent, all of them checked, so that every error is told at once.

    Arguments:
        request: whose user and files count.
        data: the fields; ``request.POST``, or the same with changes.
        before: the latest content; fields that the screen doesn't show are taken from it.
        with_files: whether a photo that came with the form goes into the library.
    """
    form = _form(request, before, data, request.FILES if with_files else None)
    bylines, has_bylines = byline_rows(data, before)
    read_more, has_read_more = read_more_rows(data, before)
    are_valid = [form.is_valid(), bylines.is_valid(), read_more.is_valid()]
    form = take_photo(form, by=request.user)
    _refuse_new_tags(form, before, by=request.user)
    has_rows = has_bylines and has_read_more
    is_whole = has_rows and came_whole(form)
    if not has_rows:
        message = _("Bylines or read more did not arrive whole. Check them, and save again.")
        form.add_error(None, message)
    is_valid = all(are_valid[1:]) and form.is_valid()
    return Written(form, bylines, read_more, before, is_valid, is_whole)


def _refuse_new_tags(form: ArticleForm, before: Content, *, by: Any) -> None:
    """Tell those who may not make tags which of theirs don't exist; what stood there before may."""
    if by.has_perm("articles.add_tag"):
        return
    typed = [name for name in form.cleaned_data.get("tags") or [] if name not in before.tags]
    for name in new_tags(typed):
        form.add_error("tags", ValidationError(new_tag_words(name), code="new-tag"))


def _form(request: HttpRequest, before: Content, *data: Any, **options: Any) -> ArticleForm:
    form = ArticleForm(*data, **options)
    if not request.user.has_perm("articles.add_photo"):
        del form.fields["photo_file"]
    language: Any = form.fields["language"]
    language.keep(before.language)
    sections = sections_of(request.user)
    if sections is not None:
        choice: Any = form.fields["section"]
        choice.queryset = choice.queryset.filter(pk__in=sections)
        choice.error_messages["invalid_choice"] = _("Your rights end at this section’s door.")
    return form
