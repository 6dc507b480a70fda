"""Whether the parts of a definition agree: every name that is used exists, no code is given twice."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext

from accounts.reference import regions
from programmes.definition import aggregates, formulas, identities
from programmes.definition.base import Entry, Noun
from programmes.definition.definition import Definition
from programmes.definition.dictionary import measures, units, variants
from programmes.definition.form import Field, Form, Section, Step
from programmes.definition.indicator import Indicator
from programmes.definition.ledger import Ledger
from programmes.definition.scheme import Criterion, Scheme

Path = tuple[str | int, ...]
Disagreement = tuple[Path, str]


def disagreements(definition: Definition) -> list[Disagreement]:
    """Return every place (path into the file) that names something unknown or twice, with the cause."""
    checks = (
        _names,
        _twice,
        _citations,
        _units,
        _indicators,
        _identities,
        _goals,
        _forms,
        _deadlines,
        _quotas,
        _evaluations,
        _schemes,
        _ledgers,
    )
    return [found for check in checks for found in check(definition)]


def _unknown(path: Path, name: str, known: Collection[str]) -> Iterator[Disagreement]:
    if name not in known:
        yield path, gettext("there is no %(name)s here") % {"name": name}


def _codes(nouns: Iterable[Any]) -> set[str]:
    return {noun.code for noun in nouns}


def _names(definition: Definition) -> Iterator[Disagreement]:
    if len(definition.mark) != 1:
        yield ("mark",), gettext("the mark is one character")


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Noun):
        yield from ((key, getattr(value, key)) for key in type(value).model_fields)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, value
    for key, child in _children(value):
        yield from _walk(child, (*path, key))


def _twice(definition: Definition) -> Iterator[Disagreement]:
    for path, value in _walk(definition, ()):
        if isinstance(value, tuple) and path[-1] != "args":  # a formula may take a measure twice
            for code, count in Counter(_code(one) for one in value).items():
                if code and count > 1:
                    yield path, gettext("%(code)s is given twice") % {"code": code}


def _code(noun: Any) -> str | None:
    return noun if isinstance(noun, str) else getattr(noun, "code", getattr(noun, "id", None))


def _citations(definition: Definition) -> Iterator[Disagreement]:
    documents = {document.code: document for document in definition.documents}
    for path, value in _walk(definition, ()):
        if isinstance(value, Entry) and value.document:
            yield from _unknown((*path, "document"), value.document, documents)
            if value.clause and value.document in documents:
                clauses = {clause.id for clause in documents[value.document].clauses}
                yield from _unknown((*path, "clause"), value.clause, clauses)


def _units(definition: Definition) -> Iterator[Disagreement]:
    known = {region.code for region in regions()}
    for number, code in enumerate(definition.units):
        yield from _unknown(("units", number), code, known)


def _indicators(definition: Definition) -> Iterator[Disagreement]:
    for number, indicator in enumerate(definition.indicators):
        yield from _indicator(definition, indicator, ("indicators", number))
    for number, group in enumerate(definition.groups):
        members = sum(one.group == group.code for one in definition.indicators)
        if members < group.at_least:
            yield ("groups", number), gettext("the group has only %(members)s indicators") % {"members": members}


def _identities(definition: Definition) -> Iterator[Disagreement]:
    for number, one in enumerate(definition.identities):
        yield from ((("identities", number, key), cause) for key, cause in identities.faults(one))


def _goals(definition: Definition) -> Iterator[Disagreement]:
    for number, goal in enumerate(definition.goals):
        for code in goal.indicators:
            yield from _unknown(("goals", number, "indicators"), code, _codes(definition.indicators))
        for place, figure in enumerate(goal.figures):
            path = ("goals", number, "figures", place)
            for code in figure.measures:
                yield from _measured(code, figure.variant, path)
            yield from (((*path, key), cause) for key, cause in aggregates.faults(figure))
    counts = Counter(figure.code for goal in definition.goals for figure in goal.figures)
    yield from (
        (("goals",), gettext("%(code)s is given twice") % {"code": one}) for one, many in counts.items() if many > 1
    )


def _indicator(definition: Definition, indicator: Indicator, path: Path) -> Iterator[Disagreement]:
    yield from _measured(indicator.measure, indicator.variant, path)
    yield from _unknown((*path, "unit"), indicator.unit, units())
    if indicator.formula:
        yield from _formula(indicator, (*path, "formula"))
    if indicator.group:
        yield from _unknown((*path, "group"), indicator.group, _codes(definition.groups))
    if indicator.tier:
        yield from _unknown((*path, "tier"), indicator.tier, _codes(definition.tiers))
    yield from _conditions(definition, indicator, path)
    if indicator.area:
        yield from _unknown((*path, "area"), indicator.area, _codes(definition.task_areas))


def _conditions(definition: Definition, indicator: Indicator, path: Path) -> Iterator[Disagreement]:
    """A threshold for some parks names an attribute and one of its values, and a measure whose growth decides."""
    known = {f"{one.code}: {value.code}" for one in definition.attributes for value in one.values}
    for number, threshold in enumerate(indicator.thresholds):
        place = (*path, "thresholds", number)
        for name, value in threshold.where.items():
            yield from _unknown((*place, "where"), f"{name}: {value}", known)
        if threshold.reference:
            yield from _unknown((*place, "reference"), threshold.reference, measures())


def _measured(measure: str, variant: str | None, path: Path) -> Iterator[Disagreement]:
    yield from _unknown((*path, "measure"), measure, measures())
    if variant:
        allowed = measures()[measure].variants if measure in measures() else variants()
        yield from _unknown((*path, "variant"), variant, allowed)


def _formula(indicator: Indicator, path: Path) -> Iterator[Disagreement]:
    wanted = indicator.formula
    assert wanted is not None  # noqa: S101 - the caller looked
    yield from _unknown((*path, "name"), wanted.name, formulas.names())
    if wanted.name in formulas.names() and not formulas.takes(wanted.name, len(wanted.args)):
        yield (*path, "args"), gettext("the formula takes another number of arguments")
    for code in wanted.args:
        yield from _unknown((*path, "args"), code, measures())
    if not _knows_its_parts(indicator):
        return
    given = [measures()[code].unit for code in wanted.args]
    if not formulas.unit_fits(wanted, given, indicator.unit):
        yield (
            (*path, "args"),
            gettext("the unit %(unit)s does not follow from %(given)s")
            % {"unit": indicator.unit, "given": ", ".join(given)},
        )


def _knows_its_parts(indicator: Indicator) -> bool:
    """Say whether formula, arguments and unit are all known, so that the units can be held together."""
    wanted = indicator.formula
    return (
        wanted is not None
        and wanted.name in formulas.names()
        and formulas.takes(wanted.name, len(wanted.args))
        and {*wanted.args} <= {*measures()}
        and indicator.unit in units()
    )


def _forms(definition: Definition) -> Iterator[Disagreement]:
    for kind, form in definition.forms.items():
        yield from _form(definition, form, ("forms", kind))


def _form(definition: Definition, form: Form, path: Path) -> Iterator[Disagreement]:
    if form.gathers:
        yield from _unknown((*path, "gathers"), form.gathers, {one.code for one in _applications(definition)})
    if form.none:
        yield from _unknown((*path, "none"), form.none, _answers(form))
    yield from _gathered(definition, form, path)
    yield from _drawn(definition, form, path)
    for number, step in enumerate(form.chain):
        yield from _step(definition, step, (*path, "chain", number))
    for number, section in enumerate(form.sections):
        yield from _section(definition, section, (*path, "sections", number))


def _gathered(definition: Definition, form: Form, path: Path) -> Iterator[Disagreement]:
    """The columns that are filled from an application name an answer of it."""
    asked = definition.forms.get(form.gathers or "")
    known = _answers(asked) if asked else set()
    for here, field in _fields_in(form, path):
        if field.gathers:
            yield from _unknown((*here, "gathers"), field.gathers, known)


def _drawn(definition: Definition, form: Form, path: Path) -> Iterator[Disagreement]:
    """A summary names the reports it is drafted from, and columns that they have."""
    if form.summarises:
        yield from _unknown((*path, "summarises"), form.summarises, definition.forms)
    source = definition.forms.get(form.summarises or "")
    known = _answers(source) if source else set()
    for here, field in _fields_in(form, path):
        if field.draws and source is None:
            yield (*here, "draws"), gettext("the form does not say which reports it summarises")
        for index, one in enumerate(field.draws):
            for name in one.columns:
                yield from _unknown((*here, "draws", index), name, known)


def _fields_in(form: Form, path: Path) -> Iterator[tuple[Path, Field]]:
    for number, section in enumerate(form.sections):
        for place, field in enumerate(section.fields):
            yield (*path, "sections", number, "fields", place), field


def _answers(form: Form) -> set[str]:
    return {f"{section.code}.{field.code}" for section in form.sections for field in section.fields}


def _applications(definition: Definition) -> Iterator[Form]:
    return (form for form in definition.forms.values() if not form.owed)


def _step(definition: Definition, step: Step, path: Path) -> Iterator[Disagreement]:
    if path[-1] != 0 and step.together in ("all", "in_turn"):
        yield (*path, "together"), gettext("bodies sign together only at the level that submits; give lead or any")
    if not definition.bodies.at(step.level):
        yield (*path, "level"), gettext("the programme has no bodies at this level")
    for key in ("bodies", "sees"):
        for code in getattr(step, key):
            yield from _unknown((*path, key), code, definition.bodies.at(step.level))


def _section(definition: Definition, section: Section, path: Path) -> Iterator[Disagreement]:
    if section.area:
        yield from _unknown((*path, "area"), section.area, _codes(definition.task_areas))
    for measure in filter(None, (section.trend, *(section.totals.model_dump().values() if section.totals else ()))):
        yield from _measured(measure, None, path)
    for code in () if section.indicators == "all" else section.indicators:
        yield from _unknown((*path, "indicators"), code, _codes(definition.indicators))
    for number, field in enumerate(section.fields):
        yield from _field(section, field, (*path, "fields", number))


def _field(section: Section, field: Field, path: Path) -> Iterator[Disagreement]:
    if field.unit:
        yield from _unknown((*path, "unit"), field.unit, units())
    for measure in filter(None, (field.measure, field.peak_of)):
        yield from _measured(measure, field.variant, path)
    if field.required_when:
        asked = {one.code for one in section.fields if one.kind == "yes_no"}
        yield from _unknown((*path, "required_when"), field.required_when, asked)
    if field.adds_up_to:
        yield from _unknown((*path, "adds_up_to"), field.adds_up_to, {one.code for one in section.fields})
    if field.not_before:
        days = {one.code for one in section.fields if one.kind == "date"}
        yield from _unknown((*path, "not_before"), field.not_before, days)


def _deadlines(definition: Definition) -> Iterator[Disagreement]:
    for number, rule in enumerate(definition.deadlines):
        if rule.form:
            known = {*definition.forms, *_codes(definition.evaluations)}
            yield from _unknown(("deadlines", number, "form"), rule.form, known)


def _quotas(definition: Definition) -> Iterator[Disagreement]:
    for number, quota in enumerate(definition.quotas):
        places = _places(definition)
        yield from _unknown(("quotas", number, "section"), f"{quota.form}.{quota.section}", places)
        if quota.excess == "justify":
            fields = _fields(definition, quota.form)
            yield from _unknown(("quotas", number, "justification"), quota.justification, fields)


def _places(definition: Definition) -> set[str]:
    return {f"{kind}.{section.code}" for kind, form in definition.forms.items() for section in form.sections}


def _fields(definition: Definition, form: str) -> set[str]:
    sections = definition.forms[form].sections if form in definition.forms else ()
    return {f"{section.code}.{field.code}" for section in sections for field in section.fields}


def _evaluations(definition: Definition) -> Iterator[Disagreement]:
    for number, plan in enumerate(definition.evaluations):
        yield from _unknown(("evaluations", number, "scheme"), plan.scheme, definition.schemes)
        if plan.form:
            yield from _unknown(("evaluations", number, "form"), plan.form, definition.forms)


def _schemes(definition: Definition) -> Iterator[Disagreement]:
    for code, scheme in definition.schemes.items():
        yield from _scheme(definition, scheme, ("schemes", code))


def _scheme(definition: Definition, scheme: Scheme, path: Path) -> Iterator[Disagreement]:
    for number, criterion in enumerate(scheme.criteria):
        yield from _criterion(definition, criterion, (*path, "criteria", number))
    for number, band in enumerate(scheme.bands):
        for outcome in band.outcomes:
            yield from _unknown((*path, "bands", number, "outcomes"), outcome, _codes(definition.outcomes))
    for number, veto in enumerate(scheme.vetoes):
        yield from _unknown((*path, "vetoes", number, "band"), veto.band, _codes(scheme.bands))


def _criterion(definition: Definition, criterion: Criterion, path: Path) -> Iterator[Disagreement]:
    if criterion.area:
        yield from _unknown((*path, "area"), criterion.area, _codes(definition.task_areas))
    for place in criterion.evidence:
        yield from _unknown((*path, "evidence"), place, _places(definition))


def _ledgers(definition: Definition) -> Iterator[Disagreement]:
    for number, ledger in enumerate(definition.ledgers):
        yield from _ledger(definition, ledger, ("ledgers", number))


def _ledger(definition: Definition, ledger: Ledger, path: Path) -> Iterator[Disagreement]:
    own = {*_codes(ledger.fields), *(("project",) if ledger.project else ())}
    if ledger.report:
        place, asked = (*path, "report"), _asked(definition, ledger.report.form, ledger.report.section)
        yield from _unknown((*place, "section"), f"{ledger.report.form}.{ledger.report.section}", _places(definition))
        for there, here in ledger.report.columns.items():
            yield from (*_unknown((*place, "columns"), there, asked), *_unknown((*place, "columns"), here, own))
        for there in ledger.report.counts:
            yield from _unknown((*place, "counts"), there, asked)
    if ledger.feed:
        place, asked = (*path, "feed"), _asked(definition, ledger.feed.form, ledger.feed.section)
        yield from _unknown((*place, "section"), f"{ledger.feed.form}.{ledger.feed.section}", _places(definition))
        for here, there in ledger.feed.columns.items():
            yield from (*_unknown((*place, "columns"), there, asked), *_unknown((*place, "columns"), here, own))


def _asked(definition: Definition, form: str, section: str) -> set[str]:
    """Return the codes of the fields of a section, nothing for one that does not exist."""
    found = (one for one in (definition.forms[form].sections if form in definition.forms else ()))
    return {field.code for one in found if one.code == section for field in one.fields}
