"""Inside the body a filing is drafted, checked and issued, by one person or three as the body sets."""

from dataclasses import dataclass

import pytest
from django.test import Client

from accounts.choices import Duty
from accounts.domain import posts
from accounts.models import Post, User
from common import clock
from common.errors import ActRefused, RuleViolation
from journal.models import Event
from portal.domain import work
from programmes.models import Round
from reports.domain import filings, inner_steps, reviews, sections
from reports.models import Filing, InnerCheck
from tests.factories import reports as make
from tests.factories.reports import World


@dataclass
class Office:
    """The people of a committee, each with one duty."""

    clerk: User
    checker: User
    chief: User


def in_steps(user: User) -> None:
    post = user.posts.get()
    posts.set_steps(actor=user, organisation=post.organisation, in_steps=True)
    user.forget_posts()


@pytest.fixture
def office(world: World) -> Office:
    body = world.park.posts.get().organisation
    found = Office(world.park, make.person("checker", body), make.person("chief", body))
    in_steps(world.park)
    for user, duty in ((found.clerk, Duty.DRAFT), (found.checker, Duty.CHECK)):
        posts.set_duties(
            actor=User.objects.get(pk=found.chief.pk),
            post=user.posts.get(),
            drafts=duty == Duty.DRAFT,
            checks=duty == Duty.CHECK,
            issues=False,
        )
    return Office(*(User.objects.get(pk=one.pk) for one in (found.clerk, found.checker, found.chief)))


@pytest.fixture
def filing(world: World, report_round: Round, office: Office) -> Filing:
    return make.filled_report(World(**{**vars(world), "park": office.clerk}), report_round)


def test_drafted_checked_issued_by_three(filing: Filing, office: Office) -> None:
    with pytest.raises(ActRefused, match="审核"):
        make.submit(office.chief, filing)
    noted = inner_steps.check_filing(actor=office.checker, filing=filing)
    assert (noted.by_name, Event.objects.filter(kind="filing.checked", actor=office.checker).count()) == ("checker", 1)
    version = make.submit(office.chief, filing)
    assert (version.submitted_by, Filing.objects.get().state) == (office.chief, "reviewing")


@pytest.mark.parametrize("name", ["clerk", "checker"])
def test_only_who_issues_hands_in(filing: Filing, office: Office, name: str) -> None:
    inner_steps.check_filing(actor=office.checker, filing=filing)
    with pytest.raises(ActRefused, match="签发"):
        make.submit(getattr(office, name), filing)
    assert Filing.objects.get().state == "draft"


def test_only_who_checks_checks_and_only_who_drafts_writes(filing: Filing, office: Office) -> None:
    with pytest.raises(ActRefused):
        inner_steps.check_filing(actor=office.clerk, filing=filing)
    drafted = Filing.objects.get()
    with pytest.raises(ActRefused):
        sections.require_open(office.checker, drafted, "coordination")
    sections.require_open(office.clerk, drafted, "coordination")


def test_a_change_after_the_check_asks_for_another_one(filing: Filing, office: Office) -> None:
    inner_steps.check_filing(actor=office.checker, filing=filing)
    with pytest.raises(ActRefused, match="没有修改"):
        inner_steps.check_filing(actor=office.checker, filing=filing)
    content = make.report_content(filing, rd_intensity="3.4")["indicators"]
    make.save(office.clerk, filing, "indicators", content)
    with pytest.raises(ActRefused, match="须先"):
        make.submit(office.chief, filing)
    inner_steps.check_filing(actor=office.checker, filing=filing)
    assert make.submit(office.chief, filing).number == 1


def test_what_was_returned_is_checked_anew(world: World, filing: Filing, office: Office) -> None:
    inner_steps.check_filing(actor=office.checker, filing=filing)
    make.submit(office.chief, filing)
    returned = make.return_report(world, filing, "coordination")
    with pytest.raises(ActRefused, match="须先"):
        make.submit(office.chief, returned)


def test_what_is_to_be_mended_is_not_checked(world: World, report_round: Round, office: Office) -> None:
    drafted = make.filled_report(World(**{**vars(world), "park": office.clerk}), report_round, rd_intensity="三点三")
    with pytest.raises(RuleViolation):
        inner_steps.check_filing(actor=office.checker, filing=drafted)
    assert not InnerCheck.objects.exists()


def test_one_person_may_hold_all_three(world: World, report_round: Round) -> None:
    in_steps(world.park)
    drafted = make.filled_report(world, report_round)
    inner_steps.check_filing(actor=world.park, filing=drafted)
    assert make.submit(world.park, drafted).number == 1


def test_without_steps_a_filing_leaves_at_once_and_is_not_checked(world: World, report_round: Round) -> None:
    drafted = make.filled_report(world, report_round)
    with pytest.raises(ActRefused):
        inner_steps.check_filing(actor=world.park, filing=drafted)
    assert make.submit(world.park, drafted).number == 1


def test_another_body_does_not_check(filing: Filing, world: World) -> None:
    with pytest.raises(ActRefused):
        inner_steps.check_filing(actor=world.other_park, filing=filing)


def test_where_the_province_works_in_steps_who_issues_decides(world: World, report_round: Round) -> None:
    handed_in = make.submitted_report(world, report_round).filing
    body = world.province.posts.get().organisation
    chief = make.person("director", body)
    in_steps(world.province)
    Post.objects.filter(user=world.province).update(issues=False)
    clerk = User.objects.get(pk=world.province.pk)
    filings.open_by_holder(actor=clerk, filing=handed_in)
    with pytest.raises(ActRefused, match="签发"):
        reviews.pass_on_filing(actor=clerk, filing=handed_in, opinion="同意")
    chief = User.objects.get(pk=chief.pk)
    reviews.pass_on_filing(actor=chief, filing=handed_in, opinion="同意")
    assert Filing.objects.get().step == 2


def test_the_page_shows_the_steps_and_the_button_to_who_checks(filing: Filing, office: Office, client: Client) -> None:
    page, check = f"/filings/{filing.public_id}/", f"/filings/{filing.public_id}/inner-check/"
    client.force_login(office.clerk)
    seen = client.get(page).content.decode()
    assert ("尚未审核" in seen, "下一步：审核（checker、chief）" in seen, check in seen) == (True, True, False)
    assert client.post(check).status_code == 403
    client.force_login(office.checker)
    assert check in client.get(page).content.decode()
    assert client.get(f"{page}check/").status_code == 200
    assert client.post(check)["Location"] == page
    client.force_login(office.chief)
    seen = client.get(f"{page}check/").content.decode()
    assert ("checker已于" in seen, "下一步：签发（chief）" in seen) == (True, True)


def test_a_stranger_finds_no_check(filing: Filing, world: World, client: Client) -> None:
    client.force_login(world.other_park)
    assert client.post(f"/filings/{filing.public_id}/inner-check/").status_code == 404


def test_a_draft_is_handed_on_once_and_waits_until_it_changes(filing: Filing, office: Office) -> None:
    inner_steps.hand_on_draft(actor=office.clerk, filing=filing)
    assert [(one.duty, one.since) for one in inner_steps.waiting([filing]).values()] == [(Duty.CHECK, clock.now())]
    with pytest.raises(ActRefused, match="没有修改"):
        inner_steps.hand_on_draft(actor=office.clerk, filing=filing)
    inner_steps.check_filing(actor=office.checker, filing=filing)
    assert inner_steps.waiting([filing])[filing.pk].duty == Duty.ISSUE
    make.save(office.clerk, filing, "indicators", make.report_content(filing, rd_intensity="3.4")["indicators"])
    assert inner_steps.waiting([filing]) == {}


def test_only_who_drafts_hands_on_and_only_where_there_are_steps(
    filing: Filing, office: Office, world: World, report_round: Round
) -> None:
    for actor in (office.checker, world.other_park):
        with pytest.raises(ActRefused):
            inner_steps.hand_on_draft(actor=actor, filing=filing)
    posts.set_steps(actor=office.chief, organisation=filing.body, in_steps=False)
    with pytest.raises(ActRefused, match="未实行分步签发"):
        inner_steps.hand_on_draft(actor=office.clerk, filing=Filing.objects.get())


def test_what_is_to_be_mended_is_not_handed_on(
    world: World, report_round: Round, office: Office, client: Client
) -> None:
    clerk = World(**{**vars(world), "park": office.clerk})
    drafted = make.filled_report(clerk, report_round, rd_intensity="三点三")
    client.force_login(office.clerk)
    answer = client.post(f"/filings/{drafted.public_id}/hand-on/")
    assert (answer.status_code, "三点三" in answer.content.decode()) == (422, True)
    assert not InnerCheck.objects.exists()
    assert "送审" in client.get(f"/filings/{drafted.public_id}/").content.decode()


def test_the_home_says_for_whose_duty_a_draft_waits_and_since_when(filing: Filing, office: Office) -> None:
    def shown(user: User) -> list[tuple[str, str, list[str]]]:
        desk = work.desk_of(User.objects.get(pk=user.pk))
        return [(row.status, str(row.action), list(row.notes)) for group in desk.groups for row in group.rows]

    assert [status for status, _action, _notes in shown(office.checker)] == ["in_progress"]
    inner_steps.hand_on_draft(actor=office.clerk, filing=filing)
    assert shown(office.checker) == [("to_check", "审核", ["今天起"])]
    assert shown(office.clerk) == [("to_check", "查看", ["今天起", "checker", "chief"])]
    inner_steps.check_filing(actor=office.checker, filing=filing)
    assert shown(office.checker) == [("to_issue", "查看", ["今天起", "chief"])]
    assert shown(office.chief) == [("to_issue", "签发", ["今天起"])]


def test_the_steps_are_walked_through_the_api_too(filing: Filing, office: Office) -> None:
    def act(user: User, name: str) -> int:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client.post(f"/api/v1/filings/{filing.public_id}/{name}/").status_code

    assert [act(office.checker, "hand-on"), act(office.clerk, "hand-on")] == [403, 200]
    assert [act(office.clerk, "inner-check"), act(office.checker, "inner-check")] == [403, 200]
    assert list(filing.inner_checks.order_by("id").values_list("duty", flat=True)) == ["draft", "check"]
