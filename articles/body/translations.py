"""The articles that say the same in other languages: one original, and what translates it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.languages import language_or_site, own_name, place_of
from articles.models import Article, Content, Status


@dataclass(frozen=True)
class Translations:
    """The other articles of a group, public or not, and which of all is the original."""

    original: int | None = None
    others: tuple[Article, ...] = ()
    article_id: int | None = None
    asked_for: int | None = None

    @property
    def members(self) -> tuple[Article, ...]:
        """The others, without those that only translate a translation."""
        return tuple(
            each for each in self.others if self.original in (each.pk, each.translation_of_id)
        )

    @property
    def known_original(self) -> int | None:
        """The article that this one is a translation of; None where it is none, or that is gone."""
        found = any(each.pk == self.asked_for for each in self.others)
        return self.asked_for if found else None

    def public(self, at: datetime) -> list[Article]:
        """Those that readers can be led to at a moment, by their languages, each language once."""
        shown = [each for each in self.members if each.is_public(at)]
        shown.sort(key=lambda each: (each.pk != self.original, each.pk))
        by_language = {_language(each): each for each in reversed(shown)}
        return [by_language[code] for code in sorted(by_language, key=place_of)]

    def changes_at(self, at: datetime) -> datetime | None:
        """When the next of them becomes public, or ceases to be."""
        moments = [
            moment
            for each in self.members
            if each.status == Status.PUBLISHED
            for moment in (each.published_at, each.withdraw_at)
        ]
        return min((moment for moment in moments if moment and moment > at), default=None)

    def page_data(self, at: datetime) -> list[dict[str, Any]]:
        """What a page needs to lead to them."""
        return [
            {
                "url": each.get_absolute_url(),
                "language": _language(each),
                "original": each.pk == self.original,
            }
            for each in self.public(at)
        ]


def find_translations(content: Content, article_id: int | None) -> Translations:
    """The group of an article with this content, in one query (none for what isn't saved yet)."""
    original = content.translation_of or article_id
    if original is None:
        return Translations()
    which = Q(pk=original) | Q(translation_of_id=original)
    if article_id is not None:
        which |= Q(translation_of_id=article_id)
    rows = (
        Article.objects.existing()
        .filter(which)
        .exclude(pk=article_id or 0)
        .select_related("section")
        .only(
            "language", "translation_of_id", "headline", "working_headline", "slug", "status",
            "published_at", "withdraw_at", "deleted_at", "section__slug",
        )
        .order_by("pk")
    )  # fmt: skip
    return Translations(original, tuple(rows), article_id, content.translation_of)


def wrong_with(content: Content, group: Translations) -> Iterator[str]:
    """What is wrong with an article's place in its group, in words that say what to do."""
    chosen = content.translation_of
    if chosen is not None and chosen == group.article_id:
        yield _("An article can’t be the translation of itself. Choose another, or none.")
        return
    for each in group.others:
        if each.pk == chosen and each.translation_of_id not in (None, chosen):
            yield _(
                "“%(headline)s” is itself a translation. Choose the article that it was "
                "translated from."
            ) % {"headline": each}
            return
        if chosen is not None and each.translation_of_id == group.article_id:
            yield _(
                "“%(headline)s” is a translation of this article, which so can’t be the "
                "translation of another."
            ) % {"headline": each}
            return
    mine = language_or_site(content.language)
    for each in group.members:
        is_out = each.status == Status.PUBLISHED or each.pk == chosen
        if is_out and _language(each) == mine:
            yield _(
                "“%(headline)s” is in the same language (%(language)s). An article and its "
                "translations need a language each: choose another one."
            ) % {"headline": each, "language": own_name(mine)}


def missing_languages(content: Content, group: Translations) -> list[str]:
    """The site's languages into which nobody has begun to translate an article."""
    taken = {language_or_site(content.language), *(_language(each) for each in group.members)}
    return [code for code, _name in settings.LANGUAGES if code not in taken]


def _language(article: Article) -> str:
    return language_or_site(article.language)
