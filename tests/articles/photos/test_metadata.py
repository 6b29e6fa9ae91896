"""What a file says of itself fills the photo's fields, in whichever form it says it."""

import struct
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from articles.actions.photos import add_photo
from articles.models import Photo
from articles.photos.metadata import MOST_TAGS, Said, clean_tags, said_by
from articles.photos.renditions import make_renditions
from tests.articles.photos.pictures import DUBLIN, gradient, saved, upload

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:r="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:i="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:Credit="Finn Pictures" photoshop:DateCreated="2024-05-01T10:20:30+01:00"
 r:WebStatement="https://finn.example/terms">
<dc:creator><rdf:Seq><rdf:li>Nóra Finn</rdf:li><rdf:li>Tom Wilk</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Nóra Finn</rdf:li>
<rdf:li xml:lang="de">© N. F.</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A boat
 at a pier</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>boat</rdf:li><rdf:li>Boat</rdf:li><rdf:li>pier, Galway</rdf:li>
</rdf:Bag></dc:subject>
<photoshop:Headline>Morning at Cleggan</photoshop:Headline>
<i:AltTextAccessibility><rdf:Alt><rdf:li>A red boat.</rdf:li></rdf:Alt></i:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def with_iptc(data: bytes, records: list[tuple[int, bytes]]) -> bytes:
    """A JPEG with IPTC's older records in it (APP13, as Photoshop writes them)."""
    iim = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(v)) + v for number, v in records)
    iim += b"\0" * (len(iim) % 2)
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(iim)) + iim
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:]


def with_exif(**options: object) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Mara Quill"
    exif[ExifTags.Base.Copyright] = "© Mara Quill"
    exif[ExifTags.Base.ImageDescription] = "A pier"
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    camera[ExifTags.Base.DateTimeOriginal] = "2023:07:02 18:30:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(DUBLIN)
    return saved(gradient(300, 200), exif=exif.tobytes(), **options)


def said(data: bytes) -> Said:
    return said_by(Image.open(BytesIO(data)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_xmp_is_read_from_every_format(kind: str) -> None:
    options: dict = {"xmp": XMP.encode()}
    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP)
        options = {"pnginfo": info}
    elif kind == "TIFF":
        options = {"tiffinfo": {700: XMP.encode()}}
    told = said(saved(gradient(60, 40), kind, **options))
    assert told == Said(
        title="Morning at Cleggan",
        alt="A red boat.",
        caption="A boat at a pier",
        creator="Nóra Finn; Tom Wilk",
        credit="Finn Pictures",
        copyright_notice="© Nóra Finn",
        licence_url="https://finn.example/terms",
        tags=("boat", "pier", "Galway"),
        taken_at=datetime(2024, 5, 1, 9, 20, 30, tzinfo=UTC),
    )


def test_iptc_is_read_in_utf_8_and_in_what_was_before() -> None:
    told = said(
        with_iptc(
            saved(gradient(60, 40)),
            [
                (80, "Nóra Finn".encode()),
                (110, "Café Pictures".encode("cp1252")),
                (116, b"(c) Nora Finn"),
                (120, b"A boat\rat a pier"),
                (25, b"boat"),
                (25, b"pier"),
                (55, b"20240501"),
                (60, b"102030+0100"),
            ],
        )
    )
    assert (told.creator, told.credit) == ("Nóra Finn", "Café Pictures")
    assert (told.copyright_notice, told.caption) == ("(c) Nora Finn", "A boat at a pier")
    assert told.tags == ("boat", "pier")
    assert told.taken_at == datetime(2024, 5, 1, 9, 20, 30, tzinfo=UTC)


def test_exif_is_read_where_nothing_else_tells() -> None:
    told = said(with_exif())
    assert (told.creator, told.credit, told.caption) == ("Mara Quill", "Mara Quill", "A pier")
    assert told.taken_at == datetime(2023, 7, 2, 17, 30, tzinfo=UTC)  # Dublin's summer
    both = said(with_exif(xmp=XMP.encode()))
    assert (both.creator, both.credit) == ("Nóra Finn; Tom Wilk", "Finn Pictures")


def exif_bytes(rows: list[tuple[int, int, bytes]]) -> bytes:
    """An EXIF block of one directory: tags, their types (1 bytes, 2 ASCII) and raw values."""
    directory, values = b"", b""
    start = 8 + 2 + 12 * len(rows) + 4
    for tag, kind, value in sorted(rows):
        directory += struct.pack(">HHII", tag, kind, len(value), start + len(values))
        values += value
    head = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, len(rows))
    return head + directory + b"\0\0\0\0" + values


def test_exif_is_read_in_utf_8_and_in_what_was_before() -> None:
    rows = [
        (0x010E, 2, "Curraí ar an trá\0".encode()),
        (0x013B, 2, "Máire Ní Ógáin\0".encode()),
        (0x8298, 2, "© Máire Ní Ógáin\0".encode("latin-1")),
    ]
    told = said(saved(gradient(60, 40), exif=exif_bytes(rows)))
    assert (told.caption, told.creator) == ("Curraí ar an trá", "Máire Ní Ógáin")
    assert (told.copyright_notice, told.credit) == ("© Máire Ní Ógáin", "Máire Ní Ógáin")


def test_what_windows_writes_is_read_where_exif_says_nothing() -> None:
    windows = {0x9C9B: "Currachs", 0x9C9C: "On the strand", 0x9C9D: "Máire", 0x9C9E: "boat;sea"}
    rows = [(tag, 1, f"{words}\0".encode("utf-16-le")) for tag, words in windows.items()]
    told = said(saved(gradient(60, 40), exif=exif_bytes(rows)))
    assert (told.title, told.caption) == ("Currachs", "On the strand")
    assert (told.creator, told.tags) == ("Máire", ("boat", "sea"))
    both = exif_bytes([*rows, (0x013B, 2, b"Nora Finn\0")])
    assert said(saved(gradient(60, 40), exif=both)).creator == "Nora Finn"
    odd = exif_bytes([(0x9C9B, 1, b"\xd8\x00\xd8")])
    assert said(saved(gradient(60, 40), exif=odd)).creator == ""


def test_records_that_come_twice_spoil_nothing() -> None:
    told = said(
        with_iptc(saved(gradient(60, 40)), [(55, b"20240501"), (55, b"20240502"), (80, b"Nora")])
    )
    assert told.creator == "Nora" and told.taken_at is not None and told.taken_at.day == 1


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "DSC_0001", "IMG_2044.JPG"])
def test_what_cameras_write_by_themselves_is_no_caption(words: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = words
    assert said(saved(gradient(60, 40), exif=exif.tobytes())).caption == ""


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b"<x:xmpmeta></x:xmpmeta>",
        XMP.encode()[:900] + b"</x:xmpmeta>",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><x:xmpmeta>&b;</x:xmpmeta>',
        XMP.replace("Finn Pictures", "&b;").encode(),
        b"\xff\xfe\0",
    ],
)
def test_broken_metadata_says_nothing_and_spoils_nothing(packet: bytes) -> None:
    told = said(saved(gradient(60, 40), xmp=packet))
    assert "root:" not in repr(told)


@given(st.binary(max_size=300))
def test_no_records_raise(data: bytes) -> None:
    assert isinstance(said(with_iptc(saved(gradient(8, 8)), [(120, data), (55, data)])), Said)


@given(st.lists(st.text()))
def test_tags_are_clean_however_they_come(words: list[str]) -> None:
    tags = clean_tags(words)
    assert len(tags) <= MOST_TAGS
    assert clean_tags([", ".join(tags)]) == tags
    assert all(tag == tag.strip() and "," not in tag for tag in tags)


@pytest.mark.django_db
def test_empty_fields_are_filled_and_typed_ones_kept() -> None:
    photo = add_photo(upload(saved(gradient(300, 200), xmp=XMP.encode())), credit="Our own words")
    photo.refresh_from_db()
    assert (photo.credit, photo.creator) == ("Our own words", "Nóra Finn; Tom Wilk")
    assert (photo.alt, photo.caption) == ("A red boat.", "A boat at a pier")
    assert (photo.title, photo.tags) == ("Morning at Cleggan", "boat, pier, Galway")
    assert photo.copyright_notice == "© Nóra Finn"
    assert photo.licence_url == "https://finn.example/terms"


@pytest.mark.django_db
def test_texts_that_are_too_long_are_cut_to_what_fits() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "word " * 900
    exif[ExifTags.Base.Artist] = "x" * 900
    photo = add_photo(upload(saved(gradient(300, 200), exif=exif.tobytes())))
    assert (len(photo.caption), len(photo.creator), len(photo.credit)) == (999, 200, 200)


@pytest.mark.django_db
def test_the_place_stays_in_the_original() -> None:
    photo = add_photo(upload(with_exif()))
    make_renditions(photo)
    assert photo.credit == "Mara Quill"
    for rendition in photo.renditions.all():
        data = rendition.file.read()
        assert b"Mara Quill" in data
        assert not Image.open(BytesIO(data)).getexif()
        assert b"GPS" not in data
    assert "53" not in repr(Photo.objects.values("caption", "tags", "title", "creator").get())
