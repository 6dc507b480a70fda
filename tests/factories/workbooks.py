"""Workbooks as people work in them: downloaded, changed in a spreadsheet program, sent back."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from accounts.choices import OrganisationKind
from accounts.domain import organisations
from accounts.domain.regions import load_regions
from accounts.models import Organisation, Region, User
from common.policy import SYSTEM
from parks.models import Park
from programmes.choices import RoundKind
from programmes.definition import Definition, Form
from programmes.domain.editions import load_programme
from programmes.models import Participation, Programme, ReportingUnit, Round
from reports.domain import filings, workbooks
from reports.domain.workbooks.layout import CODES_ROW, FIRST_ROW, MARK
from reports.models import Filing, SentWorkbook
from tests.factories import reports as make
from tests.factories.rounds import open_round

DEFINITIONS = Path(settings.BASE_DIR) / "programmes" / "definitions"
PROGRAMMES = ("circular_retrofits", "eco_parks_2015", "eco_parks_2026", "green_bases", "hitech_zones")


class Spreadsheet:
    """A downloaded workbook, open in a spreadsheet program."""

    def __init__(self, content: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(content))

    def sheet(self, code: str) -> Worksheet:
        """Return the sheet of a section."""
        marked = (one for one in self.book.worksheets if one.cell(CODES_ROW + 1, 1).value == f"{MARK}{code}")
        return next(marked)

    def at(self, address: str) -> Any:
        """Return the cell of `section/key/column` or `section/field`."""
        section, *path = address.split("/")
        sheet = self.sheet(section)
        column = path[1] if len(path) > 1 else "value"
        codes = {cell.value: cell.column for cell in sheet[CODES_ROW + 1]}
        return sheet.cell(self.row(section, path[0])[0].row, codes[column])

    def keys(self, code: str) -> list[str]:
        """Return the keys of the rows of a sheet, empty rows included."""
        return [str(cell.value) for cell in self.sheet(code)["A"][FIRST_ROW:] if cell.value]

    def put(self, address: str, value: object) -> None:
        """Type a value."""
        self.at(address).value = value

    def add(self, code: str, values: Mapping[str, object]) -> str:
        """Fill in the first empty row; return its key."""
        key = next(key for key in self.keys(code) if not self.filled(code, key))
        for column, value in values.items():
            self.put(f"{code}/{key}/{column}", value)
        return key

    def row(self, code: str, key: str) -> Any:
        """Return the cells of the row of a key."""
        sheet = self.sheet(code)
        return sheet[next(cell.row for cell in sheet["A"] if cell.value == key)]

    def filled(self, code: str, key: str) -> bool:
        """Say whether something stands in a row, its number apart."""
        return any(cell.value not in (None, "") for cell in self.row(code, key)[2:])

    def empty(self, code: str, key: str) -> None:
        """Empty a row."""
        for cell in self.row(code, key)[2:]:
            cell.value = None

    def content(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def draft(actor: User, filing: Filing) -> bytes:
    """Download the workbook of a draft."""
    return workbooks.draft_workbook(actor=actor, filing=filing)[1]


def downloaded(actor: User, filing: Filing) -> Spreadsheet:
    """Download the workbook of a draft and open it."""
    return Spreadsheet(draft(actor, filing))


def send(actor: User, filing: Filing, content: bytes | Spreadsheet, name: str = "工作簿.xlsx") -> SentWorkbook:
    """Send a workbook for a draft."""
    plain = content.content() if isinstance(content, Spreadsheet) else content
    return workbooks.send_workbook(actor=actor, filing=filing, upload=ContentFile(plain, name=name))


def confirm(actor: User, sent: SentWorkbook, *chosen: str) -> workbooks.Comparison:
    """Confirm what was looked at."""
    seal = workbooks.look(actor=actor, sent=sent).seal
    return workbooks.write_workbook(actor=actor, sent=sent, seal=seal, chosen=chosen)


@dataclass
class Season:
    """A programme with the bodies of one province and one park, and a round for whatever form."""

    programme: Programme
    unit: ReportingUnit
    province: User
    park: User
    base: Participation
    applicant: Park

    @property
    def definition(self) -> Definition:
        assert self.programme.edition is not None
        return self.programme.edition.definition

    def filing(self, form: Form, year: int = 2025) -> Filing:
        """Begin the filing of a form, in a round of its own or in that of the list that gathers it."""
        gathering = next((one for one in self.definition.forms.values() if one.gathers == form.code), None)
        opened = self._round(gathering or form, year)
        if gathering:
            return filings.open_application(actor=self.park, round=opened, park=self.applicant, unit=self.unit)
        base = self.base if form.filer == "park" else None
        return filings.open_filing(actor=self.filer(form), round=opened, unit=self.unit, participation=base)

    def _round(self, form: Form, year: int) -> Round:
        known = Round.objects.filter(programme=self.programme, form=form.code, year=year).first()
        return known or open_round(
            actor=SYSTEM,
            programme=self.programme,
            kind=RoundKind(form.round),
            form=form.code,
            year=year,
            title=f"{year}年{form.name.zh}",
            opens_on=date(2026, 1, 15),
            due_on=date(2026, 3, 31),
        )

    def filer(self, form: Form) -> User:
        return self.park if form.filer == "park" else self.province


def season(definition: str) -> Season:
    """Build the season of a programme; call it under the frozen clock."""
    load_regions(actor=SYSTEM)
    programme = load_programme(path=DEFINITIONS / f"{definition}.yaml", actor=SYSTEM).programme
    assert programme.edition is not None
    kinds = programme.edition.definition.bodies
    for kind in kinds.ministry:
        _body(kind, "000000", f"部委{kind}")
    provinces = [_body(kind, "320000", f"江苏省{kind}") for kind in kinds.province]
    committee = _body(OrganisationKind.PARK_COMMITTEE, "320000", "常州经济开发区管理委员会")
    unit = ReportingUnit.objects.select_related("region").get(programme=programme, region="320000")
    listed = make.park("JS-1", "常州经济开发区", "320000", committee, in_catalogue_2018=True)
    return Season(
        programme=programme,
        unit=unit,
        province=make.person("province", provinces[0]),
        park=make.person("park", committee),
        base=make.enrol(programme, unit, listed, 1),
        applicant=make.park("JS-900", "伊通满族自治县经济开发区", "320000", committee, in_catalogue_2018=True),
    )


def _body(kind: str, region: str, name: str) -> Organisation:
    where = Region.objects.get(kind="country") if region == "000000" else Region.objects.get(pk=region)
    return organisations.found(actor=SYSTEM, kind=kind, name=name, short_name=name[:20], region=where)
