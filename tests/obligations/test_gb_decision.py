"""GB-15 and GB-16, and the place of the expert review: from the candidates of a call to the list and the letter.

GB-14 itself stays open: panels that score applications are not built.
"""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client

from common.errors import RuleViolation
from evaluations.domain import candidates, namings, notices, objections, staging
from evaluations.models import Naming, PublicNotice
from journal.domain import papers as made
from journal.models import Paper
from programmes.models import Obligation, Participation, Round
from tests import papers
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区")


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with reports.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def board(call: Round) -> str:
    return f"/evaluations/calls/{call.public_id}/"


def reasons(world: World, call: Round) -> list[tuple[str, str]]:
    """Return where and under which rule a naming is refused."""
    with pytest.raises(RuleViolation) as caught:
        namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call))
    assert Naming.objects.count() == 0
    return [(one.address, one.rule) for one in caught.value.problems]


def test_expert_review_without_the_result_of_the_expert_review_no_candidate_comes_to_the_notice(
    client: Client, world: World, call: Round
) -> None:
    make.accepted_list(world, call, PARKS[0])
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call)
    assert [problem.rule for problem in caught.value.problems] == ["GB-14"]
    client.force_login(world.ministry)
    entry = candidates.of_call(call)[0].entry.pk
    form = {"candidates": [entry], "outcome": "recommended", "document": "专家评审意见"}
    assert client.post(f"{board(call)}reviews/", form).status_code == HTTPStatus.FOUND
    assert make.notice(world, call).entries[0]["name"] == PARKS[0]


def test_expert_review_whom_the_experts_do_not_recommend_needs_a_reason_to_go_on(world: World, call: Round) -> None:
    make.accepted_list(world, call, PARKS[0])
    make.reviewed(world, call, "not_recommended")
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call)
    assert [problem.rule for problem in caught.value.problems] == ["GB-14"]
    make.staged(world, call, reason="区域布局需要")
    assert len(make.notice(world, call).entries) == 1


def test_expert_review_a_result_says_on_what_it_rests_and_only_the_ministry_reads_it(
    client: Client, world: World, call: Round
) -> None:
    make.accepted_list(world, call, PARKS[0])
    client.force_login(world.ministry)
    entry = candidates.of_call(call)[0].entry.pk
    form = {"candidates": [entry], "outcome": "not_recommended"}
    page = client.post(f"{board(call)}reviews/", form)
    assert 'href="#id_document"' in page.content.decode()
    for person in (world.province, world.park, world.reviewer):
        client.force_login(person)
        assert client.get(f"{board(call)}reviews/").status_code == HTTPStatus.FORBIDDEN


def test_gb_15_candidates_stand_in_a_public_notice_with_a_window(client: Client, world: World, call: Round) -> None:
    notice = make.noticed(world, call, PARKS[0])
    page = client.get(f"/public/notices/{notice.public_id}/").content.decode()
    assert '<th scope="row">常州经济开发区</th>' in page
    assert (notice.opens_on, notice.closes_on) == (
        date(2026, 3, 10),
        notices.last_day(date(2026, 3, 10), notices.shortest_window(call)),
    )


def test_gb_15_a_notice_is_not_shortened_but_extended_with_a_reason(client: Client, world: World, call: Round) -> None:
    make.accepted_list(world, call, PARKS[0])
    make.reviewed(world, call)
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, closes_on=date(2026, 3, 10))
    assert [problem.rule for problem in caught.value.problems] == ["GB-15"]
    notice = make.notice(world, call)
    client.force_login(world.ministry)
    url = f"/evaluations/notices/{notice.public_id}/extend/"
    client.post(url, {"closes_on": "2026-03-10", "reason": "节假日顺延"})
    client.post(url, {"closes_on": "2026-03-20", "reason": ""})
    notice.refresh_from_db()
    assert notice.closes_on == date(2026, 3, 16)
    client.post(url, {"closes_on": "2026-03-20", "reason": "节假日顺延"})
    notice.refresh_from_db()
    assert (notice.closes_on, notice.extensions.get().closed_before) == (date(2026, 3, 20), date(2026, 3, 16))
    assert "节假日顺延" in client.get(f"/public/notices/{notice.public_id}/").content.decode()


def test_gb_15_a_notice_is_corrected_only_by_a_new_one_that_names_it(client: Client, world: World, call: Round) -> None:
    old = make.noticed(world, call, *PARKS)
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, corrects=old)
    assert [problem.address for problem in caught.value.problems] == ["correction"]
    kept = candidates.of_call(call)[:1]
    new = make.notice(world, call, corrects=old, correction="更正第2项", candidates=kept)
    for one, other in ((old, new), (new, old)):
        page = client.get(f"/public/notices/{one.public_id}/").content.decode()
        assert f'href="/public/notices/{other.public_id}/"' in page
        assert "更正第2项" in page
    assert "请对新公示提出异议" in client.get(f"/public/notices/{old.public_id}/object/").content.decode()
    with make.after(new):
        assert reasons(world, call) == [(f"candidates/{candidates.of_call(call)[1].entry.pk}", "GB-15")]


def test_gb_15_without_a_notice_and_before_its_end_nothing_is_named(client: Client, world: World, call: Round) -> None:
    make.accepted_list(world, call, PARKS[0])
    make.reviewed(world, call)
    make.staged(world, call)
    assert reasons(world, call) == [("notice", "GB-15")]
    client.force_login(world.ministry)
    assert "候选园区尚未公示。" in client.get(f"{board(call)}naming/").content.decode()
    make.notice(world, call)
    assert reasons(world, call) == [("notice", "GB-15")]
    assert "受理异议至2026年3月16日" in client.get(f"{board(call)}naming/").content.decode()


def test_gb_15_a_candidate_outside_the_notice_is_not_named(world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    make.reviewed(world, call)
    make.staged(world, call)
    notice = make.notice(world, call, candidates=candidates.of_call(call)[:1])
    with make.after(notice):
        assert reasons(world, call) == [(f"candidates/{candidates.of_call(call)[1].entry.pk}", "GB-15")]


def test_gb_15_the_naming_is_locked_until_every_objection_is_answered(
    client: Client, world: World, call: Round
) -> None:
    notice = make.noticed(world, call, *PARKS)
    found = [make.objection(notice).objection, make.objection(notice, person=None).objection]
    client.force_login(world.ministry)
    with make.after(notice):
        assert reasons(world, call) == [("objections", "GB-15")]
        assert "还有2件异议未答复。" in client.get(f"{board(call)}naming/").content.decode()
        answers = {"outcome": "not_upheld", "text": "经核实不属实。"}
        client.post(f"/evaluations/objections/{found[0].public_id}/answer/", answers)
        assert reasons(world, call) == [("objections", "GB-15")]
        client.post(f"/evaluations/objections/{found[1].public_id}/answer/", answers)
        namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call))
    assert Naming.objects.count() == 1


def test_gb_15_an_objection_to_a_corrected_notice_is_answered_too(world: World, call: Round) -> None:
    old = make.noticed(world, call, PARKS[0])
    found = make.objection(old).objection
    new = make.notice(world, call, corrects=old, correction="更正电话")
    with make.after(new):
        assert reasons(world, call) == [("objections", "GB-15")]
        objections.answer(actor=world.ministry, objection=found, outcome="withdrawn", text="已撤回。")  # type: ignore[arg-type]
        namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call))
    assert PublicNotice.objects.count() == 2


def test_gb_16_the_batch_is_released_once_with_sequence_name_and_region(
    client: Client, world: World, call: Round
) -> None:
    notice = make.noticed(world, call, *PARKS)
    second = candidates.of_call(call)[1]
    renamed = make.choice(second, "take_up", sequence=1, name_printed="无锡国家高新技术产业开发区")
    staging.stage(actor=world.ministry, round=call, choices=[renamed])
    with make.after(notice):
        naming = namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call))
        assert namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call)) == naming
    rows = b"".join(client.get(f"/public/lists/{naming.public_id}/?export=csv")).decode("utf-8-sig")
    assert rows.splitlines()[1:] == ["1,江苏,无锡国家高新技术产业开发区", "2,江苏,常州经济开发区"]
    assert Participation.objects.filter(batch=2).count() == 2
    assert Obligation.objects.filter(form="plan").count() == 0  # neither park has a committee in the register


def test_gb_16_the_letter_is_a_pdf_that_anybody_reads_once_the_list_is_public(
    client: Client, world: World, call: Round
) -> None:
    naming = make.named(world, call, *PARKS, "㙍埗经济开发区")
    paper = Paper.objects.get(document="evaluations.letter")
    made.make(paper)
    paper.refresh_from_db()
    assert paper.file is not None
    address = f"/journal/files/{paper.file.public_id}/"
    assert address in client.get(f"/public/lists/{naming.public_id}/").content.decode()
    content = b"".join(client.get(address))
    words = "".join(papers.text(content).split())
    for part in (
        "发改办环资〔2026〕100号",
        "关于印发绿色产业示范基地名单（第二批）的通知",
        "各省、自治区、直辖市、新疆生产建设兵团发展改革委、科技厅（委、局）：",
        "于2026年6月30日前通过本平台报送",
        "国家发展和改革委员会",
        "2026年3月9日",
        "3江苏㙍埗经济开发区",
    ):
        assert part in words
    assert papers.missing_glyphs(content) == set()
