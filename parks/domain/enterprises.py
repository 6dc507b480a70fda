"""The register of enterprises: entered once by code, later amended."""

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks import credit_code
from parks.models import Enterprise, Park
from parks.rules.enterprise import kept_by

RULE = "HZ-12"


@transaction.atomic
def register(*, actor: policy.Actor, name: str, code: str, park: Park) -> Enterprise:
    """Enter an enterprise of a park. Raises `RuleViolation` at `name`, at `code` (wrong or taken) or at `park`."""
    policy.require(actor, "parks.register_enterprise", park)
    code = credit_code.normalised(code)
    _check(name, code)
    enterprise = Enterprise(name=name.strip(), code=code, park=park, registered_at=clock.now())
    try:
        with transaction.atomic():
            enterprise.save(force_insert=True)
    except IntegrityError as error:
        raise RuleViolation([_taken(code)]) from error
    events.record(kind="enterprise.registered", actor=actor, subject=enterprise.as_subject(), data={"code": code})
    return enterprise


@transaction.atomic
def amend(*, actor: policy.Actor, enterprise: Enterprise, name: str, park: Park) -> Enterprise:
    """Change the name of an enterprise, or the park it lies in; who moves it keeps both parks."""
    locked = Enterprise.objects.select_for_update(of=("self",)).select_related("park").get(pk=enterprise.pk)
    policy.require(actor, "parks.amend_enterprise", locked)
    policy.require(actor, "parks.register_enterprise", park)
    _check(name, locked.code)
    before = {"name": locked.name, "park": locked.park.name}
    locked.name, locked.park = name.strip(), park
    locked.save(update_fields=["name", "park"])
    data = {"before": before, "after": {"name": locked.name, "park": park.name}}
    events.record(kind="enterprise.amended", actor=actor, subject=locked.as_subject(), data=data)
    return locked


def known(*, actor: policy.Actor, name: str, code: str, park: Park) -> Enterprise:
    """Return the enterprise of a code in this park, entered now if it is new. Raises as `register`.

    A code that stands under another name or park is a problem at its field: the register is amended first.
    """
    found = Enterprise.objects.filter(code=credit_code.normalised(code)).select_related("park").first()
    if found is None:
        return register(actor=actor, name=name, code=code, park=park)
    if not Enterprise.objects.filter(pk=found.pk).visible_to(actor).exists():
        raise RuleViolation([_taken(found.code)])
    if found.park_id != park.pk:
        message = _("The register has this enterprise in %(park)s.") % {"park": found.park.name}
        raise RuleViolation([Problem("park", message, RULE, _("Choose that park, or change the register first."))])
    if found.name != name.strip():
        message = _("The register calls this enterprise “%(name)s”.") % {"name": found.name}
        raise RuleViolation([Problem("name", message, RULE, _("Take that name, or change the register first."))])
    return found


def parks_kept_by(actor: policy.Actor) -> QuerySet[Park]:
    """Return the parks whose enterprises the actor may enter."""
    if policy.can(actor, "parks.register_park"):
        return Park.objects.visible_to(actor)
    return Park.objects.visible_to(actor).filter(kept_by(actor)).distinct()


def _check(name: str, code: str) -> None:
    problems = []
    if not name.strip():
        problems.append(Problem("name", _("Enter the name of the enterprise."), RULE))
    if not credit_code.is_valid(code):
        values = {"code": code, "count": len(code)}
        message = _("“%(code)s” is no unified social credit code: its last character does not fit.")
        if len(code) != credit_code.LENGTH:
            message = _("A unified social credit code has 18 characters; this one has %(count)d.")
        problems.append(Problem("code", message % values, RULE, _("Copy it from the business licence.")))
    if problems:
        raise RuleViolation(problems)


def _taken(code: str) -> Problem:
    message = _("The code “%(code)s” is in the register already.") % {"code": code}
    return Problem("code", message, RULE, _("Look the enterprise up; another park may have entered it."))
