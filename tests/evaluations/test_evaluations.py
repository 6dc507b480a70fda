from dataclasses import replace
from datetime import date

import pytest

from common.errors import ActRefused, RuleViolation
from evaluations.domain import assignments, evaluations
from evaluations.models import Assignment, Evaluation
from journal.models import Event
from programmes.choices import ParticipationState
from reports.models import FilingVersion
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World


def test_a_base_that_has_reported_is_evaluated_by_the_scheme_of_the_round(world: World) -> None:
    one = make.evaluation(world)
    assert (one.scheme, one.state, one.participation) == ("mid_term", "scoring", world.base)


def test_opening_twice_is_opening_once(world: World) -> None:
    first = make.evaluation(world)
    again = evaluations.open_evaluation(actor=world.ministry, round=first.round, participation=world.base)
    assert (again.pk, Evaluation.objects.count()) == (first.pk, 1)


def test_a_base_without_a_report_is_not_evaluated(world: World) -> None:
    opened = make.evaluation_round(world)
    with pytest.raises(RuleViolation) as caught:
        evaluations.open_evaluation(actor=world.ministry, round=opened, participation=world.base)
    assert [(one.address, one.rule) for one in caught.value.problems] == [("participation", "GB-22")]


def test_a_base_that_left_is_not_evaluated(world: World) -> None:
    reports.submitted_report(world, reports.report_round(world))
    world.base.state = ParticipationState.WITHDRAWN
    world.base.save()
    with pytest.raises(RuleViolation):
        evaluations.open_evaluation(actor=world.ministry, round=make.evaluation_round(world), participation=world.base)


def test_only_the_ministry_opens_evaluations(world: World) -> None:
    opened = make.evaluation_round(world)
    for actor in (world.province, world.park, world.reviewer):
        with pytest.raises(ActRefused):
            evaluations.open_evaluation(actor=actor, round=opened, participation=world.base)


def test_an_assignment_lets_the_reviewer_into_the_dossier(world: World) -> None:
    one = make.evaluation(world)
    assert FilingVersion.objects.visible_to(world.reviewer).count() == 0
    make.assign(world, one)
    seen = FilingVersion.objects.visible_to(world.reviewer)
    assert [version.filing.participation for version in seen] == [world.base]


def test_a_recusal_closes_the_dossier_and_keeps_the_reason(world: World) -> None:
    assignment = make.assign(world, make.evaluation(world))
    assignments.recuse(actor=world.reviewer, assignment=assignment, reason="曾参与该园区方案编制")
    assignment.refresh_from_db()
    assert (assignment.state, assignment.recusal_reason) == ("recused", "曾参与该园区方案编制")
    assert FilingVersion.objects.visible_to(world.reviewer).count() == 0
    assert Assignment.objects.visible_to(world.reviewer).count() == 0
    assert Evaluation.objects.visible_to(world.reviewer).count() == 0


def test_a_recusal_needs_a_reason(world: World) -> None:
    assignment = make.assign(world, make.evaluation(world))
    with pytest.raises(RuleViolation) as caught:
        assignments.recuse(actor=world.reviewer, assignment=assignment, reason="  ")
    assert [one.address for one in caught.value.problems] == ["reason"]


def test_the_same_reviewer_is_asked_once(world: World) -> None:
    one = make.evaluation(world)
    make.assign(world, one)
    with pytest.raises(RuleViolation) as caught:
        make.assign(world, one)
    assert [problem.address for problem in caught.value.problems] == ["reviewer"]


def test_an_official_of_a_side_is_not_asked_to_review(world: World) -> None:
    one = make.evaluation(world)
    for side in (world.park, world.province):
        with pytest.raises(RuleViolation) as caught:
            make.assign(world, one, make.fresh(side))
        assert [problem.address for problem in caught.value.problems] == ["reviewer"]


def test_a_reviewer_with_a_post_in_the_province_has_a_conflict(world: World) -> None:
    one = make.evaluation(world)
    assert assignments.conflict_of(world.reviewer, one) == ""
    assert assignments.conflict_of(world.province, one) == "江苏省发展和改革委员会"
    assert assignments.conflict_of(world.park, one) == "盐城环保高新技术产业开发区管理委员会"
    assert assignments.conflict_of(world.other_province, one) == ""


def test_a_sheet_is_not_due_in_the_past(world: World) -> None:
    one = make.evaluation(world)
    with pytest.raises(RuleViolation) as caught:
        assignments.assign(actor=world.ministry, evaluation=one, reviewer=world.reviewer, due_on=date(2026, 3, 9))
    assert [problem.address for problem in caught.value.problems] == ["due_on"]


def test_reviewers_are_offered_until_they_are_asked(world: World) -> None:
    one = make.evaluation(world)
    other = make.another_reviewer()
    assert set(assignments.reviewers_for(one)) == {world.reviewer, other}
    make.assign(world, one)
    assert list(assignments.reviewers_for(one)) == [other]


def test_the_journal_does_not_tell_the_evaluated_side_who_reviews(world: World) -> None:
    """Rows about an assignment carry no unit, body or park by which that side could find them."""
    make.submitted(make.assign(world, make.evaluation(world)))
    rows = Event.objects.filter(subject_kind="evaluations.assignment")
    assert {(row.unit, row.body_id, row.park_id) for row in rows} == {("", None, None)}
    names = Event.objects.filter(subject_kind="evaluations.evaluation").values_list("kind", "actor_label")
    assert set(names) == {("evaluation.opened", "ministry"), ("evaluation.scored", "系统")}


def test_the_subject_of_an_evaluation_is_scoped_like_its_base(world: World) -> None:
    one = make.evaluation(world)
    expected = replace(world.base.as_subject(), kind="evaluations.evaluation", id=one.pk)
    assert one.as_subject() == expected
