"""Every operation is asked for nonsense and for sense, as each role: no fault, no answer outside the schema.

`make test` asks each operation a few times as each role; `make fuzz` (FUZZ_EXAMPLES) as often as wanted.
"""

import copy
import os
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import schemathesis
from django.core.files.base import ContentFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from accounts.choices import ADMINISTRATORS, OrganisationKind, Role
from accounts.models import User
from config.wsgi import application
from parks.domain import loads
from parks.domain.loads import sending
from parks.models import ParkLoad
from programmes.models import Obligation
from reports.domain import filings
from reports.models import Filing, FilingVersion
from tests.api.conftest import Ask
from tests.factories import accounts
from tests.factories import evaluations as judge
from tests.factories import reports as make
from tests.factories.reports import World

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
ROLES = ("ministry", "province", "other_province", "park", "other_park", "reviewer", "visitor", *ADMINISTRATORS)
MISSING = "00000000-0000-4000-8000-000000000000"
# Whether sensible data is accepted depends on the state of a filing, which no schema says: refusals are right answers.
WITHIN = ("event", "number")  # numbers of rows inside an object
UNSAID = {"positive_data_acceptance", "max_response_time"}

pytestmark = [pytest.mark.django_db, pytest.mark.once]
load_all_checks()


@pytest.fixture(autouse=True)
def one_connection(db: None) -> Iterator[None]:
    """Keep the test's connection open: the WSGI application closes it around each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def objects(world: World) -> dict[str, list[Any]]:
    """Return what the addresses may name: a report under review, one being written, a list, a released result."""
    released = judge.released(world)
    call = make.call_round(world)
    make.list_draft(world, call)
    owed = Obligation.objects.get(participation=world.other_base, form="annual_report")
    filings.open_filing(actor=world.other_park, round=owed.round, unit=owed.unit, participation=owed.participation)
    rows = [str(one) for one in Filing.objects.values_list("public_id", flat=True)]
    return {
        "filings": [*rows, MISSING],
        "versions": [*FilingVersion.objects.values_list("label", flat=True), "GB-1"],
        "evaluations": [str(released.evaluation.public_id), MISSING],
        "parks": [str(world.base.park.public_id), MISSING],
        "park-sheets": [str(_sheet(world).public_id), MISSING],
        "rounds": [str(call.public_id), MISSING],
        "obligations": [*Obligation.objects.values_list("pk", flat=True), 0],
        "participations": [world.base.pk, world.other_base.pk, 0],
        "programmes": ["green_bases", "nothing"],
        "code": ["experience", "indicators", "projects", "candidates", "nothing"],
    }


def _sheet(world: World) -> ParkLoad:
    """Return a sheet of parks that is compared and waits for decisions."""
    upload = ContentFile("开发区名称,省份\n如东经济开发区,江苏\n".encode(), name="a.csv")
    load = loads.send(actor=world.ministry, upload=upload, source="名单")
    sending.keep_lines(load, sending.compare(load))
    return load


def narrowed(objects: dict[str, list[Any]]) -> dict[str, Any]:
    """Return the schema with the objects there are: nonsense ids alone would never pass the first look-up."""
    schema: dict[str, Any] = copy.deepcopy(SchemaGenerator().get_schema(request=None, public=True))
    for path, operations in schema["paths"].items():
        noun = path.split("/")[3]
        for parameter in (one for operation in operations.values() for one in operation.get("parameters", [])):
            if parameter["in"] == "path" and noun in objects and parameter["name"] not in WITHIN:
                key = "code" if parameter["name"] == "code" and noun == "filings" else noun
                parameter["schema"]["enum"] = objects[key]
    schema["components"]["schemas"]["OpenRequest"]["properties"]["obligation"]["enum"] = objects["obligations"]
    return schema


def operations(schema: dict[str, Any]) -> Iterator[Any]:
    loaded = schemathesis.openapi.from_dict(schema)
    loaded.app = application
    for found in loaded.get_all_operations():
        assert isinstance(found, Ok)
        yield found.ok()


def who(world: World, role: str) -> User:
    """Return somebody in a role; the administrators are made here, as the world needs none."""
    if role not in ADMINISTRATORS:
        return getattr(world, role)  # type: ignore[no-any-return]
    return accounts.person(role, accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位"), Role(role))


@pytest.mark.parametrize("role", ROLES)
def test_no_role_finds_a_fault_or_an_answer_outside_the_schema(
    world: World, ask: Ask, objects: dict[str, list[Any]], role: str
) -> None:
    headers = {"Authorization": f"Bearer {ask(who(world, role)).key}"} if role != "visitor" else {}
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in UNSAID]
    asked = 0

    for operation, mode in product(operations(narrowed(objects)), list(GenerationMode)):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize="FUZZ_EXAMPLES" not in os.environ,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def answers(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=headers, checks=checks)

        answers()
    assert asked >= len(SchemaGenerator().get_schema(request=None, public=True)["paths"])
