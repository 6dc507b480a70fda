"""Pages about what is demanded and when: programmes, rounds, who is in, what is owed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common import policy
from common.forms import perform
from common.ui import Tab
from common.views import actor_of
from journal.models import Event
from programmes.choices import RoundState
from programmes.domain import obligations, offers, rounds
from programmes.domain.presentation import changed, entries, forms_of
from programmes.forms import ExtensionForm, RoundForm, in_force
from programmes.models import Edition, Obligation, Programme, Round


@require_safe
def programme_detail(request: HttpRequest, code: str) -> HttpResponse:
    """What a programme demands, each entry with its basis; `?rules=2015` under other rules that parks are bound to."""
    programme = get_object_or_404(Programme.objects.visible_to(actor_of(request)).select_related("edition"), pk=code)
    standing = list(in_force(programme).order_by("-regime"))
    asked_for = next((one for one in standing if one.regime == request.GET.get("rules")), programme.edition)
    definition = asked_for.definition if asked_for else None
    seen = Round.objects.visible_to(actor_of(request)).filter(programme=programme, for_papers=False)
    context = {
        "programme": programme,
        "definition": definition,
        "entries": entries(definition) if definition else {},
        "tabs": _sets_of_rules(standing, asked_for),
        "base_template": "base.html" if request.user.is_authenticated else "public_base.html",
        "rounds": seen[:20],
        "contacts": seen.filter(state=RoundState.OPEN).exclude(contact=""),
        "asked": definition.forms.values() if definition else (),
        "may_open": bool(policy.can(actor_of(request), "programmes.open_round", programme)),
    }
    return render(request, "programmes/programme_detail.html", context)


def _sets_of_rules(standing: Sequence[Edition], shown: Edition | None) -> list[Tab]:
    """Return a tab for each set of rules; none where there is one set only."""
    named = [(one, one.definition.edition) for one in standing]
    return [
        Tab(str(rules.name), f"?rules={one.regime}", current=one == shown)
        for one, rules in named
        if rules and len(standing) > 1
    ]


@login_required
@require_safe
def round_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """A round: its days, contact, basis, and who has handed in, as far as the reader sees them."""
    rows = Round.objects.visible_to(actor_of(request)).select_related("programme", "edition")
    opened = get_object_or_404(rows, public_id=public_id)
    owed = Obligation.objects.visible_to(actor_of(request)).filter(round=opened)
    context = {
        "round": opened,
        "citation": obligations.citation_of(opened),
        "changed": changed(opened.edition.definition, opened.overrides),
        "owed": owed.select_related("debtor", "participation", "unit__region"),
        "is_open": opened.state == RoundState.OPEN,
        "asked": forms_of(opened),
        "may_run": bool(policy.can(actor_of(request), "programmes.open_round", opened.programme)),
        "offers": offers.offers(actor_of(request), opened),
    }
    return render(request, "programmes/round_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def round_new(request: HttpRequest, code: str) -> HttpResponse:
    """The ministry prepares a round; its opening is on the next page, behind what is looked at."""
    programme = get_object_or_404(Programme.objects.visible_to(actor_of(request)).select_related("edition"), pk=code)
    policy.require(actor_of(request), "programmes.open_round", programme)
    form = RoundForm(request.POST or None, programme=programme)
    prepared = _prepare(request, programme, form) if request.method == "POST" and form.is_valid() else None
    if prepared:
        messages.success(request, _("The round is prepared. Nobody has been told yet."))
        return redirect("programmes:round_open", public_id=prepared.public_id)
    return render(request, "programmes/round_new.html", {"programme": programme, "form": form})


def _prepare(request: HttpRequest, programme: Programme, form: RoundForm) -> Round | None:
    actor, kind = actor_of(request), form.kind()
    return perform(form, lambda: rounds.prepare_round(actor=actor, programme=programme, kind=kind, **form.cleaned_data))


@login_required
@require_http_methods(["GET", "POST"])
def obligation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What is owed by whom and by when, with its history; the level above may extend it here."""
    obligation = get_object_or_404(_obligations(actor_of(request)), pk=pk)
    may_extend = policy.can(actor_of(request), "programmes.extend_obligation", obligation)
    form = ExtensionForm(request.POST or None)
    if request.method == "POST":
        policy.require(actor_of(request), "programmes.extend_obligation", obligation)
        if form.is_valid() and _extend(request, obligation, form):
            messages.success(request, _("The day is moved; the body that owes has been told."))
            return redirect("programmes:obligation_detail", pk=pk)
    context = {
        "obligation": obligation,
        "citation": obligations.citation_of(obligation.round),
        "extensions": obligation.extensions.select_related("granted_by"),
        "log": Event.objects.filter(subject_kind="programmes.obligation", subject_id=obligation.pk)[:20],
        "form": form if may_extend else None,
    }
    return render(request, "programmes/obligation_detail.html", context)


def _obligations(actor: Any) -> Any:
    return Obligation.objects.visible_to(actor).select_related(
        "programme", "round__edition", "unit__region", "participation__park", "debtor"
    )


def _extend(request: HttpRequest, obligation: Obligation, form: ExtensionForm) -> Any:
    return perform(
        form, lambda: obligations.extend(actor=actor_of(request), obligation=obligation, **form.cleaned_data)
    )
