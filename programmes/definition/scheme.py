"""How something is judged: criteria, vetoes, bonus, downgrades and bands. All points are hundredths."""

from typing import Any, Self

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Params, Text, hand_down
from programmes.definition.errors import invalid
from programmes.definition.kinds import CheckKind, FindingKind

FULL_WEIGHT = 10_000


class Anchor(Noun):
    """What deserves at least so many points (hundredths); anchors run from high to low."""

    floor: int = Limited(ge=0)
    text: Text


class Criterion(Entry):
    """One line of the score sheet: at most `points` hundredths, counted with `weight` basis points."""

    code: Code
    name: Text
    points: int = Limited(ge=1)
    weight: int = Limited(default=FULL_WEIGHT, ge=1)
    area: Code | None = None
    bonus: bool = False
    guidance: Text | None = None
    anchors: tuple[Anchor, ...] = ()
    evidence: tuple[str, ...] = ()  # "form.section" of the dossier to read beside it

    @model_validator(mode="after")
    def _anchors_fall_within_the_points(self) -> Self:
        floors = [anchor.floor for anchor in self.anchors]
        if floors != sorted(set(floors), reverse=True) or any(floor > self.points for floor in floors):
            raise invalid(gettext("anchors run from high to low within the points of the criterion"))
        return self

    def anchor_for(self, score: int) -> Anchor | None:
        """Return the anchor whose floor the score (hundredths) reaches."""
        return next((anchor for anchor in self.anchors if score >= anchor.floor), None)


class Band(Entry):
    """A grade: from `floor` hundredths (included) to the next band (excluded)."""

    code: Code
    name: Text
    floor: int = Limited(ge=0)
    passed: bool = True
    outcomes: tuple[Code, ...] = ()


class Veto(Entry):
    """A condition that fails the park whatever its score; `standard_met` is judged by the indicators themselves."""

    code: Code
    name: Text
    check: CheckKind | FindingKind | None = None
    params: Params = Limited(default_factory=dict)
    band: Code


class Downgrade(Entry):
    """A condition that costs points and grades."""

    code: Code
    name: Text
    check: CheckKind | None = None
    params: Params = Limited(default_factory=dict)
    points: int = Limited(default=0, ge=0)
    bands: int = Limited(default=0, ge=0)


class Scheme(Entry):
    """One way of judging."""

    code: Code
    name: Text
    total: int = 10_000
    step: int = Limited(default=50, ge=1)  # scores are multiples of it
    min_reason: int = Limited(default=15, ge=0)  # characters a reason has at least
    criteria: tuple[Criterion, ...] = Limited(min_length=1)
    bands: tuple[Band, ...] = Limited(min_length=1)
    vetoes: tuple[Veto, ...] = ()
    downgrades: tuple[Downgrade, ...] = ()
    bonus_cap: int | None = Limited(default=None, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "criteria", "bands", "vetoes", "downgrades")

    @model_validator(mode="after")
    def _points_add_up(self) -> Self:
        points = sum(one.points * one.weight for one in self.criteria if not one.bonus)
        if points != self.total * FULL_WEIGHT:
            values = {"points": points / FULL_WEIGHT, "total": self.total}
            raise invalid(gettext("the points of the criteria add up to %(points)g, not %(total)s") % values)
        return self

    @model_validator(mode="after")
    def _bands_cover_every_score(self) -> Self:
        floors = [band.floor for band in self.bands]
        if floors != sorted(set(floors), reverse=True) or floors[-1] != 0:
            raise invalid(gettext("bands run from high to low and end at 0"))
        return self

    def criterion(self, code: str) -> Criterion:
        """Return a criterion; KeyError if there is none."""
        found = next((one for one in self.criteria if one.code == code), None)
        if found is None:
            raise KeyError(code)
        return found

    def band(self, code: str) -> Band:
        """Return a band; KeyError if there is none."""
        found = next((one for one in self.bands if one.code == code), None)
        if found is None:
            raise KeyError(code)
        return found

    def total_of(self, scores: dict[str, int]) -> int:
        """Add up scores (hundredths by criterion) with their weights; the bonus counts up to its cap.

        Rounded half up to whole hundredths, once, at the end.
        """
        plain = sum(scores[one.code] * one.weight for one in self.criteria if not one.bonus and one.code in scores)
        bonus = sum(scores[one.code] * one.weight for one in self.criteria if one.bonus and one.code in scores)
        cap = bonus if self.bonus_cap is None else self.bonus_cap * FULL_WEIGHT
        return (plain + min(bonus, cap) + FULL_WEIGHT // 2) // FULL_WEIGHT

    def band_for(self, total: int) -> Band:
        """Return the band of a total in hundredths; the lower bound belongs to the band."""
        return next(band for band in self.bands if total >= band.floor)
