"""All that is known of one filing while it is read, checked or projected: read once, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from common import clock
from common.formats import number_text
from parks.models import Enterprise, Park
from programmes.definition import Definition, Form, Indicator, Section
from reports.domain.parks_named import Naming, find_parks
from reports.models import ApprovedPlan, Explanation, Fact, Filing, FilingVersion, Target

Content = dict[str, Any]
MeasureKey = tuple[str, str]  # measure, variant


@dataclass(frozen=True)
class FileRef:
    """A file of a section as a version freezes it."""

    section: str
    field: str
    name: str
    size: int
    sha256: str
    public_id: str

    def frozen(self) -> dict[str, Any]:
        """Return the row that is kept with the version."""
        return dict(vars(self))


@dataclass
class Dossier:
    """The contents of a draft, or of a version when `version` is given."""

    filing: Filing
    definition: Definition
    contents: Mapping[str, Content]
    files: tuple[FileRef, ...] = ()
    version: FilingVersion | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)  # version of each section of the draft

    @cached_property
    def form(self) -> Form:
        return self.filing.filled_form

    @property
    def year(self) -> int:
        return self.filing.period

    @property
    def park(self) -> Park | None:
        return self.filing.park

    def content(self, section: str) -> Content:
        """Return the content of a section, empty if nothing was ever saved."""
        return self.contents.get(section) or {}

    def files_of(self, section: str, field_code: str | None = None) -> tuple[FileRef, ...]:
        """Return the files of a section, or of one of its fields."""
        fitting = (one for one in self.files if one.section == section)
        return tuple(one for one in fitting if field_code in (None, one.field))

    @cached_property
    def parks(self) -> Mapping[str, Naming]:
        """Return what the park texts of all rows name: text as typed -> the parks found."""
        return find_parks(self._park_texts())

    @cached_property
    def enterprises(self) -> Mapping[str, Enterprise]:
        """Return enterprises by credit code: of the park, or those that the version names wherever they are now."""
        if self.park is None:
            return {}
        rows = Enterprise.objects.filter(park=self.park)
        if self.version is not None:
            rows = Enterprise.objects.filter(code__in=set(self._enterprise_codes()))
        return {one.code: one for one in rows}

    @cached_property
    def series(self) -> Mapping[MeasureKey, Mapping[int, Fact]]:
        """Return the standing facts of the park before the period of this filing, by measure and year."""
        if self.park is None:
            return {}
        rows = Fact.objects.current().filter(park=self.park, year__lt=self.year).order_by("version__submitted_at")
        series: dict[MeasureKey, dict[int, Fact]] = defaultdict(dict)
        for fact in rows:
            series[fact.measure, fact.variant][fact.year] = fact
        return series

    @cached_property
    def elsewhere(self) -> Mapping[tuple[MeasureKey, int], Fact]:
        """Return what the park said in other filings that stand, by measure and year (X-03)."""
        if self.park is None:
            return {}
        years = {self.year + section.year_offset for section in self.form.sections}
        rows = Fact.objects.current().filter(park=self.park, year__in=years).exclude(version__filing=self.filing.pk)
        rows = rows.select_related("version__filing__programme").order_by("version__submitted_at")
        return {((fact.measure, fact.variant), fact.year): fact for fact in rows}

    @cached_property
    def explanations(self) -> Mapping[str, Explanation]:
        """Return the last explanation of each figure of the draft, by `section/indicator`."""
        return {one.address: one for one in Explanation.objects.filter(filing=self.filing.pk)}

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """Return the final targets of the plan in force, by indicator, as printed there."""
        if self.park is None:
            return {}
        plans = ApprovedPlan.objects.in_force(clock.today()).filter(participation__programme=self.filing.programme_id)
        rows = Target.objects.filter(park=self.park, version__approval__in=plans, is_milestone=False)
        rows = rows.filter(target__isnull=False)
        return {row.indicator: number_text(row.target, row.target_decimals) for row in rows}

    def said_elsewhere(self, indicator: Indicator, year: int) -> Fact | None:
        """Return the figure of a year that another filing of the park gives, None if none does."""
        return self.elsewhere.get(((indicator.measure, indicator.variant), year))

    def figure(self, measure: str, variant: str, year: int) -> Fact | None:
        """Return the standing fact of a year before the period, None if there is none."""
        return self.series.get((measure, variant), {}).get(year)

    def _enterprise_codes(self) -> Iterable[str]:
        for section in self.form.sections:
            if section.kind == "energy":
                yield from (str(row.get("enterprise") or "") for row in self.content(section.code).get("rows", []))

    def _park_texts(self) -> Iterable[str]:
        for section in self.form.sections:
            columns = [one.code for one in section.fields if one.kind == "park"]
            for row in self.content(section.code).get("rows", []) if columns else []:
                yield from (str(row.get(code) or "") for code in columns)


@dataclass(frozen=True)
class Place:
    """One section within its dossier: what a section kind works on."""

    dossier: Dossier
    section: Section

    @property
    def content(self) -> Content:
        return self.dossier.content(self.section.code)

    @property
    def year(self) -> int:
        """Return the year of which the section asks figures."""
        return self.dossier.year + self.section.year_offset

    def address(self, *parts: str) -> str:
        """Return `section/row/column`."""
        return "/".join((self.section.code, *parts))


def of_draft(filing: Filing) -> Dossier:
    """Read the draft of a filing."""
    sections = list(filing.sections.all())
    return Dossier(
        filing=filing,
        definition=filing.round.definition,
        contents={section.code: section.content for section in sections},
        numbers={section.code: section.version for section in sections},
        files=tuple(attached(filing)),
    )


def of_version(version: FilingVersion) -> Dossier:
    """Read a frozen version, under the edition it was made for."""
    return Dossier(
        filing=version.filing,
        definition=version.filing.round.definition,
        contents=version.content,
        files=tuple(FileRef(**row) for row in version.files),
        version=version,
    )


def attached(filing: Filing) -> Iterable[FileRef]:
    """Yield the files attached to the draft now."""
    for one in filing.attachments.filter(removed_at__isnull=True).select_related("file").order_by("id"):
        stored = one.file
        yield FileRef(one.section, one.field, stored.name, stored.size, stored.sha256, str(stored.public_id))
