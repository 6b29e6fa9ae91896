"""Old addresses in the admin."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Redirect


class RedirectForm(forms.ModelForm):
    """A redirect that is a path of this site and no loop."""

    class Meta:
        model = Redirect
        fields = ["old_path", "new_path", "article"]

    def clean(self) -> dict:
        """Both ends are paths, one target is named, and no chain or loop arises."""
        values = super().clean() or {}
        old, new, article = (values.get(name) for name in ("old_path", "new_path", "article"))
        for name, path in (("old_path", old), ("new_path", new)):
            if path and (not path.startswith("/") or path.startswith("//")):
                self.add_error(name, _("Begin with one slash: a path of this site."))
        if bool(new) == bool(article):
            raise ValidationError(_("Name either a new address or an article."))
        if old and new and old == new:
            raise ValidationError(_("The two addresses are the same: that would be a loop."))
        if new and Redirect.objects.filter(old_path=new).exclude(pk=self.instance.pk).exists():
            self.add_error("new_path", _("This address redirects itself. Name where it leads."))
        if old and Redirect.objects.filter(new_path=old).exclude(pk=self.instance.pk).exists():
            self.add_error("old_path", _("Another redirect leads here. Change that one first."))
        return values


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Redirects, found by either end."""

    form = RedirectForm
    list_display = ["old_path", "new_path", "article", "created_at"]
    list_select_related = ["article"]
    search_fields = ["old_path", "new_path", "article__working_headline"]
    autocomplete_fields = ["article"]
