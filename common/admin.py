"""The admin's one door and one base: rows and rights from the policy, history from the journal, nothing to delete.

Business nouns are looked at here, not edited: what changes them are actions and own views that call domain functions.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import policy
from common.subjects import Subject
from common.ui import Entry
from common.views import actor_of

if TYPE_CHECKING:
    _Base = ModelAdmin[Any]
else:
    _Base = ModelAdmin

# Views of Django's site that the portal has elsewhere or not at all.
_LEFT_OUT = frozenset({"login", "logout", "password_change", "password_change_done", "autocomplete", "view_on_site"})
# What a declared filter appends to its field in an address.
_FILTER_ENDINGS = ("exact", "isnull", "gte", "gt", "lte", "lt", "in")

History = Callable[[Subject], Iterable[Entry]]
_histories: list[History] = []


def history_from(function: History) -> History:
    """Register where the history of a subject comes from: the journal, which stands above this module."""
    _histories.append(function)
    return function


class PolicyAdminSite(admin.AdminSite):
    """Lets in whom the policy lets in. Visitors go to the portal's login; for others the admin does not exist."""

    site_title = gettext_lazy("Administration")
    site_header = gettext_lazy("Demonstration Base Portal")
    index_title = gettext_lazy("Administration")
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and bool(policy.can(actor_of(request), "admin.enter"))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        inner = super().admin_view(view, cacheable)

        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise Http404
            return inner(request, *args, **kwargs)

        return update_wrapper(door, inner)

    def get_urls(self) -> "list[URLResolver | URLPattern]":
        return [url for url in super().get_urls() if getattr(url, "name", None) not in _LEFT_OUT]

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        return LogEntry.objects.none()


class PolicyAdmin(_Base):
    """The base of every page of rows in the admin."""

    actions: Sequence[Any] = ()
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    object_history_template = "admin/object_history.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = policy.visible(actor_of(request), super().get_queryset(request))
        return rows

    def get_urls(self) -> list[URLPattern]:
        """Return the pages that only look: nothing is added, changed or deleted here."""
        unused = {f"{self.opts.app_label}_{self.opts.model_name}_{verb}" for verb in ("add", "delete")}
        return [url for url in super().get_urls() if url.name not in unused]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Allow only what a declared filter asks, local fields too: a lookup answers questions about hidden values."""
        return any(_asks(lookup, path) for path in self._filtered_paths(request))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": _("What was done with “%(name)s”") % {"name": row},
            "rows": _history_of(row),
            "object": row,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    # The log of Django's admin stays empty: the journal has it.

    def log_addition(self, *_args: Any, **_kwargs: Any) -> None:  # type: ignore[override]  # nothing is written
        pass

    def log_change(self, *_args: Any, **_kwargs: Any) -> None:  # type: ignore[override]  # nothing is written
        pass

    def log_deletions(self, *_args: Any, **_kwargs: Any) -> None:  # type: ignore[override]  # nothing is written
        pass

    def _get_obj_does_not_exist_redirect(self, *_args: Any) -> NoReturn:
        raise Http404

    def _filtered_paths(self, request: HttpRequest | None) -> list[str]:
        declared = self.get_list_filter(request) if request else self.list_filter
        return [path for one in declared if (path := _path_of(one))]


def _path_of(declared: Any) -> str:
    """Return the field of a declared filter; a filter of our own class reads its own parameter."""
    if isinstance(declared, str):
        return declared
    return str(declared[0]) if isinstance(declared, (list, tuple)) else ""


def _asks(lookup: str, path: str) -> bool:
    if lookup == path:
        return True
    rest = lookup.removeprefix(f"{path}__").split("__")
    # A relation is asked by its key: `programme__code__exact`.
    return lookup.startswith(f"{path}__") and len(rest) <= 2 and rest[-1] in _FILTER_ENDINGS  # noqa: PLR2004


def _history_of(row: Any) -> list[Entry]:
    if not hasattr(row, "as_subject"):
        return []
    return [entry for history in _histories for entry in history(row.as_subject())]


site = PolicyAdminSite()
register = partial(admin.register, site=site)
