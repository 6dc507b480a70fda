"""Saving a section: everything typed is kept, nothing is overwritten unseen."""

import pytest

from common.errors import ActRefused, Stale
from programmes.models import Round
from reports.choices import SectionState
from reports.domain import dossiers, sections
from reports.models import Filing, Section
from tests.factories import reports as make
from tests.factories.reports import World


def save(world: World, filing: Filing, code: str, content: dict[str, object], base: int) -> Section:
    return sections.save_section(actor=world.park, filing=filing, code=code, content=content, base_version=base)


def states(filing: Filing) -> dict[str, str]:
    return {one.place.section.code: one.state for one in sections.standings(dossiers.of_draft(filing))}


def test_a_save_counts_the_version_of_the_section(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    assert save(world, filing, "coordination", {"meetings": "4"}, 0).version == 1
    saved = save(world, filing, "coordination", {"meetings": "5"}, 1)
    assert (saved.version, saved.content["meetings"], saved.saved_by) == (2, "5", world.park)


def test_a_stale_save_changes_nothing_and_carries_what_stands(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    save(world, filing, "coordination", {"meetings": "4", "settled": "甲"}, 0)
    with pytest.raises(Stale) as caught:
        save(world, filing, "coordination", {"meetings": "9", "settled": "乙"}, 0)
    assert caught.value.version == 1
    assert caught.value.current == {"meetings": "4", "settled": "甲", "appeals": "", "answered": ""}
    assert filing.sections.get(code="coordination").content["settled"] == "甲"


def test_the_same_text_saved_twice_is_no_conflict(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    save(world, filing, "coordination", {"meetings": "4"}, 0)
    assert save(world, filing, "coordination", {"meetings": "4"}, 0).version == 1


def test_text_in_a_number_field_is_kept_as_typed(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    save(world, filing, "coordination", {"meetings": "大约四次"}, 0)
    assert filing.sections.get(code="coordination").content["meetings"] == "大约四次"


def test_what_no_database_takes_is_left_out(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    save(world, filing, "coordination", {"settled": "一\x00二\ud800三\r\n四"}, 0)
    assert filing.sections.get(code="coordination").content["settled"] == "一二?三\n四"


def test_unknown_fields_are_dropped(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    saved = save(world, filing, "coordination", {"meetings": "4", "state": "filed"}, 0)
    assert set(saved.content) == {"meetings", "settled", "appeals", "answered"}


def test_another_park_and_the_province_cannot_write(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    for actor in (world.other_park, world.province, world.ministry, world.reviewer):
        with pytest.raises(ActRefused):
            sections.save_section(actor=actor, filing=filing, code="coordination", content={}, base_version=0)


def test_what_was_handed_in_cannot_be_changed(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    with pytest.raises(ActRefused, match="江苏省发展和改革委员会"):
        save(world, filing, "coordination", {"meetings": "9"}, 1)


def test_after_a_return_only_the_sections_named_are_open(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    make.return_report(world, filing, "coordination", "indicators/energy_total")
    save(world, filing, "coordination", {"meetings": "6", "settled": "已落实"}, 1)
    with pytest.raises(ActRefused):
        save(world, filing, "basics", {"firms": "200"}, 1)
    assert filing.sections.get(code="basics").content["firms"] == "163"


def test_the_states_of_sections_follow_what_was_typed(world: World, report_round: Round) -> None:
    filing = make.report_draft(world, report_round)
    assert set(states(filing).values()) == {SectionState.NOT_STARTED}
    save(world, filing, "coordination", {"meetings": "4"}, 0)
    assert states(filing)["coordination"] == SectionState.IN_PROGRESS
    save(world, filing, "coordination", {"meetings": "4", "settled": "研究用地"}, 1)
    assert states(filing)["coordination"] == SectionState.COMPLETED


def test_the_states_after_a_return_say_what_was_changed(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    make.return_report(world, filing, "coordination", "indicators/energy_total")
    save(world, filing, "coordination", {"meetings": "6", "settled": "已落实"}, 1)
    found = states(filing)
    assert (found["coordination"], found["indicators"], found["basics"]) == (
        SectionState.CHANGED,
        SectionState.CHANGES,
        SectionState.COMPLETED,
    )
