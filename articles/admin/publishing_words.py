"""What publishing an article does, in sentences for the editor who is about to do it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import refresh
from articles.actions.binding import bind_open_links
from articles.actions.refreshing import leading_to
from articles.actions.tags import new_tags
from articles.body.page import compile_page
from articles.models import Article, Content, Status, headline_key
from articles.templatetags.moments import moment


def what_will_happen(article: Article) -> list[str]:
    """The sentences for an article whose latest revision can be published."""
    assert article.latest_revision is not None
    content = article.latest_revision.read()
    sentences = [_first(article, _address(article, content))]
    if article.status == Status.WITHDRAWN:
        sentences.append(_("It was withdrawn, and comes back with its first date."))
    if article.is_scheduled():
        when = {"when": moment(article.published_at)}
        sentences.append(_("It was scheduled for %(when)s; it becomes public now instead.") % when)
    return [*sentences, *_consequences(article, content)]


def what_happened(article: Article) -> str:
    """One sentence for an article that has just been published."""
    if article.is_public():
        return _("Readers see it now.")
    return _("Readers see it from %(when)s on.") % {"when": moment(article.published_at)}


def _first(article: Article, address: str) -> str:
    if article.is_public():
        return _("Readers will see your changes at once at %(address)s.") % {"address": address}
    return _("Readers will see “%(headline)s” at once at %(address)s.") % {
        "headline": article.working_headline,
        "address": address,
    }


def _address(article: Article, content: Content) -> str:
    """The address that it will have; the row itself stays as it is."""
    page = compile_page(content, at=timezone.now(), article_id=article.pk)
    after = Article.objects.select_related("section").get(pk=article.pk)
    refresh.set_columns(after, page)
    return after.get_absolute_url()


def _consequences(article: Article, content: Content) -> list[str]:
    sentences = []
    leading = leading_to(article.pk, headline_key(content.headline)).count()
    if leading:
        words = ngettext(
            "%(count)d article that refers to it will be refreshed.",
            "%(count)d articles that refer to it will be refreshed.",
            leading,
        )
        sentences.append(words % {"count": leading})
    names = new_tags(content.tags)
    if names:
        words = ngettext("A new tag is made: %(tags)s.", "New tags are made: %(tags)s.", len(names))
        sentences.append(words % {"tags": ", ".join(names)})
    bound = _newly_bound(article, content)
    if bound:
        words = ngettext(
            "%(count)d open link has found its article.",
            "%(count)d open links have found their articles.",
            bound,
        )
        sentences.append(words % {"count": bound})
    return sentences


def _newly_bound(article: Article, content: Content) -> int:
    after = bind_open_links(content, article_id=article.pk)
    rows = zip(content.read_more, after.read_more, strict=True)
    return sum(1 for old, new in rows if old != new) + (
        content.body.count('data-related=""') - after.body.count('data-related=""')
    )
