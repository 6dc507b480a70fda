"""Acts in the admin: own views beside the read-only pages, each a form and a call of one domain function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise

from common import policy
from common.admin import PolicyAdmin
from common.forms import perform
from common.views import actor_of

Words = str | Promise


@dataclass(frozen=True)
class Act:
    """An act: its form, the action the policy is asked for, and what is done.

    `form` builds the form from actor, row and data; `run` gets actor, row (None for an act on no row) and the cleaned
    values. `fits` says whether the act makes sense for a row as it stands.
    """

    code: str
    label: Words
    action: str
    form: Callable[[Any, Any, Any], forms.Form]
    run: Callable[[Any, Any, dict[str, Any]], object]
    done: Words
    on_row: bool = True
    fits: Callable[[Any], bool] = lambda _row: True
    danger: bool = False


@dataclass(frozen=True)
class Beside:
    """A page of the portal that belongs to a list of the admin, for who may do the action."""

    label: Words
    url: str  # name of a route without arguments
    action: str


@dataclass(frozen=True)
class Button:
    """An act the reader may do, as a link."""

    label: Words
    url: str
    danger: bool = False


class ActAdmin(PolicyAdmin):
    """A read-only page of rows with acts of its own."""

    acts: ClassVar[Sequence[Act]] = ()
    beside: ClassVar[Sequence[Beside]] = ()
    change_list_template = "admin/acts_list.html"
    change_form_template = "admin/acts_form.html"

    def get_urls(self) -> list[URLPattern]:
        own = [path(self._route(act), self._view(act), name=self._name(act)) for act in self.acts]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        buttons = [*self._buttons(request), *self._pages(request)]
        return super().changelist_view(request, {"act_buttons": buttons, **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["act_buttons"] = self._buttons(request, kwargs["obj"])
        return super().render_change_form(request, context, *args, **kwargs)

    def act_view(self, request: HttpRequest, act: Act, object_id: str | None = None) -> HttpResponse:
        """Show the form of an act and do it; the row is one the reader sees, the right is asked before the form."""
        actor = actor_of(request)
        row = self._row(request, object_id)
        policy.require(actor, act.action, row)
        form = act.form(actor, row, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _done(form, lambda: act.run(actor, row, form.cleaned_data)):
            messages.success(request, str(act.done))
            return HttpResponseRedirect(self._after(row))
        return self._page(request, act, row, form)

    def _row(self, request: HttpRequest, object_id: str | None) -> Any:
        if not self.has_view_permission(request):
            raise Http404
        row = self.get_object(request, object_id) if object_id else None
        if object_id and row is None:
            raise Http404
        return row

    def _page(self, request: HttpRequest, act: Act, row: Any, form: forms.Form) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "act": act,
            "form": form,
            "object": row,
            "opts": self.opts,
            "back": self._after(row),
        }
        return TemplateResponse(request, "admin/act.html", context, status=422 if form.errors else 200)

    def _buttons(self, request: HttpRequest, row: Any = None) -> list[Button]:
        fitting = (act for act in self.acts if act.on_row == (row is not None) and (row is None or act.fits(row)))
        actor = actor_of(request)
        return [
            Button(act.label, reverse(f"admin:{self._name(act)}", args=[row.pk] if row else []), act.danger)
            for act in fitting
            if policy.can(actor, act.action, row)
        ]

    def _pages(self, request: HttpRequest) -> list[Button]:
        actor = actor_of(request)
        return [Button(page.label, reverse(page.url)) for page in self.beside if policy.can(actor, page.action)]

    def _view(self, act: Act) -> Callable[..., Any]:
        def view(request: HttpRequest, object_id: str | None = None) -> HttpResponse:
            return self.act_view(request, act, object_id)

        return self.admin_site.admin_view(view)

    def _route(self, act: Act) -> str:
        return f"<path:object_id>/{act.code}/" if act.on_row else f"{act.code}/"

    def _name(self, act: Act) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{act.code}"

    def _after(self, row: Any) -> str:
        page, args = ("change", [row.pk]) if row is not None else ("changelist", [])
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    perform(form, act)
    return form.is_valid()
