"""A trial before the season: filled in as in earnest, marked everywhere, counted nowhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from common.errors import RuleViolation
from evaluations.domain import candidates, evaluations, follow_up, unit_board
from journal.models import Event, Job, Notification
from portal.domain import coverage, figures, outlook, overview, work
from portal.domain.standing import standing_of
from programmes.domain import going_live, reminders, rounds
from programmes.models import Obligation, Round
from reports.domain import attachments, dossiers, filings, prefilling
from reports.domain.eligibility import records
from reports.models import EligibilityRecord, Fact, Filing, FilingVersion, ListEntry, Target
from tests.factories import evaluations as judge
from tests.factories import reports as make
from tests.factories.reports import World

# What the form of filters sends: on trial, nothing chosen, not on trial, and nothing at all.
ASKED = ("&trial=1", "&trial=", "&trial=0", "")


@pytest.fixture
def world(small_world: World) -> Iterator[World]:
    with make.at():
        yield small_world


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def exported(user: User, address: str) -> str:
    answer = signed_in(user).get(address)
    return answer.getvalue().decode("utf-8-sig")


def tried_call(world: World) -> Round:
    return make.call_round(world, is_trial=True)


def tried_reports(world: World) -> Round:
    return make.report_round(world, is_trial=True)


def season_tried(world: World) -> None:
    """Try everything: an application recommended, a list handed in and filed, a report handed in and filed."""
    call, report = tried_call(world), tried_reports(world)
    make.recommended(world, call)
    judge.accepted_list(world, call, make.APPLICANT)
    filing = make.filled_report(world, report)
    make.submit(world.park, filing)
    for act, actor in ((filings.pass_on_filing, world.province), (filings.file_filing, world.ministry)):
        filing.refresh_from_db()
        act(actor=actor, filing=filing, opinion="同意")


def _units(rows: Any) -> list[tuple[Any, ...]]:
    return [(one.pk, one.state, one.candidates, one.holder) for one in rows]


def _course(world: World) -> dict[str, Any]:
    shown = overview.of_park(world.ministry, world.base.park, measure="")
    return {"filings": list(shown["filings"]), "measures": shown["measures"], "deadline": shown["deadline"]}


# Every place that reads filings, versions or what is projected from them, and counts, judges or offers it.
COUNTED: dict[str, Callable[[World, Round, Filing], Any]] = {
    "facts": lambda *_: list(Fact.objects.values_list("version", "measure", "year")),
    "list entries": lambda *_: list(ListEntry.objects.values_list("version", "park")),
    "targets": lambda *_: Target.objects.count(),
    "eligibility kept": lambda *_: EligibilityRecord.objects.count(),
    "obligations": lambda *_: list(Obligation.objects.values_list("pk", "state", "next_notice_at", "filing")),
    "candidates of the call": lambda _w, call, _d: [one.key for one in candidates.of_call(call)],
    "units of the call": lambda _w, call, _d: _units(unit_board.units_of(call)),
    "calls to decide": lambda world, *_: exported(world.ministry, f"{reverse('evaluations:call_list')}?export=csv"),
    "candidates of an evaluation": lambda world, *_: list(evaluations.candidates(_evaluations(world))),
    "dossier of a reviewer": lambda world, *_: evaluations.dossier(world.base),
    "dossier of a reviewer, as the ministry reads it": lambda world, *_: evaluations.dossier(
        world.base, FilingVersion.objects.visible_to(world.ministry)
    ),
    "what a new base owes": lambda _w, call, _d: follow_up.standing(call, call.due_on),
    "answers of the year before": lambda _w, _c, draft: prefilling.contents(draft),
    "figures offered": lambda _w, _c, draft: dict(dossiers.of_draft(draft).elsewhere),
    "figures of the years before": lambda _w, _c, draft: dict(dossiers.of_draft(draft).series),
    "targets offered": lambda _w, _c, draft: dict(dossiers.of_draft(draft).targets),
    "coverage": lambda world, *_: [
        (stage.code, sorted(coverage.parks(world.ministry, world.programme).filter(stage.parks).values_list("pk")))
        for stage in coverage.stages(world.programme)
    ],
    "figures of the homes": lambda world, *_: [
        figures.figures(user, standing_of(user)) for user in (world.park, world.province, world.ministry)
    ],
    "rounds that run": lambda world, *_: [
        {name: vars(one)[name] for name in ("id", "owed", "met", "late")}
        for one in outlook.running_rounds(world.ministry)
    ],
    "next deadline": lambda world, *_: outlook.next_deadline(world.park),
    "board": lambda world, *_: exported(world.ministry, "/board/?export=csv"),
    "page of the park": lambda world, *_: _course(world),
    "list of filings": lambda world, *_: exported(world.ministry, "/filings/?export=csv"),
    "queue of applications": lambda world, *_: exported(world.ministry, "/filings/applications/?export=csv"),
    "facts of the interface": lambda world, *_: signed_in(world.ministry).get("/api/v1/facts/").json(),
    "named lists": lambda *_: Client().get(reverse("evaluations:naming_list")).content.count(b"<li"),
    "notices": lambda *_: Client().get(reverse("evaluations:notice_list")).content.count(b"<li"),
}


def _plan(world: World) -> Filing:
    """Begin a plan of the base that reports; the park that applies and the round of evaluations are there, too."""
    make.applicant(world)
    _evaluations(world)
    return make.plan_draft(world)


def _evaluations(world: World) -> Round:
    found = Round.objects.filter(form="mid_term").first()
    return found or judge.evaluation_round(world)


def test_what_is_handed_in_on_trial_counts_nowhere(world: World) -> None:
    call, draft = make.call_round(world), _plan(world)
    make.report_round(world)
    before = {name: read(world, call, draft) for name, read in COUNTED.items()}
    season_tried(world)
    assert Filing.objects.filter(round__is_trial=True).count() == 3
    assert FilingVersion.objects.filter(filing__round__is_trial=True).count() == 3
    after = {name: read(world, call, Filing.objects.get(pk=draft.pk)) for name, read in COUNTED.items()}
    assert [name for name in COUNTED if before[name] != after[name]] == []


def test_the_same_in_earnest_counts_so_that_the_list_above_means_something(world: World) -> None:
    call, draft = make.call_round(world), _plan(world)
    opened = make.report_round(world)
    before = {name: read(world, call, draft) for name, read in COUNTED.items()}
    make.recommended(world, call)
    judge.accepted_list(world, call, make.APPLICANT)
    make.submitted_report(world, opened)
    after = {name: read(world, call, Filing.objects.get(pk=draft.pk)) for name, read in COUNTED.items()}
    same = {name for name in COUNTED if before[name] == after[name]}
    assert same == {
        "targets", "what a new base owes", "answers of the year before", "figures offered", "targets offered",
        "next deadline", "named lists", "notices",
    }  # fmt: skip


def test_an_incident_reopens_nothing_of_a_trial(world: World) -> None:
    season_tried(world)
    applicant = make.applicant(world)
    assert records.reopen(actor=world.ministry, park=applicant, because="事故") == []


def test_nobody_is_reminded_of_a_trial_or_late_in_it(world: World) -> None:
    opened = tried_call(world)
    assert Obligation.objects.filter(round=opened).count() == 0
    with make.moved_to(datetime(2026, 4, 10, 2, tzinfo=UTC)):
        assert reminders.send_due_notices() == 0
        assert list(Obligation.objects.overdue(datetime(2026, 4, 10, tzinfo=UTC).date())) == []


def test_those_who_would_owe_are_told_that_they_can_try(world: World) -> None:
    opened = tried_call(world)
    judge.deliver()
    told = Notification.objects.filter(kind="round")
    assert sorted((one.user.username, one.title) for one in told) == [
        ("other_province", f"已开放填报：{opened.title}"),
        ("province", f"已开放填报：{opened.title}"),
    ]
    assert all("一律不计入" in one.body for one in told)


def test_a_trial_stands_beside_the_round_of_the_year_and_once_at_a_time(world: World) -> None:
    real, tried = make.call_round(world), tried_call(world)
    assert (real.year, real.form, tried.title) == (tried.year, tried.form, f"【试填】{real.title}")
    with pytest.raises(RuleViolation):
        tried_call(world)
    rounds.close_round(actor=world.ministry, opened=tried)
    assert tried_call(world).pk != tried.pk


def test_an_evaluation_is_not_tried(world: World) -> None:
    posted = {
        "form": "mid_term", "year": "2026", "title": "中期评估", "opens_on": "2026-03-15", "due_on": "2026-04-20",
        "contact": "王静", "is_trial": "on",
    }  # fmt: skip
    answer = signed_in(world.ministry).post("/programmes/green_bases/rounds/new/", posted)
    assert ("评估不能试填" in answer.content.decode(), Round.objects.count()) == (True, 0)


def test_nothing_is_decided_in_a_trial(world: World) -> None:
    season_tried(world)
    call = Round.objects.get(form="park_list")
    for place in ("board", "candidates", "reviews", "notice", "naming"):
        name = {"board": "call_board", "notice": "notice_open"}.get(place, place)
        assert signed_in(world.ministry).get(reverse(f"evaluations:{name}", args=[call.public_id])).status_code == 403


def test_a_province_tries_by_its_pages_and_reads_the_mark_everywhere(world: World) -> None:
    opened = tried_call(world)
    address = f"/filings/try/{opened.public_id}/"
    assert f'href="{address}"' in page(world.province, f"/programmes/rounds/{opened.public_id}/")
    assert [signed_in(one).get(address).status_code for one in (world.province, world.park, world.ministry)] == [
        200, 404, 404,
    ]  # fmt: skip
    posted = {"place": f"{world.jiangsu.pk}-0"}
    assert signed_in(world.other_province).post(address, posted).status_code == 404
    answer = signed_in(world.province).post(address, posted)
    filing = Filing.objects.get(round=opened)
    assert answer["Location"] == f"/filings/{filing.public_id}/"
    shown = page(world.province, answer["Location"])
    assert ("【试填】第二批" in shown, "数据不作他用" in shown) == (True, True)
    found = {asked: "【试填】" in exported(world.province, f"/filings/?export=csv{asked}") for asked in ASKED}
    assert found == dict(zip(ASKED, (True, False, False, False), strict=True))
    read = signed_in(world.province).get(f"/api/v1/filings/{filing.public_id}/").json()
    assert (read["is_trial"], read["title"][:4]) == (True, "【试填】")


def test_the_version_is_quoted_as_one_on_trial_and_its_paper_says_so(world: World) -> None:
    version = make.submitted_report(world, tried_reports(world))
    assert version.label.startswith("TRIAL-GB-2025-320000-")
    judge.deliver()
    assert "【试填】" in page(world.park, f"/filings/{version.filing.public_id}/versions/1/")


def test_the_ministry_ends_the_trial_and_what_was_typed_is_put_away(world: World) -> None:
    opened = tried_reports(world)
    filing = make.submitted_report(world, opened).filing
    assert "结束试填" in page(world.ministry, f"/programmes/rounds/{opened.public_id}/")
    [waiting] = [row for group in work.desk_of(world.province).groups for row in group.rows]
    assert waiting.title.endswith("【试填】2025年度总结报告")
    signed_in(world.ministry).post(f"/programmes/rounds/{opened.public_id}/close/")
    assert [row.title for group in work.desk_of(world.province).groups for row in group.rows] == []
    shown = page(world.park, f"/filings/{filing.public_id}/")
    assert ("试填已结束" in shown, f"/filings/{filing.public_id}/versions/1/" in shown) == (True, True)
    acts = {
        "submit": world.park,
        "retract": world.park,
        "review/return": world.province,
        "review/pass-on": world.province,
    }
    assert {
        act: signed_in(user).post(f"/filings/{filing.public_id}/{act}/").status_code for act, user in acts.items()
    } == (dict.fromkeys(acts, 403))


def test_what_was_typed_on_trial_is_taken_over_where_nobody_has_written_yet(world: World) -> None:
    tried = make.filled_report(world, tried_reports(world))
    rounds.close_round(actor=world.ministry, opened=tried.round)
    opened = make.report_round(world)
    filing = make.report_draft(world, opened)
    make.save(world.park, filing, "indicators", {"cells": {}})
    first = filing.sections.get(code="indicators")
    assert "带入试填内容" in page(world.park, f"/filings/{filing.public_id}/")
    address = f"/filings/{filing.public_id}/take-over-trial/"
    assert signed_in(world.province).post(address).status_code == 403
    signed_in(world.park).post(address)
    taken = {one.code: one.content for one in filing.sections.exclude(code="indicators")}
    assert taken == {one.code: one.content for one in tried.sections.exclude(code="indicators")}
    kept = filing.sections.get(code="indicators")
    assert kept.content == first.content


def test_files_of_a_trial_are_attached_anew(world: World) -> None:
    tried = make.filled_report(world, tried_reports(world))
    upload = ContentFile(b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", name="盖章页.pdf")
    attachments.attach(actor=world.park, filing=tried, section="attachments", field="stamped", upload=upload)
    filing = make.report_draft(world, make.report_round(world))
    signed_in(world.park).post(f"/filings/{filing.public_id}/take-over-trial/")
    [one] = filing.attachments.all()
    assert (one.file.name, one.file.pk != tried.attachments.get().file.pk) == ("盖章页.pdf", True)


def test_a_round_opens_by_its_checklist_alone(world: World) -> None:
    prepared = make.prepared_call(world, contact="")
    with pytest.raises(RuleViolation):
        going_live.go_live(actor=world.ministry, opened=prepared)
    opened = f"/api/v1/rounds/{prepared.public_id}/open/"
    assert signed_in(world.ministry).post(opened, content_type="application/json").status_code == 422
    assert not hasattr(rounds, "open_round")
    assert (Event.objects.filter(kind="round.opened").count(), Job.objects.count()) == (0, 0)
