"""Which registered park a printed name may mean: suggestions with a score and a reason, never a decision (X-06).

Pure: what is registered comes in as candidates, the decision stays with a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from parks import names
from parks.name_parts import Parts, are_related, is_written_alike, readings, without_province

LEAST_SCORE = 75
MOST_SUGGESTIONS = 3
_ELSEWHERE = 25  # what another province takes off
_UNPLACED = 3  # what a name without a province takes off
_LEAST_STEM = 2
_LEAST_FUZZY = 4
_STEMS_ALIKE = 75
_NAMES_ALIKE = 88
_PLACES_ALIKE = 50  # where an ending is misprinted, it stands with the place
# The corps lies in Xinjiang; lists print its zones under either.
_GROUND = {"66": "65"}


class Reason(StrEnum):
    """Why a name may mean a park; the words for it: `parks.domain.loads.words`."""

    SAME = "same"
    WRITTEN = "written"
    KIND = "kind"
    PLACE = "place"
    SOUND = "sound"
    SIGNS = "signs"


_SCORES = {
    Reason.SAME: 100,
    Reason.WRITTEN: 95,
    Reason.PLACE: 88,
    Reason.SOUND: 86,
    Reason.KIND: 85,
    Reason.SIGNS: 80,
}


@dataclass(frozen=True)
class Candidate:
    """A registered park with all its names; `region` is a code of GB/T 2260."""

    key: int
    names: tuple[str, ...]
    region: str


@dataclass(frozen=True)
class Suggestion:
    """A park that may be meant: 0 to 100, the name of it that is near, why, and whether it lies elsewhere."""

    key: int
    score: int
    name: str
    reason: Reason
    elsewhere: bool = False


@dataclass(frozen=True)
class _Named:
    key: int
    name: str
    plain: str
    parts: Parts
    ground: str


class Matcher:
    """What is registered, laid out for looking up names by place, sound and signs."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_name: dict[str, list[_Named]] = defaultdict(list)
        self._by_stem: dict[str, list[_Named]] = defaultdict(list)
        self._by_tail: dict[str, list[_Named]] = defaultdict(list)
        self._by_sound: dict[str, list[_Named]] = defaultdict(list)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Lay out one more park."""
        for name in candidate.names:
            for parts in readings(name):
                self._add(_Named(candidate.key, name, names.plain(name), parts, _ground(candidate.region)))

    def same(self, name: str, region: str = "") -> list[int]:
        """Return the parks that bear or bore this very name in the province; without a province, anywhere."""
        ground = _ground(region)
        found = self._by_name.get(names.plain(name), [])
        return list(dict.fromkeys(one.key for one in found if not ground or one.ground == ground))

    def suggest(self, name: str, region: str = "") -> list[Suggestion]:
        """Return up to three parks that may be meant, the likeliest first."""
        best: dict[int, Suggestion] = {}
        for one, reason in self._near(name, _ground(region)):
            found = _weighed(one, reason, _ground(region))
            known = best.get(one.key)
            if found.score >= LEAST_SCORE and (known is None or found.score > known.score):
                best[one.key] = found
        return sorted(best.values(), key=lambda found: (-found.score, found.name, found.key))[:MOST_SUGGESTIONS]

    def _add(self, one: _Named) -> None:
        self._by_name[one.plain].append(one)
        for stem in _stems(one.parts):
            if stem not in self._by_stem:
                self._stems[one.ground].append(stem)
            self._by_stem[stem].append(one)
            self._by_sound[names.spelled(stem)].append(one)
            for start in range(1, len(stem) - _LEAST_STEM + 1):
                self._by_tail[stem[start:]].append(one)

    def _near(self, name: str, ground: str) -> Iterator[tuple[_Named, Reason]]:
        yield from ((one, Reason.SAME) for one in self._by_name.get(names.plain(name), []))
        for parts in readings(name):
            for stem in _stems(parts):
                yield from self._by_place(stem, parts)
                yield from self._by_signs(stem, parts, ground)

    def _by_place(self, stem: str, parts: Parts) -> Iterator[tuple[_Named, Reason]]:
        for one in self._by_stem.get(stem, []):
            if is_written_alike(one.parts.kind, parts.kind):
                yield one, Reason.WRITTEN
            elif are_related(one.parts.kind, parts.kind):
                yield one, Reason.KIND
        longer = self._by_tail.get(stem, [])
        shorter = [
            one for start in range(1, len(stem) - _LEAST_STEM + 1) for one in self._by_stem.get(stem[start:], [])
        ]
        alike = [one for one in (*longer, *shorter) if is_written_alike(one.parts.kind, parts.kind)]
        yield from ((one, Reason.PLACE) for one in alike)
        for one in self._by_sound.get(names.spelled(stem), []):
            if is_written_alike(one.parts.kind, parts.kind):
                yield one, Reason.SOUND

    def _by_signs(self, stem: str, parts: Parts, ground: str) -> Iterator[tuple[_Named, Reason]]:
        """Yield what differs by few signs: in the place, or in an ending that is misprinted."""
        least = _STEMS_ALIKE if parts.kind else _PLACES_ALIKE
        for place in [ground] if ground else list(self._stems):
            near = process.extract(stem, self._stems.get(place, []), scorer=fuzz.ratio, score_cutoff=least, limit=20)
            for found, _score, _at in near:
                yield from ((one, Reason.SIGNS) for one in self._by_stem[found] if _differs_little(stem, parts, one))


def _differs_little(stem: str, parts: Parts, one: _Named) -> bool:
    if parts.kind and one.parts.kind:
        alike = is_written_alike(parts.kind, one.parts.kind)
        return alike and min(len(stem), len(one.parts.stem)) >= _LEAST_FUZZY
    whole = stem + parts.ending
    other = one.parts.stem + one.parts.ending
    return whole[:_LEAST_STEM] == other[:_LEAST_STEM] and fuzz.ratio(whole, other) >= _NAMES_ALIKE


def _weighed(one: _Named, reason: Reason, ground: str) -> Suggestion:
    elsewhere = bool(ground) and one.ground != ground
    off = _ELSEWHERE if elsewhere else 0 if ground else _UNPLACED
    return Suggestion(one.key, _SCORES[reason] - off, one.name, reason, elsewhere)


def _stems(parts: Parts) -> tuple[str, ...]:
    return tuple(dict.fromkeys((parts.stem, without_province(parts.stem)))) if len(parts.stem) >= _LEAST_STEM else ()


def _ground(region: str) -> str:
    return _GROUND.get(region[:2], region[:2])
