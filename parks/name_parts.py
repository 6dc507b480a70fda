"""A park's name taken apart: the place, and what kind of zone it is called. Pure functions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from accounts.reference import regions
from parks import names

# What zones are called, by the kind under which the endings are compared.
_ENDINGS: dict[str, tuple[str, ...]] = {
    "hitech": (
        "高新技术产业开发区", "高新技术产业园区", "高新技术产业园", "高新技术开发区", "高新产业开发区", "高新园区",
        "高新区",
    ),
    "etdz": ("经济技术开发区",),
    "edz": ("经济开发区",),
    "econ": ("经开区",),  # stands for either of the two
    "zone": ("开发区",),
    "industrial": ("工业园区", "工业园", "工业区", "工业集中区"),
    "transfer": ("产业转移工业园区", "产业转移工业园", "产业转移园区", "产业转移园"),
    "cluster": ("产业集聚区", "产业聚集区", "产业集中区"),
    "estate": ("产业园区", "产业园", "产业开发区"),
    "circular": ("循环经济产业园区", "循环经济产业园", "循环经济工业园", "循环经济园区", "循环经济园"),
    "eco": ("生态工业园区", "生态工业园", "生态产业园区", "生态产业园"),
    "chemical": ("化学工业园区", "化学工业园", "化学工业区", "化工产业园", "化工园区", "化工园"),
    "science": ("高科技园区", "科技产业园", "科技园区", "科技园", "科学园"),
    "bonded": ("综合保税区", "综保区", "保税港区", "保税区"),
    "export": ("出口加工区",),
    "border": ("边境经济合作区",),
    "taiwan": ("台商投资区",),
    "new_area": ("新区",),
}  # fmt: skip
_BY_LENGTH = sorted(((end, kind) for kind, ends in _ENDINGS.items() for end in ends), key=lambda pair: -len(pair[0]))

# Kinds that lists mix up, or that one park changes between; never the same without somebody saying so.
_RELATED = (
    {"etdz", "edz", "econ", "zone"},
    {"hitech", "zone"},
    {"industrial", "eco", "estate", "cluster", "transfer"},
    {"circular", "eco", "estate"},
    {"chemical", "industrial"},
    {"science", "estate"},
    # What has been raised to another kind under the same place: 金桥, 张江, 无锡新区.
    {"export", "etdz"},
    {"science", "hitech"},
    {"new_area", "hitech"},
)
_WRITTEN_ALIKE = ({"etdz", "econ"}, {"edz", "econ"})

# Says nothing about the place.
_RANK = re.compile(r"^(?:国家级|省级|国家|中国)|(?:国家级|国家|省级)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DIVISION = re.compile(r"(?<=[^市县]{2})[市县]")
_LEAST_STEM = 2


@dataclass(frozen=True)
class Parts:
    """One way to read a name: the place as compared, and the kind of zone ("" when its ending is none we know)."""

    stem: str
    kind: str
    ending: str = ""


def readings(name: str) -> tuple[Parts, ...]:
    """Return how a name can be read: as a whole, without what stands in brackets, and by what stands in them."""
    return tuple(dict.fromkeys(_readings(names.plain(name))))


def is_written_alike(one: str, other: str) -> bool:
    """Say whether two kinds are the same but for how they are written (经开区 stands for two)."""
    return one == other or {one, other} in _WRITTEN_ALIKE


def are_related(one: str, other: str) -> bool:
    """Say whether lists are known to mix these kinds up."""
    return any({one, other} <= group for group in _RELATED)


def without_province(stem: str) -> str:
    """Return a place without the name of its province before it, where something is left."""
    rest = next((stem[len(name) :] for name in _provinces() if stem.startswith(name)), stem)
    return rest if len(rest) >= _LEAST_STEM else stem


def _readings(plain: str) -> Iterator[Parts]:
    bare = _BRACKETS.sub("", plain)
    main = _split(bare)
    yield main
    for inside in _BRACKETS.findall(plain):
        part = _split(inside)
        if part.kind and not part.stem:
            yield Parts(main.stem, part.kind, part.ending)
        elif part.kind:
            yield part


def _split(text: str) -> Parts:
    ending, kind = next(((end, kind) for end, kind in _BY_LENGTH if text.endswith(end)), ("", ""))
    stem = text.removesuffix(ending)
    while (shorter := _RANK.sub("", stem)) != stem:
        stem = shorter
    return Parts(_DIVISION.sub("", stem), kind, ending)


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(row.short_name for row in regions() if row.kind in ("province", "corps"))
