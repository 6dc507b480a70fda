"""The tiers of a programme: counters, register, one nomination, naming and deciding (HZ-12)."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.generic import FormView, TemplateView

from common import policy
from common.filters import Words
from common.forms import perform
from common.lists import Choice, Column, ListPage, Rows, Text
from common.ui import Answer, Crumb
from common.views import SignedIn, actor_of
from evaluations.choices import NominationState
from evaluations.domain import nominations, tiers
from evaluations.forms.nomination import ApproveForm, EndForm, NominationForm, TargetForm
from evaluations.models import Nomination
from journal.domain import history
from programmes.definition import RecognisedTier
from programmes.models import Programme, ReportingUnit


def _detail(row: Nomination) -> str:
    return reverse("evaluations:nomination_detail", args=[row.public_id])


def _tier(row: Nomination) -> str:
    kind = row.rules.kind(row.kind)
    return kind.name.localised if kind else row.rules.name.localised


def _tiers(_request: HttpRequest) -> list[tuple[str, str]]:
    found = [one.edition.definition.recognition for one in tiers.recognising() if one.edition]
    return [(tier.code, tier.name.localised) for one in found if one for tier in one.tiers]


def _units(request: HttpRequest) -> list[tuple[str, str]]:
    seen = Nomination.objects.visible_to(actor_of(request)).values("unit__region")
    rows = ReportingUnit.objects.filter(region__in=seen).order_by("region").values_list("region", "region__short_name")
    return list(dict.fromkeys(rows))


class NominationList(ListPage):
    """What was named for the tiers, under the counters of each."""

    title = gettext_lazy("Zones and enterprises by tier")
    counted = gettext_lazy("%(count)s nominations")
    template_name = "evaluations/nomination_list.html"
    default_sort = "-named"
    columns = (
        Column("name", gettext_lazy("Zone or enterprise"), "name", head=True, link=_detail),
        Column("tier", gettext_lazy("Tier"), _tier, sort=("tier", "kind")),
        Column("zone", gettext_lazy("Zone"), "park__name", sort="park__pinyin"),
        Column("unit", gettext_lazy("Province"), "unit__region__short_name", sort="unit__sequence", classes="nw"),
        Column(
            "state",
            gettext_lazy("State"),
            "state",
            sort="state",
            labels=dict(NominationState.choices),
            template="includes/state_cell.html",
        ),
        Column("body", gettext_lazy("Named by"), "body__short_name", sort="body__short_name"),
        Column("named", pgettext_lazy("nomination", "Named on"), "nominated_at", sort="nominated_at", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("Name or code"), fields=("park__name", "enterprise__name", "enterprise__code")),
        Choice("tier", gettext_lazy("Tier"), _tiers, "tier"),
        Choice("state", gettext_lazy("State"), NominationState.choices, "state"),
        Choice("unit", gettext_lazy("Province"), _units, "unit__region"),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not self.programmes:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def programmes(self) -> list[Programme]:
        """Return the programmes with tiers in which the reader takes part."""
        return [one for one in tiers.recognising() if policy.can(self.actor, "evaluations.see_nominations", one)]

    def rows(self) -> Rows:
        seen = Nomination.objects.visible_to(self.actor)
        return seen.select_related("park", "enterprise", "unit__region", "body", "edition")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(boards=[board_of(self.actor, one) for one in self.programmes], **kwargs)


def board_of(actor: policy.Actor, programme: Programme) -> dict[str, Any]:
    """Return the counters of a programme, and what the reader may do there."""
    recognition = programme.edition.definition.recognition if programme.edition else None
    return {
        "programme": programme,
        "name": recognition.name if recognition else None,
        "note": recognition.note if recognition else None,
        "tiers": tiers.counts(programme, actor),
        "may_nominate": bool(policy.can(actor, "evaluations.nominate", programme)),
        "may_set": bool(policy.can(actor, "evaluations.set_tier_target", programme)),
    }


class PublicTiers(TemplateView):
    """How many stand in each tier, for everybody."""

    template_name = "public/tiers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        boards = [board_of(policy.VISITOR, one) for one in tiers.recognising()]
        actor = actor_of(self.request)
        return super().get_context_data(
            base="base.html" if actor.is_authenticated else "public_base.html",
            boards=boards,
            may_see=any(policy.can(actor, "evaluations.see_nominations", one["programme"]) for one in boards),
            **kwargs,
        )


class OneNomination(SignedIn):
    """Finds the nomination of the address among those the reader sees."""

    @cached_property
    def nomination(self) -> Nomination:
        rows = Nomination.objects.visible_to(self.actor)
        rows = rows.select_related("programme", "park", "enterprise", "unit__region", "body", "edition", "nominated_by")
        found: Nomination = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def crumbs(self, *own: str) -> list[Crumb]:
        """Return register › nomination › this page."""
        here = _detail(self.nomination) if own else ""
        return [*_crumbs(), Crumb(self.nomination.name, here), *(Crumb(label) for label in own)]


class NominationDetail(OneNomination, TemplateView):
    template_name = "evaluations/nomination_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.nomination
        return super().get_context_data(
            nomination=one,
            crumbs=self.crumbs(),
            facts=_facts(one),
            files=[row.file for row in one.files.select_related("file")],
            citation=one.edition.definition.basis_of(one.rules),
            log=list(history.entries(one.as_subject())),
            may_decide=bool(policy.can(self.actor, "evaluations.decide_nomination", one)),
            may_withdraw=bool(policy.can(self.actor, "evaluations.withdraw_nomination", one)),
            **kwargs,
        )


class _Act(SignedIn, FormView[Any]):
    """A form that ends in an act; the policy is asked before the form is read."""

    template_name = "evaluations/nomination_act.html"
    heading: Words = ""
    button: Words = ""
    done: Words = ""
    follows: Words = ""

    def ask(self) -> None:
        raise NotImplementedError

    def act(self, form: Any) -> object:
        raise NotImplementedError

    def back(self) -> str:
        return reverse("evaluations:nomination_list")

    def trail(self) -> list[Crumb]:
        return [*_crumbs(), Crumb(str(self.heading))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.ask()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.ask()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.act(form)) is None:
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return redirect(self.back())

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"heading": self.heading, "button": self.button, "follows": self.follows}
        return super().get_context_data(back=self.back(), crumbs=self.trail(), **words, **kwargs)


class _OnNomination(OneNomination, _Act):
    action = ""

    def ask(self) -> None:
        policy.require(self.actor, self.action, self.nomination)

    def back(self) -> str:
        return _detail(self.nomination)

    def trail(self) -> list[Crumb]:
        return self.crumbs(str(self.heading))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(nomination=self.nomination, **kwargs)


class Approve(_OnNomination):
    form_class = ApproveForm
    action = "evaluations.decide_nomination"
    heading = gettext_lazy("Approve the nomination")
    button = pgettext_lazy("verb", "Approve")
    follows = gettext_lazy("It stands in its tier from now on and is counted. The body that named is told.")
    done = gettext_lazy("Approved. The body that named has been told.")

    def act(self, form: Any) -> object:
        return nominations.approve(actor=self.actor, nomination=self.nomination, **form.cleaned_data)


class Refuse(_OnNomination):
    form_class = EndForm
    action = "evaluations.decide_nomination"
    heading = gettext_lazy("Refuse the nomination")
    button = pgettext_lazy("verb", "Refuse")
    follows = gettext_lazy("The body that named is told the reason and may name again with better evidence.")
    done = gettext_lazy("Refused. The body that named has been told the reason.")

    def act(self, form: Any) -> object:
        return nominations.refuse(actor=self.actor, nomination=self.nomination, **form.cleaned_data)


class Withdraw(_OnNomination):
    form_class = EndForm
    action = "evaluations.withdraw_nomination"
    heading = gettext_lazy("Withdraw the nomination")
    button = pgettext_lazy("verb", "Withdraw")
    follows = gettext_lazy("It is no longer counted. What was named and decided stays on record.")
    done = gettext_lazy("Withdrawn.")

    def act(self, form: Any) -> object:
        return nominations.withdraw(actor=self.actor, nomination=self.nomination, **form.cleaned_data)


class _OnTier(_Act):
    """An act on a tier of a programme; an unknown one is not found."""

    @cached_property
    def programme(self) -> Programme:
        rows = Programme.objects.visible_to(self.actor).select_related("edition")
        found: Programme = get_object_or_404(rows, pk=self.kwargs["programme"])
        return found

    @cached_property
    def tier(self) -> RecognisedTier:
        found = tiers.tier_of(self.programme, self.kwargs["tier"])
        if found is None or not policy.can(self.actor, "evaluations.see_nominations", self.programme):
            raise Http404
        return found

    def find(self) -> RecognisedTier:
        """Look the tier up before the policy is asked: an unknown one is not found."""
        return self.tier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programme=self.programme, tier=self.tier, **kwargs)


class Nominate(_OnTier):
    """Name a zone or an enterprise for a tier."""

    form_class = NominationForm
    heading = gettext_lazy("Name for a tier")
    button = pgettext_lazy("verb", "Name")
    follows = gettext_lazy("The ministry is told and decides. Until then you can take it back.")
    done = gettext_lazy("Named. The ministry has been told.")

    def ask(self) -> None:
        self.find()
        policy.require(self.actor, "evaluations.nominate", self.programme)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.actor, "programme": self.programme, "tier": self.tier}

    def act(self, form: Any) -> object:
        enterprise = self.tier.subject == "enterprise"
        name = nominations.nominate_enterprise if enterprise else nominations.nominate
        return name(actor=self.actor, programme=self.programme, tier=self.tier, **form.cleaned_data)


class SetTarget(_OnTier):
    """Set how many the ministry wants in a tier."""

    form_class = TargetForm
    heading = gettext_lazy("Set the target of a tier")
    button = pgettext_lazy("verb", "Set")
    follows = gettext_lazy("Everybody sees the number as set by the ministry; what was set before stays on record.")
    done = gettext_lazy("The target is set.")

    def ask(self) -> None:
        self.find()
        policy.require(self.actor, "evaluations.set_tier_target", self.programme)

    def act(self, form: Any) -> object:
        return tiers.set_target(actor=self.actor, programme=self.programme, tier=self.tier, **form.cleaned_data)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Zones and enterprises by tier"), reverse("evaluations:nomination_list"))]


def _facts(one: Nomination) -> list[Answer]:
    kind = one.rules.kind(one.kind)
    facts = [Answer(_("Tier"), one.rules.name.localised)]
    facts += [Answer(pgettext("of a tier", "Kind"), kind.name.localised)] if kind else []
    facts += [Answer(_("Unified social credit code"), one.enterprise.code)] if one.enterprise else []
    return [
        *facts,
        Answer(_("Zone"), one.park.name),
        Answer(_("Province"), one.unit.region.name),
        Answer(_("Named by"), one.body.name),
        Answer(_("Document"), one.document or "—"),
    ]
