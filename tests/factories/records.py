"""Records of ledgers, entered by their acts or by their pages."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.test import Client

from accounts.models import User
from programmes.models import Participation
from reports.domain import dossiers, projections, records, versions
from reports.domain.records import Stated, Wanted
from reports.models import Filing, Record
from tests.factories import reports as make
from tests.factories.reports import World

SUPPORT = {
    "source": "省级节能与循环经济专项资金",
    "giver": "province",
    "kind": "local_funds",
    "dated": "2026-02-10",
    "amount": "1200.50",
    "document": "苏财资环〔2026〕8号",
}
PROBLEM = {
    "title": "热力管网扩建用地指标不足",
    "kind": "land",
    "dated": "2026-02-10",
    "description": "热力管网扩建需新增用地12亩，年度指标不足。",
}
CASE = {"title": "一套管家管到底", "dated": "2026-02-10", "text": "统一监测、统一处置的环保管家机制。"}


def wanted(base: Participation, ledger: str) -> Wanted:
    edition = base.programme.edition
    assert edition is not None
    return Wanted(base.programme, edition.definition.ledger(ledger), base, base.unit)


def entered(actor: User, base: Participation, ledger: str, fields: Mapping[str, str]) -> Record:
    """Enter a record about a base."""
    return records.enter(actor=actor, wanted=wanted(base, ledger), stated=Stated(fields))


def plan_with_project(world: World, name: str) -> str:
    """Put a plan of the first base on file that names one project; return the key of its row.

    What else a plan needs is asked where plans are tested.
    """
    filing, key = make.plan_draft(world), str(uuid.uuid4())
    make.save(world.park, filing, "projects", {"rows": [make.project(uuid=key, name=name)]})
    version = versions.freeze(
        actor=world.park, dossier=dossiers.of_draft(filing), statement="报送", key=uuid.uuid4(), late=False
    )
    projections.rebuild(version)
    Filing.objects.filter(pk=filing.pk).update(current_version=version)
    return key


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def posted(user: User, address: str, values: Mapping[str, Any]) -> Any:
    """Post a form of the portal; return the answer."""
    return browser(user).post(address, dict(values))


def enter_by_page(
    user: User, ledger: str, values: Mapping[str, Any], programme: str = "green_bases", **query: Any
) -> Any:
    """Post the form of a new record; return the answer."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return posted(user, f"/records/{programme}/{ledger}/new/?{asked}", values)
