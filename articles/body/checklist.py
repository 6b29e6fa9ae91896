"""What stands between a content and its publication, and what an editor should look at again."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import embeds, markers, text, tree
from articles.body.page import CompiledPage
from articles.models import Article, Content, headline_key, make_tag_slug
from articles.photos.picture import load_photos

LONG_HEADLINE = 110
# The most characters that the public columns hold.
LIMITS = {"headline": 300, "description": 300, "canonical_url": 500}
PHOTO_LIMITS = {"alt": 500, "caption": 1000, "credit": 200}


@dataclass(frozen=True)
class Problem:
    """One entry: ``code`` for code, ``message`` for editors, ``field`` where to mend it."""

    code: str
    message: str
    field: str
    blocks: bool = False


def blocking(problems: list[Problem]) -> list[Problem]:
    """Those that stop publishing."""
    return [problem for problem in problems if problem.blocks]


def check_page(page: CompiledPage) -> list[Problem]:
    """All problems of a compiled content, the ones that stop publishing first."""
    content = page.content
    problems = [
        *_missing_parts(page),
        *_too_long(content),
        *_gaps(content, page.body.text),
        *_photos(page),
        *_embeds(page),
        *_links(page),
        *_left_out(page),
        *_advice(page),
    ]
    return sorted(problems, key=lambda problem: not problem.blocks)


def _missing_parts(page: CompiledPage) -> list[Problem]:
    content = page.content
    problems = []
    if not content.headline.strip():
        problems.append(Problem("no-headline", _("There is no headline."), "headline", True))
    if page.section is None:
        problems.append(Problem("no-section", _("No section is chosen."), "section", True))
    # What an editor leaves of an emptied text is an empty paragraph; a lone photo is enough.
    if not page.body.text and tree.read(content.body).find(".//figure") is None:
        problems.append(Problem("no-body", _("There is no text."), "body", True))
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
            True,
        )
        for field, (value, most) in fields.items()
        if len(value) > most
    ]


def _gaps(content: Content, body_text: str) -> list[Problem]:
    parts = {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "body": body_text,
        "photo_caption": content.main_photo.caption,
        "photo_credit": content.main_photo.credit,
        "photo_alt": content.main_photo.alt,
        "description": content.description,
    }
    return [
        Problem("to-come", _("“TK” is left in the text: something is still to come."), field, True)
        for field, part in parts.items()
        if text.has_gap(part)
    ]


def _photos(page: CompiledPage) -> list[Problem]:
    content = page.content
    main = content.main_photo
    problems = []
    if main.photo and page.photo is None:
        message = _("The main photo no longer exists; it is left out.")
        problems.append(Problem("photo-gone", message, "main_photo"))
    if page.photo is not None:
        if not (main.credit or page.photo.credit):
            problems.append(
                Problem("no-credit", _("The main photo has no credit."), "photo_credit", True)
            )
        if not (main.alt or page.photo.alt):
            problems.append(Problem("no-alt", _("The main photo has no alt."), "photo_alt", True))
    else:
        problems.append(Problem("no-photo", _("There is no main photo."), "main_photo"))
    ids = {pk for _figure, pk in markers.photos(tree.read(content.body))}
    found = load_photos(ids)
    for pk in sorted(ids):
        photo = found.get(pk)
        if photo is None:
            message = _("Photo %(number)s in the text no longer exists; it is left out.")
            problems.append(Problem("photo-gone", message % {"number": pk}, "body"))
        elif not photo.credit:
            message = _("The photo “%(photo)s” in the text has no credit.")
            problems.append(Problem("no-credit", message % {"photo": photo}, "body", True))
        elif not photo.alt:
            message = _("The photo “%(photo)s” in the text has no alt.")
            problems.append(Problem("no-alt", message % {"photo": photo}, "body", True))
    return problems


def _embeds(page: CompiledPage) -> list[Problem]:
    problems = []
    root = embeds.fill(tree.read(page.content.body), page.posts)
    for number, figure in enumerate(markers.embeds(root), start=1):
        embed = embeds.embed_of(figure)
        label = embeds.card(embed)["label"]
        if not embed.url:
            message = _(
                "Embed %(number)s (%(label)s) has no post address: it leads to the account only. "
                "Add the address when you have it."
            )
            problems.append(
                Problem("embed-no-address", message % {"number": number, "label": label}, "body")
            )
        elif not embeds.is_known(embed):
            message = _("Embed %(number)s: no provider knows the address %(address)s.")
            problems.append(
                Problem("embed-unknown", message % {"number": number, "address": embed.url}, "body")
            )
        if embeds.is_gone(figure):
            message = _(
                "Embed %(number)s: %(address)s is no longer there. Readers get what the card says, "
                "and no frame."
            )
            problems.append(
                Problem("embed-gone", message % {"number": number, "address": embed.url}, "body")
            )
        if not embed.text:
            message = _(
                "Embed %(number)s (%(label)s) has no text alternative: say what the post shows."
            )
            problems.append(
                Problem("embed-no-text", message % {"number": number, "label": label}, "body")
            )
    return problems


def _links(page: CompiledPage) -> list[Problem]:
    content = page.content
    problems = []
    for field, headlines in (
        ("body", page.body.open_related),
        ("read_more", page.open_read_more),
    ):
        for headline in headlines:
            if headline_key(headline) in page.several:
                message = _(
                    "“%(headline)s” is an open link: several articles have that headline. "
                    "Readers don’t see it; choose the one that is meant."
                )
            else:
                message = _(
                    "“%(headline)s” is an open link: no public article has that headline. "
                    "Readers don’t see it; it comes alive when the article is published."
                )
            problems.append(Problem("open-link", message % {"headline": headline}, field))
    root = tree.read(content.body)
    ids = {wanted.article_id for _aside, wanted in markers.related(root) if wanted.article_id}
    ids |= {pk for _link, pk in markers.internal_links(root)}
    ids |= {row.article for row in content.read_more if row.article}
    if ids:
        public = set(Article.objects.published().filter(pk__in=ids).values_list("pk", flat=True))
        missing = ids - public
        if missing:
            message = ngettext(
                "%(count)d link leads to an article that is not public; readers don’t see it.",
                "%(count)d links lead to articles that are not public; readers don’t see them.",
                len(missing),
            )
            problems.append(Problem("dead-link", message % {"count": len(missing)}, "body"))
    return problems


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
    levels = [int(str(element.tag)[1]) for element in tree.read(content.body).iter("h2", "h3")]
    if any(here - before > 1 for before, here in zip([1, *levels], levels, strict=False)):
        problems.append(
            Problem("heading-skipped", _("A subheading of level 3 comes before level 2."), "body")
        )
    return problems
