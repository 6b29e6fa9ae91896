"""A small XMP packet: by-line, credit and copyright, for search engines to read in the file."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 can't hold (https://www.w3.org/TR/xml/#charsets).
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
)
_TAIL = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'


def packet(said: Mapping[str, str]) -> bytes:
    """The packet for an image file, in UTF-8; empty where there is nothing to say.

    Arguments:
        said: any of ``creator`` (the by-line), ``credit``, ``copyright`` and ``licence_url``.

    The properties are those of the IPTC Photo Metadata Standard
    (https://iptc.org/std/photometadata/specification/), which Google reads.
    """
    texts = {name: _UNFIT.sub("", text).strip() for name, text in said.items()}
    if not any(texts.values()):
        return b""
    attributes, elements = "", ""
    if texts.get("credit"):
        attributes += f" photoshop:Credit={quoteattr(texts['credit'])}"
    if texts.get("licence_url"):
        attributes += f" xmpRights:WebStatement={quoteattr(texts['licence_url'])}"
    if texts.get("creator"):
        name = escape(texts["creator"])
        elements += f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>"
    if texts.get("copyright"):
        attributes += ' xmpRights:Marked="True"'
        elements += (
            '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">'
            f"{escape(texts['copyright'])}</rdf:li></rdf:Alt></dc:rights>"
        )
    return f"{_HEAD}{attributes}>{elements}{_TAIL}".encode()
