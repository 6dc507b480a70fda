"""Who sees filings, versions and figures; what is not one's own does not exist."""

from datetime import date
from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.utils import DatabaseError

from accounts.domain import posts
from accounts.models import User
from common import policy
from common.errors import ActRefused
from common.policy import SYSTEM
from journal.models import Paper
from programmes.models import Round
from reports.domain import filings, grants
from reports.models import Fact, Filing, FilingVersion, ListEntry
from tests.factories import reports as make
from tests.factories.reports import World


def sees(actor: User, model: type[Filing] | type[FilingVersion] | type[Fact] | type[ListEntry]) -> bool:
    return model.objects.visible_to(actor).exists()


def readers(world: World) -> list[User]:
    return [world.park, world.province, world.ministry, world.other_park, world.other_province, world.reviewer]


def test_the_row_of_a_draft_is_seen_by_its_filer_and_those_above(world: World, report_round: Round) -> None:
    make.filled_report(world, report_round)
    assert [sees(one, Filing) for one in readers(world)] == [True, True, True, False, False, False]


def test_what_stands_in_a_draft_is_read_by_its_filer_alone(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    found = [bool(policy.can(one, "reports.read_draft", filing)) for one in readers(world)]
    assert found == [True] + [False] * 5


def test_versions_and_figures_are_seen_once_handed_in(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    for model in (FilingVersion, Fact):
        assert [sees(one, model) for one in readers(world)] == [True, True, True, False, False, False]


def test_a_park_does_not_see_the_list_it_stands_on(world: World, call: Round) -> None:
    make.park("JS-1", "常州经济开发区", "320000")
    make.submit(world.province, make.filled_list(world, call, "JS-1"))
    assert [sees(one, ListEntry) for one in readers(world)] == [False, True, True, False, False, False]


def test_a_visitor_sees_nothing(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    visitor = cast("policy.Actor", AnonymousUser())
    assert not Filing.objects.visible_to(visitor).exists()
    assert not FilingVersion.objects.visible_to(visitor).exists()


def test_what_was_taken_back_unread_is_its_filers_alone(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    filings.retract_filing(actor=world.park, filing=filing)
    assert [sees(one, FilingVersion) for one in readers(world)] == [True] + [False] * 5


def test_a_reviewer_sees_the_granted_version_until_the_day(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    grants.grant(actor=world.ministry, version=version, user=world.reviewer, until=date(2026, 3, 10))
    assert list(FilingVersion.objects.visible_to(world.reviewer)) == [version]
    assert not sees(world.reviewer, Filing)
    with make.moved_to(make.NOW.replace(day=11)):
        assert not sees(world.reviewer, FilingVersion)


def test_a_grant_opens_one_version_and_closes_again(world: World, report_round: Round) -> None:
    first = make.submitted_report(world, report_round)
    grants.grant(actor=world.ministry, version=first, user=world.reviewer, until=date(2026, 5, 1))
    make.return_report(world, first.filing, "coordination")
    make.submit(world.park, first.filing)
    assert list(FilingVersion.objects.visible_to(world.reviewer)) == [first]
    assert grants.revoke(actor=world.ministry, version=first, user=world.reviewer)
    assert not sees(world.reviewer, FilingVersion)


def test_only_the_ministry_lets_readers_in(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    for actor in (world.park, world.province, world.reviewer):
        with pytest.raises(ActRefused):
            grants.grant(actor=actor, version=version, user=world.reviewer, until=date(2026, 5, 1))


def test_who_leaves_the_post_loses_the_sight(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    posts.end_post(actor=SYSTEM, post=world.province.posts.get(), until=date(2026, 3, 9))
    assert not sees(User.objects.get(pk=world.province.pk), Filing)


def test_the_paper_of_a_version_is_for_its_readers(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    paper = Paper.objects.get()
    found = [bool(policy.can(one, "reports.filing.read", paper)) for one in readers(world)]
    assert found == [True, True, True, False, False, False]


def test_a_version_cannot_be_changed_even_by_the_program(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    with pytest.raises(DatabaseError), transaction.atomic():
        FilingVersion.objects.filter(pk=version.pk).update(statement="别的")
