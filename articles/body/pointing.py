"""A content whose links to one article lead to another instead."""

from collections.abc import Collection
from dataclasses import replace

from articles.body import markers, tree
from articles.models import Content, ReadMoreContent, headline_key


def pointed(content: Content, old: int, new: int, keys: Collection[str] = ()) -> Content:
    """The content with related cards, links in the text and read-more links led elsewhere.

    ``keys`` are those of headlines by which its open links have found the old article. A
    read-more link that would stand there twice is left out.
    """
    root = tree.read(content.body)
    changed = False
    for aside, wanted in markers.related(root):
        if wanted.article_id == old or (wanted.key and wanted.key in keys):
            aside.attrib["data-related"] = str(new)
            changed = True
    for link, pk in markers.internal_links(root):
        if pk == old:
            link.attrib["data-article"] = str(new)
            changed = True
    body = tree.write(root) if changed else content.body
    return replace(content, body=body, read_more=_read_more(content, old, new, keys))


def _read_more(
    content: Content, old: int, new: int, keys: Collection[str]
) -> list[ReadMoreContent]:
    rows: list[ReadMoreContent] = []
    for row in content.read_more:
        found = not row.article and row.headline and headline_key(row.headline) in keys
        if row.article != old and not found:
            rows.append(row)
        elif not any(other.article == new for other in content.read_more + rows):
            rows.append(ReadMoreContent(article=new))
    return rows
