"""Beginning the translation of an article: a draft with its text, in another language."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.locking import lock_article
from articles.actions.refusals import Refused
from articles.actions.revisions import create_article
from articles.body.translations import find_translations, missing_languages
from articles.models import Article

if TYPE_CHECKING:
    from magazine.models import User


def languages_left(article: Article) -> list[str]:
    """The languages into which an article isn't being translated yet (one query)."""
    assert article.latest_revision is not None
    content = article.latest_revision.read()
    return missing_languages(content, find_translations(content, article.pk))


def begin_translation(article: Article, language: str, *, by: "User | None" = None) -> Article:
    """Make a draft that is the translation of an article, with its text to be written over.

    The translation of a translation is one of the original. Slug and canonical address stay
    behind, since both are of one page.

    Raises ``Refused`` if the article has such a translation, or the site no such language.
    """
    assert article.latest_revision is not None
    content = article.latest_revision.read()
    with transaction.atomic():
        original = find_translations(content, article.pk).known_original or article.pk
        # Who begins the same one at the same moment waits here, and then finds this draft.
        lock_article(original)
        if language not in languages_left(article):
            raise Refused(_("There is an article in that language already, or the site has none."))
        return create_article(
            replace(
                content,
                language=language,
                translation_of=original,
                slug="",
                canonical_url="",
            ),
            by=by,
        )
