"""Versions and what is made of them: fingerprints, figures, papers, messages."""

import json

import pytest
from django.core import mail

from accounts.models import User
from journal.domain import jobs
from journal.models import Job, Notification, Paper
from programmes.models import Edition, Round
from reports.documents.summary import summary
from reports.domain import dossiers, projections, versions
from reports.domain.reviews import file_filing, pass_on_filing
from reports.models import Fact, FilingVersion
from tests import papers
from tests.factories import reports as make
from tests.factories.reports import World


def work() -> None:
    """Run every job that waits, as the worker does: what is told first, then the mails that follow from it."""
    for kinds in (["notify", "paper"], ["mail"]):
        for pk in Job.objects.filter(state="queued", kind__in=kinds).order_by("id").values_list("pk", flat=True):
            jobs.run_job(pk)


def told(user: User) -> list[str]:
    rows = Notification.objects.filter(user=user, subject_kind="reports.filing").order_by("id")
    return list(rows.values_list("kind", flat=True))


def test_the_fingerprint_tells_whether_a_version_is_what_was_handed_in(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    assert versions.is_untouched(version)
    version.content["coordination"]["meetings"] = "40"
    assert not versions.is_untouched(version)


def test_the_fingerprint_rests_on_the_edition_as_it_was_stored(world: World) -> None:
    """Code that knows a further key of definitions would compute another digest; what was handed in keeps its own."""
    earlier = "e" * 64
    standing = world.base.edition
    kept = {"programme": world.programme, "regime": standing.regime, "content": standing.content}
    edition = Edition.objects.create(number=99, digest=earlier, loaded_at=standing.loaded_at, **kept)
    version = make.submitted_report(world, make.report_round(world, edition=edition))
    assert json.loads(versions.canonical(version))["edition"] == earlier


def test_the_figures_can_be_made_anew_from_the_version(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    columns = ("measure", "variant", "year", "standing", "value", "decimals", "unit", "reason")
    before = list(Fact.objects.values_list(*columns))
    Fact.objects.all().delete()
    projections.rebuild(version)
    assert list(Fact.objects.values_list(*columns)) == before


def test_only_the_figures_of_the_version_that_stands_count(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    make.return_report(world, filing, "indicators")
    make.save(world.park, filing, "indicators", make.report_content(filing, gdp="530.00")["indicators"])
    make.submit(world.park, filing)
    values = Fact.objects.filter(measure="gdp_constant").order_by("version__number").values_list("value", flat=True)
    assert [f"{value:.2f}" for value in values] == ["512.30", "530.00"]
    assert [f"{fact.value:.2f}" for fact in Fact.objects.current().filter(measure="gdp_constant")] == ["530.00"]


def test_differences_name_every_address_that_changed(world: World, report_round: Round) -> None:
    first = make.submitted_report(world, report_round)
    filing = first.filing
    make.return_report(world, filing, "coordination", "indicators")
    make.save(world.park, filing, "coordination", {"meetings": "6", "settled": "研究解决热力管网扩建用地问题。"})
    make.save(world.park, filing, "indicators", make.report_content(filing, gdp="530.00")["indicators"])
    second = make.submit(world.park, filing)
    old, new = (versions.values(dossiers.of_version(one)) for one in (first, second))
    assert versions.differences(old, new) == ["indicators/gdp/value", "coordination/meetings"]


@pytest.mark.once
def test_the_paper_says_all_that_was_handed_in(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    name, pdf = summary(Paper.objects.get())
    text = "".join(papers.text(pdf).split())
    assert name == f"盐城环保高新技术产业开发区2025年度总结报告{version.label}.pdf"
    expected = (
        "七、主要指标",
        "512.30",
        "余热梯级利用改造",
        "建立第三方治理",
        version.label,
        version.digest[:4],
        "GB-21",
    )
    assert [part for part in expected if part not in text] == []
    assert papers.missing_glyphs(pdf) == set()


def test_the_receiver_and_the_filer_are_told_once_each(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    work()
    assert (told(world.province), told(world.park), told(world.other_province)) == (["received"], [], [])
    assert [one.to for one in mail.outbox if "待审核" in one.subject] == [["province@example.cn"]]
    pass_on_filing(actor=world.province, filing=version.filing, opinion="情况属实")
    work()
    assert (told(world.ministry), told(world.park)) == (["received"], ["passed_on"])
    file_filing(actor=world.ministry, filing=version.filing, opinion="")
    work()
    assert told(world.park) == ["passed_on", "filed"]


def test_a_return_tells_the_filer_how_many_places(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    make.return_report(world, filing, "coordination", "indicators")
    work()
    message = Notification.objects.get(user=world.park, kind="returned")
    assert message.title == "退回修改：盐城环保高新技术产业开发区 2025年度总结报告"
    assert "须修改2处" in message.body
    assert message.link == f"/filings/{filing.public_id}/"


@pytest.mark.once
def test_the_worker_makes_the_paper(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    work()
    paper = Paper.objects.get()
    assert paper.state == "ready"
    assert paper.file is not None
    assert paper.file.media_type == "application/pdf"


def test_a_park_list_of_candidates_elsewhere_keeps_its_reason(world: World, call: Round) -> None:
    make.park("SH-1", "上海化学工业经济技术开发区", "310000")
    filing = make.filled_list(world, call)
    row = make.candidate("SH-1", 1, confirmation="两地共建园区")
    make.save(world.province, filing, "candidates", {"rows": [row]})
    version = make.submit(world.province, filing)
    cell = make.rows_of(version, "candidates")[0][1]
    assert (cell.text, cell.note) == ("上海化学工业经济技术开发区", "推荐说明：两地共建园区")
    assert FilingVersion.objects.get() == version
