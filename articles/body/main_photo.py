"""The main photo as pages, feeds and search engines get it."""

from datetime import datetime
from typing import Any

from articles.body.photos import main_credit_line
from articles.body.showing import Showing, Shown
from articles.models import MainPhotoContent, Photo, PhotoKind
from articles.photos.picture import picture_data, search_images, share_image


def main_photo_data(
    main: MainPhotoContent,
    photo: Photo | None,
    showing: Showing,
    feed: Showing,
    later: Showing | None,
) -> dict[str, Any]:
    """The main photo's part of ``page_data``.

    Arguments:
        main: what the article itself says of it.
        photo: the one chosen, if it exists.
        showing, feed: give the photo for the page, and for feeds and mail.
        later: gives the photo for lists from the next change on; None if there is no change.
    """
    shown = showing.take(main.photo)
    then = later.take(main.photo) if later else None
    alone = photo is None or (shown is not None and not shown.stands_in)
    own_credit = main.credit if alone else ""
    credit = own_credit or (shown.photo.credit if shown else "")
    kind = shown.photo.kind if shown else PhotoKind.PHOTOGRAPH
    data: dict[str, Any] = {
        "credit": credit,
        "credit_line": main_credit_line(credit, kind),
        # The link thanks whom the photo credits; a credit of the article's own names another.
        "credit_url": shown.photo.credit_url if shown and not own_credit else "",
        "photo": _picture(main, shown),
        "photo_caption": "",
        "share": None,
        "feed_photo": _feed_photo(main, feed.take(main.photo)),
        "photo_until": later.at.isoformat() if later else None,
        "photo_then": _picture(main, then),
        "photo_then_credit": _credit(main, then),
    }
    if shown and data["photo"]:
        renditions = list(shown.photo.renditions.all())
        data["photo_caption"] = shown.photo.caption if shown.stands_in else (
            main.caption or shown.photo.caption
        )  # fmt: skip
        data["photo_creator"] = shown.photo.creator
        data["photo_copyright"] = shown.photo.copyright_notice
        data["photo_licence"] = shown.photo.licence_url
        data["share"] = share_image(renditions)
        data["search_images"] = search_images(renditions)
    return data


def main_photo_at(data: dict[str, Any], now: datetime) -> tuple[dict[str, Any] | None, str]:
    """The picture that lists show at a moment, even before the page is compiled anew, and its
    credit."""
    until = data.get("photo_until")
    if until and datetime.fromisoformat(until) <= now:
        return data.get("photo_then"), data.get("photo_then_credit", "")
    return data.get("photo"), data.get("credit", "")


def _credit(main: MainPhotoContent, shown: Shown | None) -> str:
    if shown is None:
        return ""
    return ("" if shown.stands_in else main.credit) or shown.photo.credit


def _picture(main: MainPhotoContent, shown: Shown | None) -> Any:
    if shown is None:
        return None
    renditions = list(shown.photo.renditions.all())
    if not renditions:
        return None
    return picture_data(shown.photo, renditions, "" if shown.stands_in else main.alt)


def _feed_photo(main: MainPhotoContent, shown: Shown | None) -> dict[str, Any] | None:
    share = share_image(shown.photo.renditions.all()) if shown else None
    if shown is None or share is None:
        return None
    credit = _credit(main, shown)
    return {
        **share,
        "credit": credit,
        "credit_line": main_credit_line(credit, shown.photo.kind),
        "caption": ("" if shown.stands_in else main.caption) or shown.photo.caption,
        "copyright": shown.photo.copyright_notice,
        "licence": shown.photo.licence_url,
        "alt": ("" if shown.stands_in else main.alt) or shown.photo.alt,
    }
