"""Objections: made by anybody within the window, confidential, answered once, followed with a code."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from common import clock
from common.errors import ActRefused, RuleViolation
from evaluations.domain import candidates, objections, statements
from evaluations.domain.objections import Person
from evaluations.domain.receipts import digest_of
from evaluations.models import Objection, Objector, PublicNotice, StagedDecision, VisitorCount
from journal.models import Event, Notification, StoredFile
from programmes.models import Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区")


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


@pytest.fixture
def notice(world: World, call: Round) -> PublicNotice:
    reports.park("N-000", PARKS[0], "320000", world.park.posts.get().organisation)
    return make.noticed(world, call, *PARKS)


def refused(notice: PublicNotice, **more: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        make.objection(notice, **more)
    return [one.address for one in caught.value.problems]


def answered(world: World, found: Objection, outcome: str = "not_upheld", **more: Any) -> Objection:
    text = "经核实，所述情况不属实。"
    return objections.answer(actor=world.ministry, objection=found, outcome=outcome, text=text, **more)  # type: ignore[arg-type]


def test_an_objection_is_numbered_and_found_with_its_code_alone(notice: PublicNotice) -> None:
    first, second = make.objection(notice), make.objection(notice, sequence=None, person=None)
    assert [first.objection.number, second.objection.number] == [1, 2]
    assert objections.follow(code=first.code.lower().replace("-", " "), address="x") == first.objection
    assert not Objection.objects.filter(code_digest=first.code).exists()
    with pytest.raises(RuleViolation) as caught:
        objections.follow(code="0000-0000-0000-0000", address="x")
    assert [one.address for one in caught.value.problems] == ["code"]


def test_a_code_has_eighty_bits_and_reads_o_as_zero(notice: PublicNotice) -> None:
    codes = {make.objection(notice, address=f"a{place}").code for place in range(20)}
    assert len(codes) == 20
    assert {len(code.replace("-", "")) for code in codes} == {16}
    assert digest_of("o1Il") == digest_of("0111")


def test_the_same_form_sent_twice_is_one_objection_and_one_code(notice: PublicNotice) -> None:
    first, again = make.objection(notice, key="k"), make.objection(notice, key="k")
    assert (first.objection, first.code) == (again.objection, again.code)
    assert Objection.objects.count() == 1


def test_who_objects_stands_apart_and_nowhere_without_a_name(notice: PublicNotice) -> None:
    make.objection(notice)
    make.objection(notice, person=None)
    assert list(Objector.objects.values_list("objection__number", "name", "phone")) == [(1, "赵明", "13900001111")]
    assert list(Objection.objects.order_by("number").values_list("is_named", flat=True)) == [True, False]


def test_what_is_missing_is_named_at_its_field(notice: PublicNotice) -> None:
    found = refused(notice, text=" ", sequence=9, person=Person(" "))
    assert found == ["sequence", "text", "name", "phone"]
    assert Objection.objects.count() == 0


def test_before_and_after_the_window_nothing_is_taken(world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    make.reviewed(world, call)
    opens_on = date(2026, 3, 12)
    notice = make.notice(world, call, opens_on=opens_on, closes_on=date(2026, 3, 18))
    instants = [
        clock.start_of(opens_on) - timedelta(microseconds=1),
        clock.start_of(opens_on),
        clock.end_of(date(2026, 3, 18)) - timedelta(microseconds=1),
        clock.end_of(date(2026, 3, 18)),
    ]
    taken = []
    for instant in instants:
        with reports.moved_to(instant):
            try:
                make.objection(notice)
            except ActRefused:
                taken.append(False)
            else:
                taken.append(True)
    assert taken == [False, True, True, False]


def test_too_many_from_one_address_wait_an_hour_and_others_do_not(notice: PublicNotice) -> None:
    for _place in range(objections.MOST_OBJECTIONS):
        make.objection(notice)
    assert refused(notice) == [""]
    make.objection(notice, address="198.51.100.1")
    with reports.moved_to(reports.NOW + timedelta(hours=1)):
        make.objection(notice)


def test_who_tried_is_not_kept_and_the_count_is_gone_after_a_day(notice: PublicNotice) -> None:
    make.objection(notice)
    assert "203.0.113.7" not in str(list(VisitorCount.objects.values()))
    with reports.moved_to(reports.NOW + timedelta(days=2)):
        make.objection(notice)
        assert VisitorCount.objects.count() == 1


def test_a_failed_try_counts_too(notice: PublicNotice) -> None:
    for _place in range(objections.MOST_OBJECTIONS):
        refused(notice, text="")
    assert refused(notice, text="") == [""]


def test_attachments_are_checked_and_lose_their_names(notice: PublicNotice) -> None:
    pdf = ContentFile(b"%PDF-1.4 x %%EOF", name="赵明的举报信.pdf")
    make.objection(notice, uploads=[pdf])
    kept = StoredFile.objects.latest("pk")
    assert (kept.name, kept.stored_by) == ("附件1.pdf", None)
    page = ContentFile(b"<script>", name="a.html")
    assert refused(notice, uploads=[page]) == ["attachments"]
    many = [ContentFile(b"%PDF-1.4 x %%EOF", name="a.pdf") for _place in range(4)]
    assert refused(notice, uploads=many) == ["attachments"]


def test_the_ministries_are_told_that_an_objection_came_and_who_handles_it(world: World, notice: PublicNotice) -> None:
    found = make.objection(notice).objection
    objections.assign(actor=world.ministry, objection=found, official=world.ministry)
    make.deliver()
    told = Notification.objects.filter(kind__startswith="objection").order_by("pk")
    assert list(told.values_list("kind", "user__username")) == [
        ("objection", "ministry"),
        ("objection_assigned", "ministry"),
    ]
    assert (Objection.objects.get().state, Objection.objects.get().assigned_to) == ("handling", world.ministry)


def test_only_officials_of_the_ministries_are_given_one(world: World, notice: PublicNotice) -> None:
    found = make.objection(notice).objection
    with pytest.raises(RuleViolation):
        objections.assign(actor=world.ministry, objection=found, official=world.province)


def test_an_answer_stands(world: World, notice: PublicNotice) -> None:
    found = make.objection(notice).objection
    done = answered(world, found)
    assert (done.state, done.outcome, done.answered_by, done.answered_at) == (
        "answered",
        "not_upheld",
        world.ministry,
        reports.NOW,
    )
    with pytest.raises(ActRefused):
        answered(world, found, "upheld")


def test_an_objection_that_is_upheld_takes_the_candidate_off(world: World, call: Round, notice: PublicNotice) -> None:
    answered(world, make.objection(notice, sequence=2).objection, "upheld", take_off=True)
    assert list(StagedDecision.objects.order_by("pk").values_list("park__name", "verdict")) == [
        (PARKS[0], "take_up"),
        (PARKS[1], "decline"),
    ]
    assert [one.is_taken_up for one in candidates.of_call(call)] == [True, False]


@pytest.mark.parametrize(("outcome", "sequence"), [("not_upheld", 1), ("upheld", None)])
def test_nothing_else_takes_a_candidate_off(
    world: World, notice: PublicNotice, outcome: str, sequence: int | None
) -> None:
    found = make.objection(notice, sequence=sequence).objection
    with pytest.raises(RuleViolation) as caught:
        answered(world, found, outcome, take_off=True)
    assert [one.address for one in caught.value.problems] == ["take_off"]


def test_the_park_states_its_view_on_a_question_and_sees_no_objection(
    client: Client, world: World, notice: PublicNotice
) -> None:
    found = make.objection(notice).objection
    asked = statements.ask(
        actor=world.ministry, objection=found, question="请说明2025年安全生产情况。", due_on=date(2026, 3, 13)
    )
    assert asked.body == world.park.posts.get().organisation
    make.deliver()
    assert Notification.objects.get(kind="statement_asked").user == world.park
    client.force_login(world.park)
    url = f"/evaluations/statements/{asked.public_id}/"
    page = client.get(url).content.decode()
    assert "请说明2025年安全生产情况。" in page
    assert [word for word in ("赵明", "13900001111", found.text, "异议") if word in page] == []
    client.post(url, {"text": "2025年未发生生产安全事故。"})
    asked.refresh_from_db()
    assert (asked.text, asked.given_by) == ("2025年未发生生产安全事故。", world.park)
    assert client.get(f"/evaluations/objections/{found.public_id}/").status_code == HTTPStatus.NOT_FOUND
    client.force_login(world.other_park)
    assert client.get(url).status_code == HTTPStatus.NOT_FOUND


# The form without an account -----------------------------------------------------------------------------------


def shown(client: Client, notice: PublicNotice) -> dict[str, str]:
    """Open the form and return what a person would send."""
    page = client.get(f"/public/notices/{notice.public_id}/object/?entry=1")
    return {
        "sequence": "1",
        "text": "该园区2025年发生过生产安全事故。",
        "way": "named",
        "name": "赵明",
        "phone": "13900001111",
        "consent": "on",
        "form": page.context["form"]["form"].value(),
    }


def sent(client: Client, notice: PublicNotice, data: dict[str, str], seconds: int = 30) -> Any:
    with reports.moved_to(reports.NOW + timedelta(seconds=seconds)):
        return client.post(f"/public/notices/{notice.public_id}/object/", data)


def test_a_visitor_objects_and_reads_the_answer_with_the_code(
    client: Client, world: World, notice: PublicNotice
) -> None:
    page = sent(client, notice, shown(client, notice))
    code = page.context["receipt"].code
    assert code in page.content.decode()
    found = Objection.objects.get()
    follow = client.post("/public/objections/", {"code": code})
    assert "待受理" in follow.content.decode()
    answered(world, found)
    assert "经核实，所述情况不属实。" in client.post("/public/objections/", {"code": code}).content.decode()
    assert follow.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_a_name_that_was_typed_is_not_kept_when_the_objector_chose_none(client: Client, notice: PublicNotice) -> None:
    sent(client, notice, {**shown(client, notice), "way": "unnamed"})
    assert (Objection.objects.get().is_named, Objector.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    ("wrong", "seconds", "words"),
    [
        ({"website": "http://x"}, 30, "填写了页面上不显示的栏目"),
        ({}, 1, "提交过快"),
        ({"form": "forged"}, 30, "页面打开时间过长"),
        ({}, 13 * 3600, "页面打开时间过长"),
        ({"consent": ""}, 30, "本人同意"),
        ({"text": ""}, 30, "填写“异议内容和理由”"),
        ({"name": "", "phone": ""}, 30, "请填写姓名。"),
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_nothing_is_lost(
    client: Client, notice: PublicNotice, wrong: dict[str, str], seconds: int, words: str
) -> None:
    data = {**shown(client, notice), **wrong}
    page = sent(client, notice, {name: value for name, value in data.items() if value}, seconds)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert words in page.content.decode()
    assert data["text"] in page.content.decode()
    assert Objection.objects.count() == 0


def test_after_the_window_the_page_says_so_and_takes_nothing(client: Client, notice: PublicNotice) -> None:
    data = shown(client, notice)
    with make.after(notice):
        page = client.post(f"/public/notices/{notice.public_id}/object/", data)
    assert "公示已于2026年3月16日结束" in page.content.decode()
    assert Objection.objects.count() == 0


def test_the_journal_tells_neither_who_objected_nor_from_where(client: Client, notice: PublicNotice) -> None:
    sent(client, notice, shown(client, notice))
    event = Event.objects.get(kind="objection.received")
    assert (event.actor_id, event.actor_label, event.address, event.reason, event.data) == (None, "", "", "", {})
    assert (event.subject_label, event.unit, event.park_id) == ("异议第1号", "", None)
