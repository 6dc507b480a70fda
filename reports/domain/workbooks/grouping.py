"""Problems as the sender of a workbook reads them: by sheet and sentence, the cells of one sentence together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import general_of
from reports.domain.dossiers import Dossier
from reports.domain.kinds import kind_of
from reports.domain.kinds.base import ToExplain
from reports.domain.versions import places
from reports.domain.workbooks.layout import titles_of

Cells = Mapping[str, tuple[str, str]]  # address: sheet, cell


@dataclass(frozen=True)
class Group:
    """One sentence about one sheet."""

    sheet: str
    message: str
    remedy: str
    rule: str
    cells: tuple[str, ...]
    to_explain: bool

    @property
    def where(self) -> str:
        """Return the cells as they are quoted: 候选园区!C5、C7."""
        return f"{self.sheet}!{'、'.join(self.cells)}" if self.cells else self.sheet


def first_only(dossier: Dossier, problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what only follows: an empty cell has one problem, that it is empty."""
    blank = {
        place.address(path)
        for place in places(dossier).values()
        for path, text in kind_of(place.section).flat(place, place.content).items()
        if not text.strip()
    }
    seen: set[str] = set()
    kept = []
    for problem in problems:
        if problem.address not in blank or problem.address not in seen:
            kept.append(problem)
        seen.add(problem.address)
    return kept


def grouped(dossier: Dossier, problems: Sequence[Problem], at: Cells) -> list[Group]:
    """Return the problems by sheet and sentence, in the order of the form."""
    titles = titles_of(dossier)
    found: dict[tuple[str, str, str, str, bool], list[tuple[str, str]]] = {}
    for one in problems:
        sheet, cell = _cell_of(at, one.address, titles)
        key = (sheet, _sentence(general_of(one.message)), one.remedy, one.rule, isinstance(one, ToExplain))
        found.setdefault(key, []).append((cell, _sentence(one.message)))
    return [
        Group(sheet, _told(general, told), remedy, rule, _cells(told), to_explain)
        for (sheet, general, remedy, rule, to_explain), told in found.items()
    ]


def _told(general: str, told: Sequence[tuple[str, str]]) -> str:
    """Return the sentence of a group: as it is where all say the same, else without what each quotes of its cell."""
    sentences = {sentence for _cell, sentence in told}
    return sentences.pop() if len(sentences) == 1 else general


def _cells(told: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for cell, _sentence in told if cell))


def _cell_of(at: Cells, address: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """Return sheet and cell of an address; what is not in the workbook has only the name of its part."""
    code = address.partition("/")[0]
    while address and address not in at:
        address = address.rpartition("/")[0]
    return at.get(address) or (titles.get(code, ""), "")


def _sentence(message: str) -> str:
    """Return what is said of a row without its number: the cell says which row it is."""
    start = re.escape(_("Row %(number)d: %(message)s") % {"number": 0, "message": ""}).replace("0", r"\d+", 1)
    return re.sub(f"^{start}", "", message)
