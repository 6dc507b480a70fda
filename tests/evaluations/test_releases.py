import pytest

from common.errors import ActRefused
from evaluations.domain import releases
from evaluations.models import Evaluation, Release, Result
from journal.domain.jobs import run_job
from journal.models import Job, Notification
from tests.factories import evaluations as make
from tests.factories.reports import World


def test_a_release_is_a_snapshot_with_the_opinions_in_an_order_that_tells_nothing(world: World) -> None:
    one = make.evaluation(world)
    make.submitted(make.assign(world, one), opinion="乙：进展好")
    make.submitted(make.assign(world, one, make.another_reviewer()), opinion="丙：差距小", innovation=1100)
    release = releases.release(actor=world.ministry, evaluation=one)
    assert (release.total, release.band, release.band_name) == (8700, "good", "良好")
    assert release.opinions == ["丙：差距小", "乙：进展好"]
    assert Evaluation.objects.get().state == "released"


def test_what_was_released_does_not_follow_live_rows(world: World) -> None:
    release = make.released(world)
    Result.objects.update(total=1, band="failing")
    release.refresh_from_db()
    assert (release.total, release.band) == (8750, "good")


def test_releasing_twice_is_releasing_once(world: World) -> None:
    first = make.released(world)
    again = releases.release(actor=world.ministry, evaluation=first.evaluation)
    assert (again.pk, Release.objects.count()) == (first.pk, 1)


def test_nothing_is_released_while_a_sheet_is_out(world: World) -> None:
    one = make.evaluation(world)
    make.assign(world, one)
    with pytest.raises(ActRefused):
        releases.release(actor=world.ministry, evaluation=one)


def test_only_the_ministry_releases(world: World) -> None:
    one = make.scored(world)
    for actor in (world.park, world.province, world.reviewer, world.other_province):
        with pytest.raises(ActRefused):
            releases.release(actor=actor, evaluation=one)


def test_nobody_is_asked_after_the_release(world: World) -> None:
    release = make.released(world)
    with pytest.raises(ActRefused):
        make.assign(world, release.evaluation, make.another_reviewer())


def test_park_and_province_are_told_and_nobody_else(world: World) -> None:
    make.released(world)
    for job in Job.objects.filter(kind="notify").order_by("pk"):
        run_job(job.pk)
    told = Notification.objects.filter(kind="evaluation_released").values_list("user__username", flat=True)
    assert set(told) == {"park", "province"}


def test_the_reviewer_is_told_of_the_task(world: World) -> None:
    assignment = make.assign(world, make.evaluation(world))
    for job in Job.objects.filter(kind="notify").order_by("pk"):
        run_job(job.pk)
    message = Notification.objects.get(kind="assignment")
    assert message.user == world.reviewer
    assert message.link == f"/admin/evaluations/assignment/{assignment.pk}/sheet/"
    assert message.title == "待评分：盐城环保高新技术产业开发区"
