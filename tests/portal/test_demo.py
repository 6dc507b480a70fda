"""The demonstration: made once, only in a demo, the same figures on every machine."""

from io import StringIO

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from portal.demo import people
from portal.demo.figures import figures_of
from portal.demo.world import PASSWORD, World

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_figures_are_the_same_on_every_machine() -> None:
    assert (figures_of(1, 2021)["gdp"], figures_of(31, 2021)["energy_total"]) == ("797.10", "420.93")


def test_no_two_bases_have_the_same_figures() -> None:
    assert len({figures_of(sequence, 2024)["gdp"] for sequence in range(1, 32)}) == 31


def test_the_world_is_not_made_where_the_portal_is_no_demo() -> None:
    assert not configured.DEMO
    with pytest.raises(CommandError, match="not a demo"):
        call_command("seed_demo")


def test_a_second_seeding_changes_nothing_and_shows_the_accounts(world: World, settings: Settings) -> None:
    settings.DEMO = True
    before, out = User.objects.count(), StringIO()
    call_command("seed_demo", stdout=out)
    assert User.objects.count() == before
    assert "nothing was changed" in out.getvalue()
    assert PASSWORD in out.getvalue()
    assert [username for _shown, username in people.accounts_shown() if username not in out.getvalue()] == []


def test_every_account_of_the_login_page_signs_in(world: World) -> None:
    accounts = User.objects.in_bulk([username for _shown, username in people.accounts_shown()], field_name="username")
    assert [name for _shown, name in people.accounts_shown() if not accounts[name].check_password(PASSWORD)] == []
