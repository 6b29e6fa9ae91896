"""What the checklist says of sensitive subjects, helplines, and what is paid for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import markers
from articles.body.formats import products
from articles.body.links import Target
from articles.body.page import CompiledPage
from articles.body.paid import affiliate_links
from articles.body.problems import Place, Problem, place_of
from articles.countries import country_name, site_country
from articles.models import Format, headline_key

LONGEST_SPONSOR = 120


def check_care(page: CompiledPage) -> list[Problem]:
    """All problems of this sort (no query: all of it was looked up for compiling)."""
    problems = [*_sponsor(page)]
    if page.content.subjects:
        problems += [*_subjects(page), *_helplines(page), *_paid(page), *_links(page)]
    return problems


def _sponsor(page: CompiledPage) -> Iterator[Problem]:
    content = page.content
    if content.sponsored and not content.sponsor.strip():
        message = _("It is sponsored, and no sponsor is named: readers see “Sponsored” alone.")
        yield Problem("no-sponsor", message, "sponsor")
    if content.sponsor.strip() and not content.sponsored:
        message = _("A sponsor is named, but the article isn’t marked as sponsored: no label.")
        yield Problem("no-sponsor", message, "sponsored")


def _subjects(page: CompiledPage) -> Iterator[Problem]:
    message = _("There is no subject “%(subject)s” any more: it gets no note and no helplines.")
    for slug in page.care.gone:
        yield Problem("subject-gone", message % {"subject": slug}, "subjects")


def _helplines(page: CompiledPage) -> Iterator[Problem]:
    country = country_name(site_country())
    for subject in page.care.subjects:
        if page.care.is_helped(subject):
            continue
        if country:
            message = _("There is no helpline for “%(subject)s” in %(country)s.")
        else:
            message = _("There is no helpline for “%(subject)s”: the site’s country isn’t set.")
        words = {"subject": subject, "country": country}
        yield Problem("no-helpline", message % words, "subjects")
    overdue = [each.name for each in page.care.of_own_country if each.is_overdue()]
    if overdue:
        message = ngettext(
            "%(names)s: this helpline wasn’t checked for long. Call it, or look it up.",
            "%(names)s: these helplines weren’t checked for long. Call them, or look them up.",
            len(overdue),
        )
        yield Problem("helpline-overdue", message % {"names": ", ".join(overdue)}, "subjects")


def _paid(page: CompiledPage) -> Iterator[Problem]:
    if page.content.sponsored or page.page_data.get("affiliate"):
        message = _(
            "Somebody pays for this article, and its subject is sensitive. The two don’t go "
            "together: think again."
        )
        yield Problem("sensitive-paid", message, "subjects")
    in_body = list(affiliate_links(page.root))
    in_list = products.earning(page.content) if page.content.format == Format.PRODUCTS else []
    shops = len(in_body) + len(in_list)
    if shops:
        message = ngettext(
            "%(count)d link to a shop: beside a sensitive subject readers get its words alone.",
            "%(count)d links to shops: beside a sensitive subject readers get their words alone.",
            shops,
        )
        field, place = ("body", place_of(page.root, in_body[0])) if in_body else ("products", None)
        yield Problem("sensitive-shop", message % {"count": shops}, field, place)


def _links(page: CompiledPage) -> Iterator[Problem]:
    """Related and read-more links that are left out."""
    targets = page.targets
    for aside, link in markers.related(page.root):
        target = targets.meant(link.article_id, link.key)
        if target is not None and target.pk in targets.left_out:
            yield _left_out(target, "body", place_of(page.root, aside))
    for row in page.content.read_more:
        key = "" if row.article else headline_key(row.headline)
        target = targets.meant(row.article, key)
        if target is not None and target.pk in targets.left_out:
            yield _left_out(target, "read_more")


def _left_out(target: Target, field: str, place: Place | None = None) -> Problem:
    if target.paid:
        message = _("“%(headline)s” is paid for: beside a sensitive subject readers don’t see it.")
    else:
        message = _(
            "“%(headline)s” is light-hearted: beside a sensitive subject readers don’t see it."
        )
    return Problem("sensitive-link", message % {"headline": target.headline}, field, place)
