"""What stands between a content and its publication, and what an editor should look at again."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import embeds, markers, text
from articles.body.checklist_care import LONGEST_SPONSOR, check_care
from articles.body.formats.problems import format_problems
from articles.body.page import CompiledPage
from articles.body.photo_rights import photo_rights
from articles.body.problems import Place, Problem, judged, place_of
from articles.body.translations import wrong_with
from articles.models import Article, Content, Photo, headline_key, make_tag_slug

LONG_HEADLINE = 110
# The most characters that the public columns hold.
LIMITS = {
    "headline": 300, "description": 300, "canonical_url": 500, "sponsor": LONGEST_SPONSOR,
}  # fmt: skip
PHOTO_LIMITS = {"alt": 500, "caption": 1000, "credit": 200}


def check_page(page: CompiledPage) -> list[Problem]:
    """All problems of a compiled content, the ones that stop publishing first."""
    content = page.content
    problems = [
        *_missing_parts(page),
        *_too_long(content),
        *_translation(page),
        *_gaps(page),
        *_main_photo(page),
        *_photos(page),
        *format_problems(content, page.pictures),
        *_rights(page),
        *_embeds(page),
        *_links(page),
        *check_care(page),
        *_left_out(page),
        *_advice(page),
    ]
    return judged(problems)


def _missing_parts(page: CompiledPage) -> list[Problem]:
    content = page.content
    problems = []
    if not content.headline.strip():
        problems.append(Problem("no-headline", _("There is no headline."), "headline"))
    if page.section is None:
        problems.append(Problem("no-section", _("No section is chosen."), "section"))
    # What an editor leaves of an emptied text is an empty paragraph; a lone photo is enough.
    is_shown = page.root.find(".//figure") is not None or page.format.page
    if not page.text and not is_shown:
        problems.append(Problem("no-body", _("There is no text."), "body"))
    return problems


def _too_long(content: Content) -> list[Problem]:
    fields = {name: (getattr(content, name), most) for name, most in LIMITS.items()}
    fields |= {
        f"photo_{name}": (getattr(content.main_photo, name), most)
        for name, most in PHOTO_LIMITS.items()
    }
    message = _("“%(beginning)s…” is too long: %(length)d characters, of at most %(most)d.")
    return [
        Problem(
            "too-long",
            message % {"beginning": value[:40], "length": len(value), "most": most},
            field,
        )
        for field, (value, most) in fields.items()
        if len(value) > most
    ]


def _translation(page: CompiledPage) -> Iterator[Problem]:
    for message in wrong_with(page.content, page.translations):
        yield Problem("translation", message, "translation_of")


def _gaps(page: CompiledPage) -> list[Problem]:
    content = page.content
    parts = {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "body": page.body.text,
        "photo_caption": content.main_photo.caption,
        "photo_credit": content.main_photo.credit,
        "photo_alt": content.main_photo.alt,
        "description": content.description,
    }
    message = _("“TK” is left in the text: something is still to come.")
    return [
        Problem("to-come", message, field, _first_gap(page) if field == "body" else None)
        for field, part in parts.items()
        if text.has_gap(part)
    ]


def _first_gap(page: CompiledPage) -> Place | None:
    for block in page.root:
        if text.has_gap(text.plain_text_of(block)):
            return place_of(page.root, block, "TK")
    return None


def _main_photo(page: CompiledPage) -> list[Problem]:
    main = page.content.main_photo
    problems = []
    if main.photo and page.photo is None:
        message = _("The main photo no longer exists; it is left out.")
        problems.append(Problem("photo-gone", message, "main_photo"))
    if page.photo is None:
        problems.append(Problem("no-photo", _("There is no main photo."), "main_photo"))
        return problems
    if not (main.credit or page.photo.credit):
        problems.append(Problem("no-credit", _("The main photo has no credit."), "photo_credit"))
    if not (main.alt or page.photo.alt):
        problems.append(Problem("no-alt", _("The main photo has no alt."), "photo_alt"))
    return problems


def _photos(page: CompiledPage) -> list[Problem]:
    """Photos in the text, each told once, where it stands first."""
    problems: list[Problem] = []
    seen: set[int] = set()
    for figure, pk in markers.photos(page.root):
        photo = page.pictures.get(pk)
        if pk not in seen and not (photo and photo.credit and photo.alt):
            problems += _photo(pk, photo, place_of(page.root, figure))
        seen.add(pk)
    return problems


def _rights(page: CompiledPage) -> list[Problem]:
    main = [page.photo] if page.photo else []
    used = {photo.pk: photo for photo in [*main, *page.pictures.values()]}
    return photo_rights(list(used.values()), page.article_id)


def _photo(pk: int, photo: Photo | None, place: Place) -> list[Problem]:
    if photo is None:
        message = _("Photo %(number)s in the text no longer exists; it is left out.")
        return [Problem("photo-gone", message % {"number": pk}, "body", place)]
    problems = []
    if not photo.credit:
        message = _("The photo “%(photo)s” in the text has no credit.")
        problems.append(Problem("no-credit", message % {"photo": photo}, "body", place))
    if not photo.alt:
        message = _("The photo “%(photo)s” in the text has no alt.")
        problems.append(Problem("no-alt", message % {"photo": photo}, "body", place))
    return problems


def _embeds(page: CompiledPage) -> Iterator[Problem]:
    root = embeds.fill(page.root, page.posts)
    for number, figure in enumerate(markers.embeds(root), start=1):
        embed = embeds.embed_of(figure)
        is_gone = embeds.is_gone(figure)
        if embed.url and embed.text and embeds.is_known(embed) and not is_gone:
            continue
        label = embeds.card(embed)["label"]
        words = {"number": number, "label": label, "address": embed.url}
        place = place_of(root, figure)
        if not embed.url:
            message = _(
                "Embed %(number)s (%(label)s) has no post address: it leads to the account only. "
                "Add the address when you have it."
            )
            yield Problem("embed-no-address", message % words, "body", place)
        elif not embeds.is_known(embed):
            message = _("Embed %(number)s: no provider knows the address %(address)s.")
            yield Problem("embed-unknown", message % words, "body", place)
        if is_gone:
            message = _(
                "Embed %(number)s: %(address)s is no longer there. Readers get what the card says, "
                "and no frame."
            )
            yield Problem("embed-gone", message % words, "body", place)
        if not embed.text:
            message = _(
                "Embed %(number)s (%(label)s) has no text alternative: say what the post shows."
            )
            yield Problem("embed-no-text", message % words, "body", place)


def _links(page: CompiledPage) -> list[Problem]:
    """Links that readers don't see: open ones, and those to what is not public."""
    problems: list[Problem] = []
    missing: list[tuple[int, str, Place | None]] = []
    public = page.targets.by_id
    for aside, link in markers.related(page.root):
        if page.targets.meant(link.article_id, link.key) is not None:
            continue
        place = place_of(page.root, aside)
        if link.article_id:
            missing.append((link.article_id, "body", place))
        else:
            problems.append(_open_link(page, link.headline, "body", place))
    problems += [_open_link(page, headline, "read_more") for headline in page.open_read_more]
    for element, pk in markers.internal_links(page.root):
        if pk not in public:
            missing.append((pk, "body", place_of(page.root, element, f"article {pk}")))
    for row in page.content.read_more:
        if row.article and row.article not in public:
            missing.append((row.article, "read_more", None))
    if missing:
        problems += _dead_links(missing)
    return problems


def _open_link(
    page: CompiledPage, headline: str, field: str, place: Place | None = None
) -> Problem:
    if headline_key(headline) in page.targets.several:
        message = _(
            "“%(headline)s” is an open link: several articles have that headline. "
            "Readers don’t see it; choose the one that is meant."
        )
    else:
        message = _(
            "“%(headline)s” is an open link: no public article has that headline. "
            "Readers don’t see it; it comes alive when the article is published."
        )
    return Problem("open-link", message % {"headline": headline}, field, place)


def _dead_links(missing: list[tuple[int, str, Place | None]]) -> Iterator[Problem]:
    """Each link to an article that is not public (one query for all of them)."""
    ids = {pk for pk, _field, _place in missing}
    rows = Article.objects.existing().filter(pk__in=ids)
    found = rows.only("working_headline", "headline", "status", "first_published_at").in_bulk()
    now = timezone.now()
    for pk, field, place in missing:
        article = found.get(pk)
        if article is None:
            message = _("A link leads to article %(number)d, which is gone; readers don’t see it.")
        elif article.first_published_at and article.first_published_at <= now:
            message = _("“%(headline)s” was withdrawn: readers don’t see the link to it.")
        else:
            message = _("“%(headline)s” is not public yet: readers don’t see the link to it.")
        yield Problem("dead-link", message % {"headline": article, "number": pk}, field, place)


def _left_out(page: CompiledPage) -> list[Problem]:
    """Credits and tags that readers will miss."""
    content = page.content
    gone = {row.author for row in content.bylines} - {author.pk for author, _role in page.bylines}
    problems = []
    if gone:
        message = ngettext(
            "%(count)d author in the byline no longer exists; the credit is left out.",
            "%(count)d authors in the byline no longer exist; the credits are left out.",
            len(gone),
        )
        problems.append(Problem("author-gone", message % {"count": len(gone)}, "bylines"))
    message = _("The tag “%(tag)s” has no letters; it is left out.")
    problems += [
        Problem("tag-without-letters", message % {"tag": name}, "tags")
        for name in content.tags
        if name.strip() and not make_tag_slug(name)
    ]
    return problems


def _advice(page: CompiledPage) -> list[Problem]:
    content = page.content
    problems = []
    if not content.standfirst.strip():
        problems.append(Problem("no-standfirst", _("There is no standfirst."), "standfirst"))
    if not content.bylines:
        problems.append(Problem("no-byline", _("Nobody is credited in the byline."), "bylines"))
    if not content.tags:
        problems.append(Problem("no-tags", _("There are no tags."), "tags"))
    if len(content.headline) > LONG_HEADLINE:
        message = _("The headline has %(length)d characters; search results cut it at about 110.")
        problems.append(
            Problem("long-headline", message % {"length": len(content.headline)}, "headline")
        )
    if not (content.description or content.standfirst).strip():
        problems.append(
            Problem("no-description", _("There is no description for search."), "description")
        )
    problems += _skipped_levels(page)
    return problems


def _skipped_levels(page: CompiledPage) -> Iterator[Problem]:
    before = 1
    for heading in page.root.iter("h2", "h3"):
        level = int(str(heading.tag)[1])
        if level - before > 1:
            message = _("A subheading of level 3 comes before level 2.")
            yield Problem("heading-skipped", message, "body", place_of(page.root, heading))
            return
        before = level
