"""What a picture's file says of itself: by-line, credit, copyright, caption, keywords, date.

XMP goes before IPTC's older records, and these before EXIF, as the Metadata Working Group advises
(https://www.iptc.org/std/photometadata/documentation/). Places (GPS) are never read.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from lxml import etree
from PIL import ExifTags, Image, IptcImagePlugin

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "iptc": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_XMP = {
    "title": ("photoshop:Headline", "dc:title"),
    "alt": ("iptc:AltTextAccessibility",),
    "caption": ("dc:description",),
    "creator": ("dc:creator",),
    "credit": ("photoshop:Credit",),
    "copyright_notice": ("dc:rights",),
    "licence": ("rights:UsageTerms",),
    "licence_url": ("rights:WebStatement",),
    "tags": ("dc:subject",),
    "taken_at": ("exif:DateTimeOriginal", "photoshop:DateCreated"),
}
# Numbers of the IIM, record 2 (https://iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf).
_IPTC = {
    "title": 105,
    "caption": 120,
    "creator": 80,
    "credit": 110,
    "copyright_notice": 116,
    "tags": 25,
}
_EXIF = {
    "caption": ExifTags.Base.ImageDescription,
    "creator": ExifTags.Base.Artist,
    "copyright_notice": ExifTags.Base.Copyright,
}
# What Windows writes beside them, in UTF-16.
_WINDOWS = {
    "title": ExifTags.Base.XPTitle,
    "caption": ExifTags.Base.XPComment,
    "creator": ExifTags.Base.XPAuthor,
    "tags": ExifTags.Base.XPKeywords,
}
# What cameras write into the description on their own.
_CAMERA_WORDS = re.compile(
    r"(OLYMPUS|SONY|KONICA MINOLTA|SAMSUNG|MINOLTA|EPSON) (DIGITAL CAMERA|DSC|PHOTO).*"
    r"|DCIM.*|[A-Z_]{3,4}\d{3,5}(\.[A-Za-z]{3,4})?|DEFAULT|SCREENSHOT|IMAGE"
)
_LENGTHS = {
    "title": 200,
    "alt": 500,
    "caption": 1000,
    "creator": 200,
    "credit": 200,
    "copyright_notice": 300,
    "licence": 200,
    "licence_url": 500,
}
MOST_TAGS, LONGEST_TAG = 40, 60
_MOMENT = re.compile(
    r"(?P<date>\d{4}[-:]?\d\d[-:]?\d\d)"
    r"(?:[T ]?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True)
class Said:
    """What the file says, fit for the photo's fields; what it doesn't say is empty."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    creator: str = ""
    credit: str = ""
    copyright_notice: str = ""
    licence: str = ""
    licence_url: str = ""
    tags: tuple[str, ...] = ()
    taken_at: datetime | None = None


def said_by(image: Image.Image) -> Said:
    """Read what an opened picture says. Never raises: what is broken says nothing."""
    found: dict[str, list[str]] = {}
    for read in (_xmp, _iptc, _exif):
        try:
            told = read(image)
        except Exception:  # guests in the file: broken, they must not spoil the picture
            told = {}
        for name, values in told.items():
            fit = [text for text in map(clean_text, values) if text]
            if fit:
                found.setdefault(name, fit)
    texts = {
        name: "; ".join(found.get(name, []))[:length].strip() for name, length in _LENGTHS.items()
    }
    texts["credit"] = texts["credit"] or texts["creator"]
    if not re.fullmatch(r"https?://[^\s<>\"]+", texts["licence_url"]):
        texts["licence_url"] = ""
    return Said(
        **texts,
        tags=tuple(clean_tags(found.get("tags", []))),
        taken_at=_moment(found.get("taken_at", [""])[0]),
    )


def clean_text(text: str) -> str:
    """A text on one line, without control characters."""
    kept = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def clean_tags(words: Iterable[str]) -> list[str]:
    """Tags of the library: each once, whatever its case, without commas, at most ``MOST_TAGS``."""
    seen: dict[str, str] = {}
    for word in words:
        for part in re.split("[,;]", word):
            tag = clean_text(part)[:LONGEST_TAG].strip()
            if tag:
                seen.setdefault(tag.casefold(), tag)
    return list(seen.values())[:MOST_TAGS]


def _xmp(image: Image.Image) -> Mapping[str, list[str]]:
    packet: Any = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = packet.encode() if isinstance(packet, str) else bytes(packet)
    start, end = data.find(b"<x:xmpmeta"), data.rfind(b"</x:xmpmeta>")
    if start < 0 or end < 0:
        start, end = data.find(b"<rdf:RDF"), data.rfind(b"</rdf:RDF>") - 2
    if start < 0 or end < 0:
        return {}
    # Without the head, there is no document type in which entities could grow.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data[start : end + len(b"</x:xmpmeta>")], parser)
    return {
        name: values
        for name, properties in _XMP.items()
        for values in [next(filter(None, (_property(root, each) for each in properties)), [])]
    }


def _property(root: Any, name: str) -> list[str]:
    """A property's values, whether it is an attribute, an element or a list."""
    prefix, _, local = name.partition(":")
    qualified = f"{{{_SPACES[prefix]}}}{local}"
    for description in root.iter(f"{{{_SPACES['rdf']}}}Description"):
        if qualified in description.attrib:
            return [str(description.attrib[qualified])]
    for element in root.iter(qualified):
        items = list(element.iter(f"{{{_SPACES['rdf']}}}li"))
        if element.find("rdf:Alt", _SPACES) is not None:
            items = items[:1]  # one text in several languages; the first is the default
        return ["".join(item.itertext()) for item in items or [element]]
    return []


def _iptc(image: Any) -> Mapping[str, list[str]]:
    records: Any = IptcImagePlugin.getiptcinfo(image) or {}
    told = {}
    for name, number in _IPTC.items():
        value = records.get((2, number), [])
        told[name] = [_decoded(each) for each in (value if isinstance(value, list) else [value])]
    date, time = _first(records.get((2, 55), b"")), _first(records.get((2, 60), b""))
    if date:
        told["taken_at"] = [f"{date}T{time}".rstrip("T")]
    return told


def _first(value: bytes | list[bytes]) -> str:
    return _decoded(value[0] if isinstance(value, list) else value)


def _decoded(value: bytes) -> str:
    """Most write UTF-8, whether they say so or not; what isn't, is from before."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _exif(image: Image.Image) -> Mapping[str, list[str]]:
    exif = image.getexif()
    told = {name: [_ascii(exif.get(tag, ""))] for name, tag in _EXIF.items()}
    if _CAMERA_WORDS.fullmatch(told["caption"][0].strip().upper()):
        told["caption"] = []
    for name, tag in _WINDOWS.items():
        words = bytes(exif.get(tag, b"")).decode("utf-16-le", "replace").strip("\0 ")
        if words and not any(told.get(name, [])):
            told[name] = [words]
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    moment = str(camera.get(ExifTags.Base.DateTimeOriginal, "")).strip("\0 ")
    if moment:
        zone = str(camera.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
        told["taken_at"] = [moment + zone]
    return told


def _ascii(value: Any) -> str:
    """A text that EXIF holds to be ASCII; Pillow reads it as Latin-1, and most write UTF-8."""
    return _decoded(str(value).encode("latin-1", "replace"))


def _moment(text: str) -> datetime | None:
    """A moment in any of the three forms; without a zone it is the magazine's own."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    date = re.sub(r"\D", "", found["date"])
    time = re.sub(r"\D", "", found["time"] or "").ljust(6, "0")
    zone = (found["zone"] or "").replace("Z", "+0000").replace(":", "")
    try:
        if zone:
            return datetime.strptime(f"{date}{time}{zone}", "%Y%m%d%H%M%S%z")
        return timezone.make_aware(datetime.strptime(f"{date}{time}", "%Y%m%d%H%M%S"))
    except ValueError:
        return None
