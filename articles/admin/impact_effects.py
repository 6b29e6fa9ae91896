"""What will happen to that which leads to an article, when it changes or goes."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.actions.impact import Ahead, Referrer
from articles.actions.places import Place
from articles.admin.states import state_mark
from articles.models import Arrangement

GOES = "goes"


@dataclass(frozen=True)
class Effect:
    """One that leads here, what will happen to it, and whether this person may change it.

    ``field`` and ``value`` are what its checkbox sends.
    """

    field: str
    value: str
    name: str
    url: str
    state: str
    words: str
    may_change: bool


def effect_on_article(referrer: Referrer, change: str | Ahead, *, may_change: bool) -> Effect:
    """What will happen to a referring article."""
    pk = referrer.article.pk
    return Effect(
        field="source",
        value=str(pk),
        name=str(referrer.article),
        url=reverse("admin:articles_article_change", args=[pk]),
        state=state_mark(referrer.article),
        words=f"{capfirst(referrer.places)}. {_on_article(referrer, change)}",
        may_change=may_change,
    )


def effect_on_place(request: HttpRequest, place: Place, change: str | Ahead) -> Effect:
    """What will happen where the article stands by hand."""
    if isinstance(place.page, Arrangement):
        url = f"{reverse('admin:articles_arrangement_changelist')}?from={place.page.pk}"
    else:
        url = reverse(f"admin:articles_{place.page._meta.model_name}_change", args=[place.page.pk])
    may_publish = request.user.has_perm("articles.publish_article")
    may_change = may_publish and request.user.has_perm(place.permission)
    return Effect(
        field="place",
        value=place.key,
        name=place.name,
        url=url if may_change else "",
        state="",
        words=f"{place.where}. {_on_place(place, change)}",
        may_change=may_change,
    )


def _on_place(place: Place, change: str | Ahead) -> str:
    if not place.is_shown:
        return _("Only in the draft: readers see no change.")
    sentences = []
    if change == GOES:
        sentences.append(
            _("Another story takes its place.")
            if isinstance(place.page, Arrangement)
            else _("It vanishes from the top of the page.")
        )
    elif isinstance(change, Ahead):
        sentences += [_("It shows the new headline.")] if change.headline else []
        sentences += [_("It leads to the new address.")] if change.address else []
    return " ".join(sentences) or _("Readers see it.")


def _on_article(referrer: Referrer, change: str | Ahead) -> str:
    if not referrer.is_shown:
        return _("Only in its draft: readers see no change.")
    cards = bool(referrer.public & {"related", "read-more"})
    link = "link" in referrer.public
    sentences = []
    if change == GOES:
        sentences += [_("Its card or read-more link vanishes.")] if cards else []
        sentences += [_("The linked words stay, without the link.")] if link else []
    elif isinstance(change, Ahead):
        if change.headline:
            sentences += [_("Its card or read-more link shows the new headline.")] if cards else []
            sentences += [_("The linked words stay as they are.")] if link else []
        if change.address:
            sentences.append(_("Its links lead to the new address."))
    return " ".join(sentences) or _("Readers see it.")
