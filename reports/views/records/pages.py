"""One record, and the forms by which it is entered and corrected."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from common import clock, policy
from common.errors import RuleViolation
from common.filters import Words
from common.forms import worded
from common.ui import Crumb
from common.views import SignedIn
from reports.domain import records
from reports.domain.records import asking, ledgers, telling
from reports.domain.records.stating import Stated
from reports.forms import sections as section_forms
from reports.forms.record import BaseForm, BesideForm
from reports.models import Correspondent, Record
from reports.rules.records import Wanted, moves_of
from reports.views.records.finding import find_ledger, find_record
from reports.views.records.words import VERBS


def address_of(record: Record) -> str:
    return reverse("reports:record_detail", args=[record.public_id])


def crumbs_of(record: Record, *own: str) -> list[Crumb]:
    """Return ledgers › ledger › record › this page."""
    ledger = reverse("reports:record_list", args=[record.programme_id, record.ledger])
    rows = [Crumb(_("Running records"), reverse("reports:ledger_index")), Crumb(record.kind.name.localised, ledger)]
    return [*rows, Crumb(record.title, address_of(record) if own else ""), *(Crumb(label) for label in own)]


class RecordDetail(SignedIn, TemplateView):
    template_name = "reports/records/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = find_record(self.actor, self.kwargs["public_id"])
        moves = [
            one.act for one in moves_of(record) if policy.can(self.actor, "reports.move_record", (record, one.act))
        ]
        acts = {name: bool(policy.can(self.actor, f"reports.{name}_record", record)) for name in _ACTS}
        return super().get_context_data(
            record=record,
            ledger=record.kind,
            citation=record.edition.definition.basis_of(record.kind),
            facts=telling.facts(record),
            history=telling.history(record),
            days=(clock.today() - record.dated).days,
            publication=getattr(record, "publication", None),
            sender=Correspondent.objects.visible_to(self.actor).filter(record=record).first(),
            moves=[(act.value, VERBS[act]) for act in moves],
            acts=acts,
            today=clock.today(),
            crumbs=crumbs_of(record),
            **kwargs,
        )


_ACTS = ("correct", "assign", "rank")


class RecordForm(SignedIn):
    """The fields of the definition with what stands beside them; what was typed is kept when something is wrong."""

    heading: Words = ""
    button: Words = ""
    corrects = False

    @property
    def wanted(self) -> Wanted:
        """Return what the record is about."""
        raise NotImplementedError

    def standing(self) -> Stated:
        """Return what the form begins with."""
        return Stated()

    def number(self) -> int:
        """Return the revision that is corrected."""
        return 0

    def perform(self, stated: Stated, posted: Any) -> Record:
        raise NotImplementedError

    def get(self, _request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page(self.standing(), None, ())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        place = asking.place_for(self.wanted, {})
        typed = asking.read(place, dict(request.POST.lists()))
        stated = Stated(typed, request.POST.get("project", ""))
        try:
            made = self.perform(stated, request.POST)
        except RuleViolation as violation:
            return self.page(stated, request.POST, violation.problems)
        messages.success(request, _("It is on record."))
        return redirect(address_of(made))

    def page(self, stated: Stated, posted: Any, problems: Any) -> HttpResponse:
        """Show the form; problems stand at their fields."""
        place = asking.place_for(self.wanted, stated.fields)
        initial = {"project": stated.project, "number": self.number()}
        beside = BesideForm(posted, initial=initial, wanted=self.wanted, corrects=self.corrects)
        if posted is not None:
            beside.full_clean()
            _note(beside, problems)
        context = {
            "form": section_forms.section_form(place, problems),
            "beside": beside,
            "problems": list(problems),
            "wanted": self.wanted,
            "heading": str(self.heading),
            "button": str(self.button),
            **self.around(),
        }
        return render(self.request, "reports/records/form.html", context, status=422 if problems else 200)

    def around(self) -> dict[str, Any]:
        raise NotImplementedError


def _note(form: BesideForm, problems: Any) -> None:
    for problem in problems:
        if problem.address in form.fields and problem.address not in form.errors:
            form.add_error(problem.address, worded(problem))


class EnterRecord(RecordForm):
    """Enter a record; which base it is about is chosen first where there are several."""

    heading = gettext_lazy("Enter a record")
    button = gettext_lazy("Enter it")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            policy.require(self.actor, "reports.keep_ledger", self.ledger)
            if self.ledger[1].about == "participation" and self.base is None:
                return self._choose()
            policy.require(self.actor, "reports.enter_record", self.wanted)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def ledger(self) -> Any:
        return find_ledger(self.actor, self.kwargs["programme"], self.kwargs["ledger"])

    @cached_property
    def bases(self) -> list[Any]:
        return ledgers.bases_for(self.actor, self.ledger[0])

    @cached_property
    def base(self) -> Any:
        """Return the base of the address, or the only one there is."""
        asked = self.request.GET.get("base", "")
        found = [one for one in self.bases if str(one.pk) == asked] if asked else self.bases
        return found[0] if len(found) == 1 else None

    @cached_property
    def wanted(self) -> Wanted:
        programme, ledger = self.ledger
        if ledger.about == "unit":
            return ledgers.about_unit(self.actor, programme, ledger)
        return Wanted(programme, ledger, self.base, self.base.unit)

    def perform(self, stated: Stated, _posted: Any) -> Record:
        return records.enter(actor=self.actor, wanted=self.wanted, stated=stated)

    def around(self) -> dict[str, Any]:
        programme, ledger = self.ledger
        back = reverse("reports:record_list", args=[programme.pk, ledger.code])
        rows = [Crumb(_("Running records"), reverse("reports:ledger_index")), Crumb(ledger.name.localised, back)]
        return {"crumbs": [*rows, Crumb(str(self.heading))], "back": back}

    def _choose(self) -> HttpResponse:
        rows = [(str(one.pk), f"{one.name_printed}（{one.unit.region.short_name}）") for one in self.bases]
        asked = self.request.GET if "base" in self.request.GET else None
        label = self.ledger[0].edition.definition.participant.localised
        form = BaseForm(asked, label=label, bases=rows)
        form.is_valid()
        context = {"form": form, "programme": self.ledger[0], "ledger": self.ledger[1], **self.around()}
        return render(self.request, "reports/records/choose.html", context)


class OneRecord(SignedIn):
    """Finds the record of the address among those the reader sees."""

    @cached_property
    def record(self) -> Record:
        return find_record(self.actor, self.kwargs["public_id"])


class CorrectRecord(OneRecord, RecordForm):
    """State a record anew, with the reason."""

    heading = gettext_lazy("Correct the record")
    button = gettext_lazy("Correct it")
    corrects = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            policy.require(self.actor, "reports.correct_record", self.record)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def wanted(self) -> Wanted:
        one = self.record
        programme = one.programme
        programme.edition = one.edition  # under which its fields are read
        return Wanted(programme, one.kind, one.participation, one.unit)

    def standing(self) -> Stated:
        return records.stated_of(self.record)

    def number(self) -> int:
        return self.record.number

    def perform(self, stated: Stated, posted: Any) -> Record:
        number = posted.get("number", "")
        return records.correct(
            actor=self.actor,
            record=self.record,
            number=int(number) if number.isdecimal() else 0,
            stated=stated,
            reason=posted.get("reason", ""),
        )

    def around(self) -> dict[str, Any]:
        return {"crumbs": crumbs_of(self.record, str(self.heading)), "back": address_of(self.record)}
