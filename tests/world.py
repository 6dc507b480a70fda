"""The demonstration world, for tests that look at the whole portal."""

import pytest
from django.core.management import call_command

from accounts.choices import OrganisationKind, Role
from accounts.domain import posts, users
from accounts.models import Organisation, User
from common import policy
from portal.demo import people, seeding
from portal.demo.world import PASSWORD, World


@pytest.fixture
def world(demo_world: World) -> World:
    """Return the demonstration world, where tests know no other."""
    return demo_world


def demonstration() -> World:
    """Make the demonstration world with one year on file, and an idle reviewer beside those who were asked."""
    call_command("load_programmes", verbosity=0)
    told = seeding.seed(lambda _line: None, years_on_file=1)
    told.people["expert3"] = idle_reviewer()
    return told


def idle_reviewer() -> User:
    user = users.create_user(actor=policy.SYSTEM, username="expert3", name="白露", password=PASSWORD)
    pool = Organisation.objects.get(kind=OrganisationKind.EXPERTS)
    posts.appoint(actor=policy.SYSTEM, user=user, organisation=pool, role=Role.REVIEWER, since=people.SINCE)
    return user
