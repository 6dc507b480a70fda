"""The register of enterprises: list, one enterprise, entering and amending it (HZ-12)."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import DetailView, FormView

from accounts.domain import regions
from common import policy
from common.forms import perform
from common.lists import Choice, Column, ListPage, Rows, Text
from common.ui import Answer, Crumb
from common.views import SignedIn
from parks.domain import enterprises
from parks.forms import AmendEnterpriseForm, EnterpriseForm
from parks.models import Enterprise


class EnterpriseList(ListPage):
    title = gettext_lazy("Register of enterprises")
    counted = gettext_lazy("%(count)s enterprises")
    template_name = "parks/enterprise_list.html"
    default_sort = "name"
    columns = (
        Column(
            "name",
            gettext_lazy("Enterprise"),
            "name",
            sort="name",
            head=True,
            link=lambda row: reverse("parks:enterprise_detail", args=[row.public_id]),
        ),
        Column("code", gettext_lazy("Unified social credit code"), "code", sort="code", classes="nw"),
        Column("park", gettext_lazy("Park"), "park__name", sort=("park__pinyin", "name")),
        Column("region", gettext_lazy("Province"), "park__region__short_name", sort=("park__region", "name")),
        Column("entered", pgettext_lazy("enterprise", "Entered"), "registered_at", sort="registered_at", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("Name or code"), fields=("name", "code")),
        Text("park", gettext_lazy("Park"), fields=("park__name", "park__pinyin")),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "park__region"),
    )

    def rows(self) -> Rows:
        return Enterprise.objects.visible_to(self.actor).select_related("park__region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_keep = bool(policy.can(self.actor, "parks.keep_enterprises"))
        return super().get_context_data(may_keep=may_keep, **kwargs)


class EnterpriseDetail(SignedIn, DetailView[Enterprise]):
    """What the register holds about one enterprise."""

    template_name = "parks/enterprise_detail.html"
    context_object_name = "enterprise"
    slug_field = slug_url_kwarg = "public_id"

    def get_queryset(self) -> Rows:
        return Enterprise.objects.visible_to(self.actor).select_related("park__region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.object
        facts = [
            Answer(_("Unified social credit code"), row.code),
            Answer(_("Park"), row.park.name),
            Answer(_("Province"), row.park.region.name),
        ]
        may_amend = bool(policy.can(self.actor, "parks.amend_enterprise", row))
        return super().get_context_data(facts=facts, may_amend=may_amend, crumbs=_crumbs(row.name), **kwargs)


class NewEnterprise(SignedIn, FormView[EnterpriseForm]):
    """Enter an enterprise."""

    template_name = "parks/enterprise_form.html"
    form_class = EnterpriseForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            policy.require(self.actor, "parks.keep_enterprises")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.actor}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heading = _("Enter an enterprise")
        back = reverse("parks:enterprise_list")
        return super().get_context_data(heading=heading, back=back, crumbs=_crumbs(heading), **kwargs)

    def form_valid(self, form: EnterpriseForm) -> HttpResponse:
        made = perform(form, lambda: enterprises.register(actor=self.actor, **form.cleaned_data))
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The enterprise is in the register."))
        return redirect("parks:enterprise_detail", made.public_id)

    def form_invalid(self, form: EnterpriseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AmendEnterprise(SignedIn, FormView[AmendEnterpriseForm]):
    """Change the name or the park of an enterprise."""

    template_name = "parks/enterprise_form.html"
    form_class = AmendEnterpriseForm

    @cached_property
    def enterprise(self) -> Enterprise:
        rows = Enterprise.objects.visible_to(self.actor).select_related("park")
        found: Enterprise = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        policy.require(self.actor, "parks.amend_enterprise", found)
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.actor}

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.enterprise.name, "park": self.enterprise.park_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heading, back = _("Change the register"), reverse("parks:enterprise_detail", args=[self.enterprise.public_id])
        crumbs = _crumbs(self.enterprise.name)
        return super().get_context_data(heading=heading, back=back, crumbs=crumbs, **kwargs)

    def form_valid(self, form: AmendEnterpriseForm) -> HttpResponse:
        amended = perform(
            form, lambda: enterprises.amend(actor=self.actor, enterprise=self.enterprise, **form.cleaned_data)
        )
        if amended is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The register is changed."))
        return redirect("parks:enterprise_detail", self.enterprise.public_id)

    def form_invalid(self, form: AmendEnterpriseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _crumbs(last: str) -> list[Crumb]:
    return [Crumb(_("Register of enterprises"), reverse("parks:enterprise_list")), Crumb(last)]
