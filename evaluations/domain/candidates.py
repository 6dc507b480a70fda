"""The candidates of a call: every park on a list that the ministry has filed (GB-11, GB-14)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evaluations.choices import ReviewOutcome, Verdict
from evaluations.models import ExcessRefusal, ExpertReview, StagedDecision
from programmes.definition import Definition
from programmes.models import Participation, Round
from reports.choices import FilingState
from reports.models import EligibilityRecord, ListEntry

# A list taken back or returned is with its province again.
HANDED_IN = (FilingState.REVIEWING, FilingState.FILED)

# A park as a unit recommends it: unit and park; the same on every version of the list.
Key = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """A park on a list, with the name and region that its listing would print."""

    entry: ListEntry
    accepted: bool  # the ministry has filed the list
    listed: bool  # the park is in the programme already
    refused: bool = False  # it stands above the quota and the ministry refused the excess
    review: ExpertReview | None = None
    staged: StagedDecision | None = None
    conditions: EligibilityRecord | None = None  # as they stood last; None where the programme has none

    @property
    def unsettled(self) -> Sequence[dict[str, Any]]:
        """Return the conditions for applying that are not met, or not established and not judged."""
        return self.conditions.unsettled if self.conditions else ()

    @property
    def key(self) -> Key:
        return self.entry.version.filing.unit_id, self.entry.park_id

    @property
    def can_be_named(self) -> bool:
        return self.accepted and not self.listed and not self.refused

    @property
    def is_recommended(self) -> bool:
        return self.review is not None and self.review.outcome == ReviewOutcome.RECOMMENDED

    @property
    def is_taken_up(self) -> bool:
        return self.staged is not None and self.staged.verdict == Verdict.TAKE_UP

    @property
    def name_printed(self) -> str:
        return self.entry.park.name

    @property
    def region_printed(self) -> str:
        """Return the recommending unit's short name: the printed region is not where the park lies (GB-16)."""
        return self.entry.version.filing.unit.region.short_name


def of_call(call: Round) -> list[Candidate]:
    """Return the candidates of the lists that stand, unit by unit in the order of the programme, then by rank."""
    known = _Known.of(call)
    return [known.candidate(entry) for entry in entries(call)]


def entries(call: Round) -> QuerySet[ListEntry]:
    """Return the rows of the lists handed in to a call, in the versions that stand."""
    rows = ListEntry.objects.filter(version__current_of__round=call, version__filing__state__in=HANDED_IN)
    return rows.select_related("park__region", "version__filing__unit__region", "version__filing__body").order_by(
        "version__filing__unit__sequence", "version_id", "rank"
    )


def demands_review(definition: Definition) -> str:
    """Return the rule under which experts review candidates before the list is decided; empty without one (GB-14)."""
    codes = [stage.code for stage in definition.stages]
    if "reviewed" not in codes or "named" not in codes or codes.index("reviewed") > codes.index("named"):
        return ""
    return definition.stages[codes.index("reviewed")].rule or ""


@dataclass(frozen=True)
class _Known:
    """What is recorded about the candidates of a call, each kind read once."""

    listed: Collection[int]
    refused: Collection[tuple[int, int]]
    reviews: Mapping[Key, ExpertReview]
    staged: Mapping[Key, StagedDecision]
    conditions: Mapping[tuple[int, int], EligibilityRecord]  # by version and park

    @classmethod
    def of(cls, call: Round) -> "_Known":
        refused = ExcessRefusal.objects.filter(version__current_of__round=call)
        staged = StagedDecision.objects.filter(round=call).select_related("staged_by")
        records = EligibilityRecord.objects.filter(version__current_of__round=call)
        return cls(
            set(Participation.objects.filter(programme=call.programme_id).values_list("park_id", flat=True)),
            set(refused.values_list("version_id", "parks")),
            {(one.unit_id, one.park_id): one for one in ExpertReview.objects.filter(round=call)},
            {(one.unit_id, one.park_id): one for one in staged},
            # The latest of a park comes last and stands.
            {(one.version_id, one.park_id): one for one in records.order_by("id")},
        )

    def candidate(self, entry: ListEntry) -> Candidate:
        filing = entry.version.filing
        key = filing.unit_id, entry.park_id
        return Candidate(
            entry,
            accepted=filing.state == FilingState.FILED,
            listed=entry.park_id in self.listed,
            refused=(entry.version_id, entry.park_id) in self.refused,
            review=self.reviews.get(key),
            staged=self.staged.get(key),
            conditions=self.conditions.get((entry.version_id, entry.park_id)),
        )
