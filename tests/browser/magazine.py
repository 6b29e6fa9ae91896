"""A small magazine that holds every kind of thing a page can show."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from articles.actions.publish import withdraw
from articles.models import Article, Author, Helpline, Photo, Section
from newsletter.actions import newsletters, subscribers
from newsletter.models import Confirmation, Newsletter, Subscriber
from newsletter.tokens import confirmation_token
from tests.factories import (
    make_article,
    make_author,
    make_draft,
    make_helpline,
    make_photo,
    make_picture,
    make_section,
)

POSTS = {
    "instagram": "https://www.instagram.com/p/CxYz123AbCd/",
    "x": "https://x.com/ottertrust/status/1768312345678901234",
    "youtube": "https://www.youtube.com/watch?v=a1B2c3D4e5F",
    "tiktok": "https://www.tiktok.com/@otter.films/video/7234567890123456789",
    "facebook": "https://www.facebook.com/ottertrust/posts/1234567890",
}
LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@dataclass(frozen=True)
class Magazine:
    """What ``make_magazine`` has made."""

    section: Section
    author: Author
    photo: Photo
    full: Article
    plain: Article
    gone: Article
    draft: Article
    newsletter: Newsletter
    helpline: Helpline
    reader_pages: dict[str, tuple[str, int]]


def make_magazine() -> Magazine:
    """A section of 22 articles, one of them with everything, and readers of a newsletter.

    ``reader_pages`` names each kind of page, with its path and the status it answers.
    """
    section = make_section("life")
    make_section("style")
    author = make_author("Caoilfhionn Nic Dhonncha")
    photo = make_photo(caption="The pier at low tide", credit="Nora Finn")
    newsletter = newsletters.create(
        name="The Weekend Letter",
        slug="weekend",
        description="One long story, every Saturday.",
        frequency="Weekly",
    )
    newsletters.create(name="The Tide Table", slug="tides", description="When to swim.")
    gone = make_article("Soon withdrawn")
    withdraw(gone)
    for number in range(20):
        make_article(f"Story {number} of a wet winter", tags=["Tides"], bylines=[author])
    plain = make_article("A story without a picture")
    full = make_full_article(author, photo, plain)
    helpline = make_helpline("The Listening Chair", "loss-and-grief", text_number="020 915 0101")
    make_helpline("The Night Porch", country="GB", website="https://night-porch.example/")
    sensitive = make_article("Of a long winter", subjects=["loss-and-grief"])
    draft = make_draft("Not yet public", photo=photo, bylines=[author], tags=["Tides"])
    return Magazine(
        section=section,
        author=author,
        photo=photo,
        full=full,
        plain=plain,
        gone=gone,
        draft=draft,
        newsletter=newsletter,
        helpline=helpline,
        reader_pages={
            "front": ("/", 200),
            "section": ("/life/", 200),
            "section, page 2": ("/life/?page=2", 200),
            "section, empty": ("/style/", 200),
            "article with everything": (full.get_absolute_url(), 200),
            "article without photo": (plain.get_absolute_url(), 200),
            "sensitive article": (sensitive.get_absolute_url(), 200),
            "tag": ("/tag/tides/", 200),
            "author": (author.get_absolute_url(), 200),
            "latest": ("/latest/", 200),
            "search, before": ("/search/", 200),
            "search, found": ("/search/?q=winter", 200),
            "search, nothing": ("/search/?q=submarine", 200),
            "not found": ("/no-such-page/", 404),
            "withdrawn": (gone.get_absolute_url(), 410),
            **_newsletter_pages(newsletter),
        },
    )


def make_full_article(author: Author, photo: Photo, other: Article) -> Article:
    """An article with every part that an article can have."""
    portrait = make_photo(
        file=make_picture(800, 1200, "indianred"), alt="A red door", credit="Tom Wilk"
    )
    return make_article(
        f"‘Nobody swims here in March’: a morning in {LONG_NAME}",
        standfirst="The sea is nine degrees, the flask holds tea, and everybody is late again.",
        body=_full_body(photo, portrait, other),
        photo=photo,
        bylines=[author, make_author("Tomasz Wilk")],
        tags=["Tides", "Sea swimming", "Cold water", "The west"],
        read_more=[other, "A headline nobody has written yet"],
        sponsored=True,
    )


def _full_body(photo: Photo, portrait: Photo, other: Article) -> str:
    embeds = "".join(
        f'<figure data-embed="{url}" data-provider="{provider}" data-author="The Otter Trust"'
        f' data-handle="ottertrust" data-date="2026-03-01"><blockquote><p>Otters at tea.</p>'
        f"</blockquote></figure><p>Words between, for {provider}.</p>"
        for provider, url in POSTS.items()
    )
    photos = "".join(
        f'<figure data-photo="{each.pk}" data-layout="{layout}"><figcaption>Seen from the '
        f"slip</figcaption></figure><p>It was still dark when the first car came.</p>"
        for each, layout in (
            (photo, "text"), (photo, "wide"), (photo, "full"),
            (portrait, "inset-left"), (portrait, "inset-right"),
        )
    )  # fmt: skip
    cells = "".join(f"<td>{number}.5 m</td>" for number in range(9))
    heads = "".join(f'<th scope="col">Harbour {number}</th>' for number in range(9))
    return (
        f"<p>They come at seven, with <em>towels</em> and <strong>opinions</strong>.</p>"
        f"<h2>Before the tide</h2>{photos}"
        f'<aside data-related="{other.pk}"></aside>'
        f'<aside data-related="">Something nobody has written</aside>'
        f"<blockquote data-pullquote><p>The water asks no questions.</p></blockquote>"
        f"<blockquote><p>Said by nobody in particular.</p></blockquote>{embeds}"
        f"<h3>What to bring</h3><ul><li>A towel</li><li>Tea</li></ul><ol><li>Get in</li></ol>"
        f"<table><caption>Tides of a week</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr>{cells}</tr></tbody></table><hr>"
        f'<p>More at <a href="https://example.org/{"a-very-long-address-" * 5}">'
        f"example.org/{'averylongaddress' * 6}</a> and in "
        f'<a data-article="{other.pk}">an earlier story</a>.</p>'
        f'<p lang="ga">Níl aon tinteán mar do thinteán féin.</p>'
        f'<aside data-newsletter="weekend"></aside>'
    )


def _newsletter_pages(newsletter: Newsletter) -> dict[str, tuple[str, int]]:
    def path(name: str, token: str) -> str:
        return reverse(f"newsletter:{name}", args=[token])

    waiting, active, left = (
        _sign_up(f"{name}@example.ie", newsletter) for name in ("aoife", "brid", "cian")
    )
    subscribers.confirm(active)
    subscribers.confirm(left)
    leaver = _token_of("cian@example.ie")
    subscribers.leave(leaver)
    member = _token_of("brid@example.ie")
    stale = signing.TimestampSigner(salt="another purpose", sep=".").sign("1")
    return {
        "newsletters": ("/newsletter/", 200),
        "newsletter": ("/newsletter/weekend/", 200),
        "check the inbox": ("/newsletter/confirm/", 200),
        "confirm": (path("confirm", waiting), 200),
        "confirmed": (path("confirm", active), 200),
        "preferences": (path("preferences", member), 200),
        "unsubscribe": (path("unsubscribe", member), 200),
        "left": (path("unsubscribe", leaver), 200),
        "stale link": (path("confirm", stale), 410),
    }


def _sign_up(email: str, newsletter: Newsletter) -> str:
    """Sign up; returns the token of the link in the mail."""
    subscribers.sign_up(
        email, [newsletter], page="/newsletter/", language="en-gb", network="192.0.2.0/24"
    )
    return confirmation_token(Confirmation.objects.latest("pk").pk)


def _token_of(email: str) -> str:
    person = Subscriber.objects.by_email(email)
    assert person is not None
    return person.subscriptions.get().token
