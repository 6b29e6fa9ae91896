"""Open links, by headline: the articles that they have found."""

from collections.abc import Collection
from dataclasses import replace

from django.utils import timezone

from articles import refresh
from articles.body import markers, tree
from articles.body.links import Target, find_targets
from articles.models import Content, headline_key


def bind_open_links(content: Content, *, article_id: int | None = None) -> Content:
    """The content with every open link bound for which exactly one public article is found."""
    root = tree.read(content.body)
    open_related = [
        (aside, wanted) for aside, wanted in markers.related(root) if wanted.article_id is None
    ]
    keys = {wanted.key for _aside, wanted in open_related}
    keys |= {headline_key(row.headline) for row in content.read_more if not row.article}
    targets = _targets(keys, article_id)
    if not targets:
        return content
    changed = False
    for aside, wanted in open_related:
        target = targets.get(wanted.key)
        if target is not None:
            aside.attrib["data-related"] = str(target.pk)
            changed = True
    read_more = []
    for row in content.read_more:
        target = None if row.article else targets.get(headline_key(row.headline))
        read_more.append(replace(row, article=target.pk) if target else row)
    return replace(content, body=tree.write(root) if changed else content.body, read_more=read_more)


def articles_of(headlines: Collection[str], *, article_id: int | None = None) -> dict[str, int]:
    """The ids of the public articles that open links of these headlines have found.

    ``article_id`` is the article that holds the links: it finds itself never, and what was bound
    in it before stays bound.
    """
    keys = {headline: headline_key(headline) for headline in headlines}
    targets = _targets(set(keys.values()), article_id)
    return {headline: targets[key].pk for headline, key in keys.items() if key in targets}


def _targets(keys: Collection[str], article_id: int | None) -> dict[str, Target]:
    """What each key leads to; no query where there is no key."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    known = refresh.bound_headlines(article_id) if article_id else {}
    return dict(find_targets((), wanted, at=timezone.now(), bound=known, not_to=article_id).by_key)
