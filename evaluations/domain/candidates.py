"""The candidates of a call: the parks on the lists handed in, or those that apply one by one (GB-11, GB-14, EP-01)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evaluations.choices import ReviewOutcome, Verdict
from evaluations.domain.applied import Applied, applications, unfit
from evaluations.models import ExcessRefusal, ExpertReview, NamedPark, StagedDecision
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
    """A park on a list or one that applies, with the name and region that its listing would print."""

    entry: ListEntry | Applied
    accepted: bool  # the ministry has filed the list, or the application
    listed: bool  # the park is in the programme already; of those that apply one by one, named already
    refused: bool = False  # it stands above the quota and the ministry refused the excess
    review: ExpertReview | None = None
    staged: StagedDecision | None = None
    conditions: EligibilityRecord | None = None  # as they stood last; None where the programme has none
    unfit: str = ""  # why a park that applies cannot be named: what it must pass first was not passed

    @property
    def unsettled(self) -> Sequence[dict[str, Any]]:
        """Return the conditions for applying that are not met, or not established and not judged."""
        return self.conditions.unsettled if self.conditions else ()

    @property
    def key(self) -> Key:
        return self.entry.version.filing.unit_id, self.entry.park_id

    @property
    def can_be_named(self) -> bool:
        return self.accepted and not (self.listed or self.refused or self.unfit)

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
    return [known.candidate(entry) for entry in (applications(call) if call.acceptance else entries(call))]


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
    unfit: Callable[[ListEntry | Applied], str]

    @classmethod
    def of(cls, call: Round) -> "_Known":
        refused = ExcessRefusal.objects.filter(version__current_of__round=call)
        staged = StagedDecision.objects.filter(round=call).select_related("staged_by")
        records = EligibilityRecord.objects.filter(version__current_of__round=call)
        return cls(
            set(_listed(call)),
            set(refused.values_list("version_id", "parks")),
            {(one.unit_id, one.park_id): one for one in ExpertReview.objects.filter(round=call)},
            {(one.unit_id, one.park_id): one for one in staged},
            # The latest of a park comes last and stands.
            {(one.version_id, one.park_id): one for one in records.order_by("id")},
            unfit(call),
        )

    def candidate(self, entry: ListEntry | Applied) -> Candidate:
        filing = entry.version.filing
        key = filing.unit_id, entry.park_id
        return Candidate(
            entry,
            accepted=filing.state == FilingState.FILED,
            listed=entry.park_id in self.listed,
            refused=(entry.version.pk, entry.park_id) in self.refused,
            unfit=self.unfit(entry),
            review=self.reviews.get(key),
            staged=self.staged.get(key),
            conditions=self.conditions.get((entry.version.pk, entry.park_id)),
        )


def _listed(call: Round) -> QuerySet[Any, int]:
    """Return the parks that are in the programme; where parks of the programme apply, those that were named."""
    if call.acceptance:
        named = NamedPark.objects.filter(naming__round__programme=call.programme_id)
        return named.values_list("participation__park", flat=True)
    return Participation.objects.filter(programme=call.programme_id).values_list("park_id", flat=True)
