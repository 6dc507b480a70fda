"""The lists of the signed-in: evaluations, and the calls that wait for a decision."""

from functools import cached_property
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.formats import points_text
from common.lists import Choice, Column, ListPage, Text
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.domain.applied import STANDING
from evaluations.domain.candidates import HANDED_IN
from evaluations.models import Assignment, Evaluation, Naming, Release, Result
from programmes.choices import Level, RoundKind, RoundState
from programmes.definition import Definition
from programmes.models import Programme, Round
from programmes.rules import programmes_at
from reports.models import Filing, ListEntry

STATE_CELL = "includes/state_cell.html"


def _detail(row: Evaluation) -> str:
    return reverse("evaluations:evaluation_detail", args=[row.public_id])


def _band(row: Any) -> str:
    return str(row.rules.band(row.shown_band).name) if row.shown_band else ""


def _total(row: Any) -> str:
    return points_text(row.shown_total) if row.shown_total is not None else ""


def _progress(row: Any) -> str:
    return f"{row.submitted or 0} / {row.asked}" if row.asked else ""


class EvaluationList(ListPage):
    """Evaluations; the result stands in it as far as the reader sees it: before release the ministry alone."""

    template_name = "evaluations/evaluation_list.html"
    title = _("Evaluations")
    counted = _("%(count)s evaluations")
    columns = (
        Column(
            "base",
            _("Base"),
            "participation__name_printed",
            sort="participation__name_printed",
            head=True,
            link=_detail,
        ),
        Column("region", _("Region"), "participation__region_printed", sort="participation__unit__sequence"),
        Column("round", _("Evaluation round"), "round__title", sort="round"),
        Column(
            "state",
            _("State"),
            "state",
            sort="state",
            labels=dict(EvaluationState.choices),
            template=STATE_CELL,
        ),
        Column("progress", _("Sheets in"), _progress, numeric=True),
        Column("total", _("Total points"), _total, sort="shown_total", numeric=True),
        Column("band", _("Grade"), _band),
    )
    filters = (
        Text("q", _("Base"), fields=("participation__name_printed", "participation__park__name")),
        Choice("state", _("State"), EvaluationState.choices, "state"),
    )

    def rows(self) -> QuerySet[Evaluation]:
        """Return the visible evaluations, each with the result and progress that this reader may know."""
        rows = Evaluation.objects.visible_to(self.actor).select_related("round__edition", "participation")
        return rows.annotate(
            shown_total=Coalesce(self._of(Result, "total"), self._of(Release, "total")),
            shown_band=Coalesce(self._of(Result, "band"), self._of(Release, "band")),
            asked=self._counted(),
            submitted=self._counted(state=AssignmentState.SUBMITTED),
        )

    def _of(self, model: type[Result] | type[Release], name: str) -> Subquery:
        rows = model.objects.visible_to(self.actor).filter(evaluation=OuterRef("pk"))
        return Subquery(rows.values(name)[:1])

    def _counted(self, **narrowed: str) -> Subquery:
        rows = Assignment.objects.visible_to(self.actor).filter(evaluation=OuterRef("pk"), **narrowed)
        active = rows.exclude(state=AssignmentState.RECUSED).order_by()
        return Subquery(active.values("evaluation").annotate(count=Count("pk")).values("count"))

    def shown_columns(self) -> tuple[Column, ...]:
        """Leave the progress of the sheets to the ministry: who else looks does not know who is asked."""
        return self.columns if self.decides else tuple(one for one in self.columns if one.code != "progress")

    @property
    def decides(self) -> bool:
        return bool(programmes_at(self.actor, Level.MINISTRY))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            decides=self.decides,
            recommends=bool(programmes_at(self.actor, Level.PROVINCE)),
            open_rounds=self._open_rounds(),
            **kwargs,
        )

    def _open_rounds(self) -> QuerySet[Round]:
        """Return the rounds in which the reader can open evaluations."""
        rows = Round.objects.filter(kind=RoundKind.EVALUATION, state=RoundState.OPEN)
        return rows.filter(programme__in=programmes_at(self.actor, Level.MINISTRY))


class CallList(ListPage):
    """The calls of the programmes that the reader decides: how many candidates, which notice, which list."""

    template_name = "evaluations/call_list.html"
    title = _("Decisions")
    counted = _("%(count)s calls")
    columns = (
        Column(
            "title",
            _("Call"),
            "title",
            sort="title",
            head=True,
            link=lambda row: reverse("evaluations:candidates", args=[row.public_id]),
        ),
        Column("due_on", _("Lists due on"), "due_on", sort="due_on"),
        Column("state", _("State"), "state", sort="state", labels=dict(RoundState.choices), template=STATE_CELL),
        Column("candidates", _("Candidates"), "candidates", sort="candidates", numeric=True),
        Column("named_on", _("Named on"), "named_on", sort="named_on"),
    )
    default_sort = "-due_on"

    def rows(self) -> QuerySet[Round]:
        named_from = Q(kind=RoundKind.CALL)
        for one in self._programmes:
            named_from |= Q(programme=one, form__in=_applied_by(one))
        calls = Round.objects.visible_to(self.actor).filter(named_from, is_trial=False, programme__in=self._programmes)
        entries = ListEntry.objects.filter(
            version__current_of__round=OuterRef("pk"), version__filing__state__in=HANDED_IN
        ).order_by()
        counted = entries.values("version__current_of__round").annotate(count=Count("pk")).values("count")
        named = Naming.objects.filter(round=OuterRef("pk")).values("dated")[:1]
        applied = Filing.objects.filter(round=OuterRef("pk"), form=OuterRef("form"), state__in=STANDING).order_by()
        singly = applied.filter(is_application=True).values("round").annotate(count=Count("pk")).values("count")
        return calls.annotate(candidates=Coalesce(Subquery(counted), Subquery(singly), 0), named_on=Subquery(named))

    @cached_property
    def _programmes(self) -> list[Programme]:
        rows = Programme.objects.filter(pk__in=programmes_at(self.actor, Level.MINISTRY)).select_related("edition")
        return list(rows.order_by("pk"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        without = [one for one in self._programmes if one.edition and not _names(one.edition.definition)]
        return super().get_context_data(without=without, **kwargs)


def _applied_by(programme: Programme) -> list[str]:
    """Return the forms by which parks apply one by one to be named."""
    definition = programme.edition.definition if programme.edition else None
    return [code for code in definition.forms if definition.acceptance_of(code)] if definition else []


def _names(definition: Definition) -> bool:
    """Say whether a programme names parks from a call; some have other ways, such as tiers by nomination."""
    calls = any(RoundKind(form.round) == RoundKind.CALL for form in definition.forms.values())
    return calls or any(definition.acceptance_of(code) for code in definition.forms)
