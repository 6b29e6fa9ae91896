"""Where an article stands, in words and as one of a few kinds."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Status
from articles.templatetags.moments import moment


def state_of(article: Article) -> str:
    """An article's state in words."""
    state = _plain_state(article)
    if article.has_unpublished_changes:
        state = _("%(state)s, with unpublished changes") % {"state": state}
    return state


def kind_of(article: Article) -> str:
    """Its state as one word for style sheets: draft, scheduled, published, ended or withdrawn."""
    if article.is_scheduled():
        return "scheduled"
    if article.status == Status.PUBLISHED and not article.is_public():
        return "ended"
    return article.status


def state_mark(article: Article) -> SafeString:
    """The state in words with a mark of its kind, for lists."""
    return format_html(
        '<span class="state state-{}">{}</span>', kind_of(article), state_of(article)
    )


def _plain_state(article: Article) -> str:
    if article.is_scheduled():
        return _("Scheduled for %(when)s") % {"when": moment(article.published_at)}
    if article.status == Status.PUBLISHED and not article.is_public():
        return _("Ended")
    return str(article.get_status_display())
