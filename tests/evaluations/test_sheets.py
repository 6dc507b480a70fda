from typing import Any

import pytest

from common.errors import ActRefused, RuleViolation, Stale
from evaluations.domain import assignments, results, sheets
from evaluations.domain.sheets import Draft
from evaluations.models import Assignment, Evaluation, Result, Score, ScoreSheet
from journal.models import Event
from tests.factories import evaluations as make
from tests.factories.reports import World


@pytest.fixture
def assignment(world: World) -> Assignment:
    return make.assign(world, make.evaluation(world))


def save(assignment: Assignment, base: int = 0, **given: Any) -> ScoreSheet:
    values: dict[str, Any] = {"points": {}, "reasons": {}, "opinion": "", **given}
    return sheets.save_sheet(actor=make.fresh(assignment.reviewer), assignment=assignment, base_version=base, **values)


def test_a_half_filled_sheet_is_saved_as_it_is(assignment: Assignment) -> None:
    save(assignment, points={"innovation": 1050}, reasons={"innovation": "投入不足。"}, opinion="待补充")
    standing = sheets.content(ScoreSheet.objects.get(), assignment.evaluation.rules)
    assert {code: given for code, given in standing.points.items() if given is not None} == {"innovation": 1050}
    assert (standing.reasons["innovation"], standing.opinion) == ("投入不足。", "待补充")
    assert ScoreSheet.objects.get().version == 1


def test_what_is_no_score_is_kept_as_typed(assignment: Assignment) -> None:
    save(assignment, typed={"innovation": "十分"})
    score = Score.objects.get(criterion="innovation")
    assert (score.points, score.typed) == (None, "十分")


def test_the_same_content_again_changes_nothing(assignment: Assignment) -> None:
    save(assignment, points={"innovation": 1050})
    again = save(assignment, base=0, points={"innovation": 1050})
    assert again.version == 1
    assert Event.objects.filter(kind="sheet.saved").count() == 1


def test_a_stale_save_writes_nothing_and_brings_what_stands(assignment: Assignment) -> None:
    save(assignment, points={"innovation": 1050}, opinion="先保存的")
    with pytest.raises(Stale) as caught:
        save(assignment, base=0, points={"innovation": 900}, opinion="后保存的")
    current = caught.value.current
    assert isinstance(current, Draft)
    assert (caught.value.version, current.points["innovation"], current.opinion) == (1, 1050, "先保存的")
    assert Score.objects.get(criterion="innovation").points == 1050


def test_more_points_than_the_criterion_has_are_refused(assignment: Assignment) -> None:
    with pytest.raises(RuleViolation) as caught:
        save(assignment, points={"innovation": 1550, "mechanisms": 1000})
    assert [one.address for one in caught.value.problems] == ["innovation/points"]
    assert ScoreSheet.objects.get().version == 0


def test_points_between_the_steps_are_refused(assignment: Assignment) -> None:
    with pytest.raises(RuleViolation) as caught:
        save(assignment, points={"innovation": 1025})
    assert [one.address for one in caught.value.problems] == ["innovation/points"]


def test_a_criterion_that_the_scheme_does_not_have_is_not_stored(assignment: Assignment) -> None:
    save(assignment, points={"beauty": 100, "innovation": 100})
    assert set(Score.objects.filter(points__isnull=False).values_list("criterion", flat=True)) == {"innovation"}


def test_a_sheet_with_gaps_cannot_be_submitted(assignment: Assignment) -> None:
    make.filled(assignment)
    save(assignment, base=1, points={**make.POINTS, "platforms": None}, reasons=dict.fromkeys(make.POINTS, make.REASON))
    with pytest.raises(RuleViolation) as caught:
        sheets.submit_sheet(actor=make.fresh(assignment.reviewer), assignment=assignment)
    assert [one.address for one in caught.value.problems] == ["platforms/points"]


def test_points_taken_off_need_a_reason_of_fifteen_characters(assignment: Assignment) -> None:
    filled = make.filled(assignment)
    reasons = {**dict.fromkeys(make.POINTS, make.REASON), "innovation": "一二三四五六七八九十一二三四"}
    save(filled, base=1, points=make.POINTS, reasons=reasons)
    with pytest.raises(RuleViolation) as caught:
        sheets.submit_sheet(actor=make.fresh(assignment.reviewer), assignment=assignment)
    assert [one.address for one in caught.value.problems] == ["innovation/reason"]
    save(filled, base=2, points=make.POINTS, reasons={**reasons, "innovation": "一二三四五六七八九十一二三四五"})
    sheets.submit_sheet(actor=make.fresh(assignment.reviewer), assignment=assignment)


def test_full_points_need_no_reason(assignment: Assignment) -> None:
    full = {one.code: one.points for one in assignment.evaluation.rules.criteria}
    save(assignment, points=full)
    sheet = sheets.submit_sheet(actor=make.fresh(assignment.reviewer), assignment=assignment)
    assert sheet.total == 10_000


def test_submitting_computes_the_total_once(assignment: Assignment) -> None:
    complete = make.filled(assignment)
    reviewer = make.fresh(assignment.reviewer)
    first = sheets.submit_sheet(actor=reviewer, assignment=complete)
    second = sheets.submit_sheet(actor=reviewer, assignment=complete)
    assert (first.total, second.total) == (8750, 8750)
    assert Event.objects.filter(kind="sheet.submitted").count() == 1


def test_a_submitted_sheet_is_not_changed(assignment: Assignment) -> None:
    submitted = make.submitted(assignment)
    with pytest.raises(ActRefused):
        save(submitted, base=1, points={"innovation": 100})


def test_nobody_scores_for_the_reviewer(world: World, assignment: Assignment) -> None:
    for actor in (world.ministry, world.province, world.park, make.another_reviewer()):
        with pytest.raises(ActRefused):
            sheets.save_sheet(actor=actor, assignment=assignment, points={}, reasons={}, opinion="", base_version=0)
        with pytest.raises(ActRefused):
            sheets.submit_sheet(actor=actor, assignment=assignment)


def test_the_result_waits_for_the_last_sheet(world: World) -> None:
    one = make.evaluation(world)
    first, second = make.assign(world, one), make.assign(world, one, make.another_reviewer())
    make.submitted(first)
    assert Result.objects.count() == 0
    make.submitted(second, innovation=1100)
    result = Result.objects.get()
    # 87.5 and 86.5 make 87.0.
    assert (result.mean, result.total, result.band) == (8700, 8700, "good")
    assert Evaluation.objects.get().state == "scored"


def test_the_result_comes_out_when_the_last_missing_reviewer_steps_back(world: World) -> None:
    one = make.evaluation(world)
    first, second = make.assign(world, one), make.assign(world, one, make.another_reviewer())
    make.submitted(first)
    assignments.recuse(actor=world.ministry, assignment=second, reason="出国")
    assert Result.objects.get().total == 8750


def test_a_reviewer_asked_after_the_last_sheet_opens_the_scoring_again(world: World) -> None:
    one = make.scored(world)
    make.assign(world, one, make.another_reviewer())
    assert (Result.objects.count(), Evaluation.objects.get().state) == (0, "scoring")


def test_the_ministry_finds_a_veto_with_its_reason(world: World) -> None:
    one = make.scored(world)
    result = results.judge(
        actor=world.ministry, evaluation=one, vetoes=["incident"], downgrades=[], reason="2025年8月较大事故通报"
    )
    assert (result.mean, result.total, result.band, result.vetoes) == (8750, 8750, "failing", ["incident"])


def test_a_finding_needs_a_reason_and_a_condition_of_the_scheme(world: World) -> None:
    one = make.scored(world)
    with pytest.raises(RuleViolation) as caught:
        results.judge(actor=world.ministry, evaluation=one, vetoes=["bad_weather"], downgrades=[], reason="")
    assert [problem.address for problem in caught.value.problems] == ["findings", "reason"]


def test_a_finding_waits_for_all_sheets(world: World) -> None:
    one = make.evaluation(world)
    make.assign(world, one)
    with pytest.raises((ActRefused, Result.DoesNotExist)):
        results.judge(actor=world.ministry, evaluation=one, vetoes=[], downgrades=[], reason="")
