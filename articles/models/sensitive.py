"""Sensitive subjects that articles are marked with, and the helplines that stand below these."""

import re
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.countries import country_name, validate_country

# As it is shown; the link is made of its digits.
_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]*")


def validate_number(number: str) -> None:
    """Refuse what can't be dialled. Raises ``ValidationError``."""
    digits = sum(sign.isdigit() for sign in number)
    if not _NUMBER.fullmatch(number) or not 2 <= digits <= 15:
        raise ValidationError(
            _("“%(number)s” can’t be dialled: use digits and spaces, and + in front if need be."),
            code="no-number",
            params={"number": number},
        )


def dialled(number: str) -> str:
    """A number as a ``tel:`` or ``sms:`` link needs it (RFC 3966): digits, and + in front."""
    return ("+" if number.startswith("+") else "") + "".join(c for c in number if c.isdigit())


class Subject(models.Model):
    """What can weigh on a reader; articles name it by its slug, which stays."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        help_text=_("Articles are marked with it: it can’t be changed later."),
    )
    note = models.CharField(
        _("note"),
        max_length=300,
        help_text=_("Stands at the top of an article. One calm sentence that says what is in it."),
    )
    is_offered = models.BooleanField(
        _("offered"),
        default=True,
        help_text=_("Off: no longer to be chosen. Articles that are marked with it keep it."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Subjects are listed from the lowest number on.")
    )

    class Meta:
        verbose_name = _("sensitive subject")
        verbose_name_plural = _("sensitive subjects")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class SubjectWording(models.Model):
    """A subject's name and note in one more language, for articles in that language."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=60)
    note = models.CharField(_("note"), max_length=300)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings in other languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "language"], name="one_wording_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Which helplines readers are shown, and which somebody must look at."""

    def shown(self) -> "HelplineQuerySet":
        """Those that readers get."""
        return self.filter(is_shown=True)

    def overdue(self, today: date | None = None) -> "HelplineQuerySet":
        """Those shown that were never checked, or too long ago; the oldest first."""
        due = Q(checked_on=None) | Q(checked_on__lt=check_again_before(today))
        return self.shown().filter(due).order_by(models.F("checked_on").asc(nulls_first=True), "pk")


def check_again_before(today: date | None = None) -> date:
    """A helpline that was last checked before this day is overdue."""
    return (today or timezone.localdate()) - timedelta(days=settings.HELPLINE_CHECK_DAYS)


class Helpline(models.Model):
    """Where somebody finds help, in one country."""

    name = models.CharField(_("name"), max_length=120)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    subjects = models.ManyToManyField(
        Subject,
        blank=True,
        related_name="helplines",
        verbose_name=_("subjects"),
        help_text=_("None: it helps with everything, and stands below all sensitive articles."),
    )
    phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        validators=[validate_number],
        help_text=_("As it is to be read: 020 915 0000. A tap on it calls."),
    )
    text_number = models.CharField(
        _("text message to"), max_length=40, blank=True, validators=[validate_number]
    )
    text_words = models.CharField(
        _("words to send"),
        max_length=40,
        blank=True,
        help_text=_("Where a text message must begin with a word, such as HELLO."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    hours = models.CharField(
        _("hours"), max_length=120, blank=True, help_text=_("Such as: every day, 18.00 to 23.00")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        help_text=_("That is spoken there. Empty: the country’s own, without mention."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Within its country, from the lowest number on.")
    )
    is_shown = models.BooleanField(_("shown to readers"), default=True)
    checked_on = models.DateField(
        _("last checked"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody made sure that all of this is right."),
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("checked by"),
    )

    objects = HelplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country", "position", "name"]
        constraints = [
            models.CheckConstraint(
                name="helpline_can_be_reached",
                condition=~Q(phone="", text_number="", website=""),
                violation_error_message=_(
                    "Give a telephone number, a number for text messages, or a website."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({country_name(self.country)})"

    def clean(self) -> None:
        """No check in the future, and no words to send to nobody."""
        faults: dict[str, Any] = {}
        if self.checked_on and self.checked_on > timezone.localdate():
            faults["checked_on"] = _("This day is still to come.")
        if self.text_words and not self.text_number:
            faults["text_number"] = _("Where are these words to be sent?")
        if faults:
            raise ValidationError(faults)

    def is_overdue(self, today: date | None = None) -> bool:
        """Whether somebody must look whether it is still right."""
        return self.checked_on is None or self.checked_on < check_again_before(today)
