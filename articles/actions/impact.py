"""What leads to an article, and what becomes of it there when the article changes or goes."""

from dataclasses import dataclass, field

from django.db.models import F, Q
from django.utils.translation import gettext as _

from articles.actions.places import places_of
from articles.models import Article, Content, Reference, Section, Status, make_slug

# The switch between languages follows by itself: nobody is asked about it.
TRANSLATION = "translation"
MOST = 200  # referring articles that are shown and changed in one go


@dataclass
class Referrer:
    """An article that leads to the one in question, and where in it the links stand.

    Places are “related” (cards), “link” (in the text) and “read-more”.
    """

    article: Article
    public: set[str] = field(default_factory=set)
    draft: set[str] = field(default_factory=set)

    @property
    def places(self) -> str:
        """Where the links stand, in words."""
        words = {
            "related": _("related card"),
            "link": _("link in the text"),
            "read-more": _("read more"),
        }
        return ", ".join(words[each] for each in words if each in self.public | self.draft)

    @property
    def is_shown(self) -> bool:
        """Whether readers see such a link now, or will."""
        return bool(self.public)


@dataclass(frozen=True)
class Ahead:
    """What publishing the draft of a public article would change for others."""

    headline: tuple[str, str] | None = None
    address: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        return self.headline is not None or self.address is not None


def referrers_of(article: Article) -> tuple[list[Referrer], int]:
    """The articles that lead to this one, the public ones first; and how many there are.

    At most ``MOST`` are given. Makes three queries.
    """
    rows = Reference.objects.filter(
        kind=Reference.Kind.ARTICLE, object_id=article.pk, source__deleted_at__isnull=True
    ).exclude(Q(source=article.pk) | Q(place=TRANSLATION))
    count = rows.values("source").distinct().count()
    found: dict[int, Referrer] = {}
    sources = (
        Article.objects.filter(pk__in=rows.values("source"))
        .select_related("working_section", "progress")
        .defer("compiled_body", "feed_body", "page_data", "card_data")
        # Drafts last: PostgreSQL would put those without a date first.
        .order_by(F("published_at").desc(nulls_last=True), "-pk")
    )
    for source in sources[:MOST]:
        found[source.pk] = Referrer(source)
    for source_id, draft, place in rows.filter(source__in=list(found)).values_list(
        "source_id", "draft", "place"
    ):
        referrer = found[source_id]
        if draft:
            referrer.draft.add(place)
        elif referrer.article.is_public() or referrer.article.is_scheduled():
            referrer.public.add(place)
    shown = [each for each in found.values() if each.public or each.draft]
    return sorted(shown, key=lambda each: not each.is_shown), count


def has_referrers(article: Article) -> bool:
    """Whether any article leads to this one, or any page has it picked (up to three queries)."""
    rows = Reference.objects.filter(kind=Reference.Kind.ARTICLE, object_id=article.pk)
    rows = rows.exclude(Q(source=article.pk) | Q(place=TRANSLATION))
    found = rows.filter(source__deleted_at__isnull=True).exists()
    return found or bool(places_of(article))


def changes_ahead(article: Article, content: Content) -> Ahead:
    """Which headline and address a public article would get, if they are others than now."""
    if article.status != Status.PUBLISHED or article.section is None:
        return Ahead()
    section = Section.objects.filter(pk=content.section).first() if content.section else None
    headline = (article.headline, content.headline)
    before = article.get_absolute_url()
    slug = make_slug(content.slug) or article.slug
    moved = Article(pk=article.pk, section=section or article.section, slug=slug)
    address = (before, moved.get_absolute_url())
    return Ahead(
        headline=headline if headline[0] != headline[1] else None,
        address=address if address[0] != address[1] else None,
    )
