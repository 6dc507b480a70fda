"""The decisions on candidates as a list: staged ones for the ministries, released ones also for their province."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.lists import Choice, Column, Flag, ListPage, Text
from evaluations.choices import Verdict
from evaluations.models import StagedDecision
from programmes.choices import Level
from programmes.rules import programmes_at


class DecisionList(ListPage):
    """What was decided on the candidates, and for the ministries what is staged."""

    title = _("Decisions on candidates")
    counted = _("%(count)s decisions")
    columns = (
        Column("park", _("Park"), "park__name", sort="park__name", head=True),
        Column("unit", _("Unit"), "unit__region__short_name", sort=("round_id", "unit__sequence"), classes="nw"),
        Column("call", _("Call"), "round__title", sort="round__title"),
        Column(
            "verdict",
            _("Intended decision"),
            "verdict",
            sort="verdict",
            labels=dict(Verdict.choices),
            template="evaluations/includes/verdict_cell.html",
        ),
        Column("sequence", _("Place on the list"), "sequence", sort="sequence", numeric=True),
        Column("reason", _("Reason"), "reason"),
        Column("staged_by", _("By"), "staged_by__name", sort="staged_by__name"),
        Column("staged_at", _("Staged"), "staged_at", sort="staged_at", classes="nw"),
        Column("released_at", _("Released"), "released_at", sort="released_at", classes="nw"),
    )
    filters = (
        Text("q", _("Park"), fields=("park__name", "name_printed")),
        Choice("verdict", _("Intended decision"), Verdict.choices, "verdict"),
        Flag("released", _("Released"), lambda: Q(released_at__isnull=False)),
    )
    # Who staged it and when is the ministries' matter.
    INNER = frozenset({"staged_by", "staged_at"})

    def rows(self) -> QuerySet[StagedDecision]:
        rows = StagedDecision.objects.visible_to(self.actor)
        return rows.select_related("park", "unit__region", "round", "staged_by")

    def shown_columns(self) -> tuple[Column, ...]:
        return self.columns if self.decides else tuple(one for one in self.columns if one.code not in self.INNER)

    @property
    def decides(self) -> bool:
        return bool(programmes_at(self.actor, Level.MINISTRY))
