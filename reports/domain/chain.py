"""Through whom a filing goes: the levels of its form, and the body at each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Organisation
from common.errors import Problem, RuleViolation
from parks.models import Park
from programmes.choices import Level
from programmes.definition import Form, Step
from programmes.domain import bodies
from programmes.models import Programme, ReportingUnit
from reports.models import Filing


@dataclass(frozen=True)
class Link:
    """One holder of the chain; step 0 is the filer."""

    step: int
    level: str
    body: Organisation | None


def filer(*, form: Form, programme: Programme, unit: ReportingUnit, park: Park | None) -> Organisation:
    """Return the body that files. Raises `RuleViolation` when the register has none."""
    return _body(programme, form.chain[0], unit, park)


def next_body(filing: Filing, step: int) -> Organisation:
    """Return the body that receives the filing at a step of its chain."""
    wanted = filing.filled_form.chain[step]
    return _body(filing.programme, wanted, filing.unit, filing.park)


def links(filing: Filing) -> list[Link]:
    """Return the whole chain for display; a body that is missing in the register is None."""
    found = [Link(0, filing.filled_form.filer, filing.body)]
    for number, step in enumerate(filing.filled_form.receivers, start=1):
        body = filing.holder if number == filing.step else _found(filing, step)
        found.append(Link(number, step.level, body))
    return found


def _found(filing: Filing, step: Step) -> Organisation | None:
    try:
        return _body(filing.programme, step, filing.unit, filing.park)
    except RuleViolation:
        return None


def _body(programme: Programme, step: Step, unit: ReportingUnit, park: Park | None) -> Organisation:
    rows = bodies.bodies_at(programme=programme, level=Level(step.level), unit=unit, park=park)
    fitting = [body for body in rows if not step.bodies or body.kind in step.bodies]
    if not fitting:
        message = _("The register has no body that acts here (%(level)s).") % {"level": Level(step.level).label}
        raise RuleViolation([Problem("", message, step.rule, _("Ask the operator to enter the body."))])
    return fitting[0]
