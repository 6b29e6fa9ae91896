"""Tags in the admin: renamed, merged, told apart again, and those that nothing carries."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from taggit.models import Tag as PlainTag

from articles.actions.tags import CannotMerge, delete_tags, merge_tags, tag_changed, undo_merge
from articles.admin.lead_photo import check_lead_photo
from articles.admin.pins import PinsOfTag
from articles.admin.widgets import is_id, use_picker
from articles.models import Photo, Reference, Tag, TaggedArticle

MOST_MERGED = 50


class UseFilter(admin.SimpleListFilter):
    """Tags by whether an article carries them, in public or in its latest draft."""

    title = gettext_lazy("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices."""
        return [("used", _("In use")), ("unused", _("Unused")), ("merged", _("Merged"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> QuerySet[Tag]:
        """The tags of the choice made."""
        # Few distinct ids are asked once for all tags: asking for each tag, or with all rows in
        # hand, takes minutes where there are many.
        named = Reference.objects.filter(kind=Reference.Kind.TAG, object_id__isnull=False)
        carried = TaggedArticle.objects.values("tag").distinct()
        used = Q(pk__in=carried) | Q(pk__in=named.values("object_id").distinct())
        chosen = {
            "used": Q(used, merged_into__isnull=True),
            "unused": ~used & Q(merged_into__isnull=True),
            "merged": Q(merged_into__isnull=False),
        }.get(str(self.value()))
        return queryset.filter(chosen) if chosen is not None else queryset


class TagForm(forms.ModelForm):
    """A tag whose photo can be shown."""

    class Meta:
        model = Tag
        fields = ["name", "slug", "description", "photo"]

    def clean_photo(self) -> Photo | None:
        """A photo with credit and alt, or none."""
        return check_lead_photo(self.cleaned_data["photo"])


class MergeForm(forms.Form):
    """The tag that takes the place of others."""

    into = forms.ModelChoiceField(queryset=Tag.objects.all())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].label = _("Merge into")
        use_picker(self, "into", Tag, "merged_into")


admin.site.unregister(PlainTag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    """Tags and how many public articles carry them."""

    form = TagForm
    inlines = [PinsOfTag]
    list_display = ["name", "slug", "articles", "merged_into"]
    list_select_related = ["merged_into"]
    list_filter = [UseFilter]
    list_per_page = 100
    list_max_show_all = 0
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["photo"]
    actions = ["merge_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Tags with their number of articles."""
        carried = TaggedArticle.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
        number = Subquery(carried.annotate(number=Count("pk")).values("number"))
        tags = super().get_queryset(request).select_related("merged_into")
        return tags.annotate(article_count=Coalesce(number, 0))

    @admin.display(description=gettext_lazy("articles"), ordering="article_count")
    def articles(self, tag: Any) -> int:
        """How many articles carry the tag."""
        return tag.article_count

    # --- Renaming and deleting -------------------------------------------------------------

    def save_model(
        self, request: HttpRequest, obj: Tag, form: forms.ModelForm, change: bool
    ) -> None:
        """Save, and have the tag's articles refreshed; earlier names still find it."""
        before = Tag.objects.filter(pk=obj.pk).first() if change else obj
        super().save_model(request, obj, form, change)
        if before is not None and not {"name", "slug"}.isdisjoint(form.changed_data):
            tag_changed(obj, old_name=before.name, old_slug=before.slug)

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Delete, and have the tag's articles refreshed."""
        delete_tags([obj.pk])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        """Delete, and have the tags' articles refreshed."""
        delete_tags(list(queryset.values_list("pk", flat=True)))

    # --- Merging ---------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """The screens beside Django's own."""
        view = self.admin_site.admin_view
        return [
            path("merge/", view(self.merge_view), name="articles_tag_merge"),
            path(
                "<int:pk>/separate/",
                view(require_POST(self.separate_view)),
                name="articles_tag_separate",
            ),
            *super().get_urls(),
        ]

    @admin.action(description=gettext_lazy("Merge into one…"), permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse:
        """Ask into which tag the ticked ones go."""
        ids = [str(pk) for pk in queryset.values_list("pk", flat=True)[:MOST_MERGED]]
        return HttpResponseRedirect(f"{reverse('admin:articles_tag_merge')}?tags={','.join(ids)}")

    @method_decorator(csrf_protect)
    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Asks into which tag others go, tells what will happen, and merges them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        ids = {int(pk) for pk in request.GET.get("tags", "").split(",") if is_id(pk)}
        tags = list(self.get_queryset(request).filter(pk__in=sorted(ids)[:MOST_MERGED]))
        if not tags:
            messages.warning(request, _("Tick the tags that go into another one."))
            return HttpResponseRedirect(reverse("admin:articles_tag_changelist"))
        form = MergeForm(request.POST) if request.method == "POST" else MergeForm()
        if request.method == "POST" and form.is_valid():
            merged = self._merge(request, tags, form)
            if merged is not None:
                return HttpResponseRedirect(reverse("admin:articles_tag_change", args=[merged.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge “%(tag)s”") % {"tag": tags[0]}
            if len(tags) == 1
            else _("Merge %(number)d tags") % {"number": len(tags)},
            "opts": self.opts,
            "tags": tags,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/articles/tag/merge.html", context)

    def _merge(self, request: HttpRequest, tags: Collection[Tag], form: MergeForm) -> Tag | None:
        into = form.cleaned_data["into"]
        # The one that takes the others' place may be among those that were ticked.
        going = [tag for tag in tags if tag.pk != into.pk] or list(tags)
        try:
            merged = merge_tags(going, into)
        except CannotMerge as problem:
            form.add_error("into", str(problem))
            return None
        for tag in going:
            self.log_change(request, tag, f"merged into {merged}")
        messages.success(
            request,
            _("Merged into “%(tag)s”: %(names)s. Their addresses and feeds lead here.")
            % {"tag": merged, "names": ", ".join(f"“{tag}”" for tag in going)},
        )
        return merged

    @method_decorator(csrf_protect)
    def separate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undoes a merge."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        tag = Tag.objects.filter(pk=pk).first()
        if tag is None:
            raise Http404
        try:
            from_tag = undo_merge(tag)
        except CannotMerge as problem:
            messages.warning(request, str(problem))
        else:
            self.log_change(request, tag, f"no longer merged into {from_tag}")
            messages.success(
                request,
                _("“%(tag)s” is a tag of its own again; the articles that name it carry it again.")
                % {"tag": tag},
            )
        return HttpResponseRedirect(reverse("admin:articles_tag_change", args=[pk]))
