"""The demonstration world for tests that look at the whole portal: made once for a folder, never committed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.choices import OrganisationKind, Role
from accounts.domain import posts, users
from accounts.models import Organisation, User
from common import policy
from portal.demo import people, seeding
from portal.demo.world import PASSWORD, World


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Return the demonstration world with one year on file, and an idle reviewer beside those who were asked."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_programmes", verbosity=0)
        told = seeding.seed(lambda _line: None, years_on_file=1)
        told.people["expert3"] = idle_reviewer()
        yield told
        transaction.set_rollback(True)


def idle_reviewer() -> User:
    user = users.create_user(actor=policy.SYSTEM, username="expert3", name="白露", password=PASSWORD)
    pool = Organisation.objects.get(kind=OrganisationKind.EXPERTS)
    posts.appoint(actor=policy.SYSTEM, user=user, organisation=pool, role=Role.REVIEWER, since=people.SINCE)
    return user
