import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from common.statuses import VOCABULARY, due_code, status
from evaluations import choices as evaluations
from journal import choices as journal
from programmes import choices as programmes
from reports import choices as reports

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STATES = (
    reports.FilingState,
    reports.RecordState,
    reports.SectionState,
    programmes.RoundState,
    programmes.ParticipationState,
    programmes.ObligationState,
    evaluations.EvaluationState,
    evaluations.AssignmentState,
    evaluations.NominationState,
    evaluations.ReviewOutcome,
    evaluations.Verdict,
    evaluations.ObjectionState,
    journal.JobState,
    journal.PaperState,
)


@pytest.mark.parametrize("state", [code for states in STATES for code in states.values])
def test_every_stored_state_has_a_word_and_a_shape(state: str) -> None:
    assert str(status(state).word) != ""


def test_an_unknown_code_is_a_fault() -> None:
    with pytest.raises(KeyError, match="approved_by_nobody"):
        status("approved_by_nobody")


def test_every_shape_is_in_the_sprite() -> None:
    sprite = (TEMPLATES / "includes" / "sprite.html").read_text(encoding="utf-8")
    drawn = set(re.findall(r'id="i-([\w-]+)"', sprite))
    assert {entry.icon for entry in VOCABULARY.values()} - drawn == set()


def test_two_states_never_look_the_same() -> None:
    looks = [(entry.icon, entry.tone) for code, entry in VOCABULARY.items() if code not in {"changes", "error"}]
    assert len(looks) == len(set(looks))


def test_every_state_has_a_chinese_word_of_its_own() -> None:
    with translation.override("zh-hans"):
        words = [str(entry.word) for entry in VOCABULARY.values()]
    assert [word for word in words if word.isascii()] == []
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 3, 27), "not_started"),
        (date(2026, 3, 28), "due_soon"),
        (date(2026, 3, 31), "due_soon"),
        (date(2026, 4, 1), "overdue"),
        (date(2026, 4, 30), "overdue"),
        (date(2026, 5, 1), "closed"),
    ],
)
def test_x_01_what_is_owed_is_late_after_its_last_day_and_closed_after_the_closing_day(today: date, code: str) -> None:
    assert due_code(due_on=date(2026, 3, 31), closes_on=date(2026, 4, 30), state="open", today=today) == code


def test_what_was_met_stays_met_after_the_day() -> None:
    assert due_code(due_on=date(2026, 3, 31), closes_on=None, state="met", today=date(2026, 6, 1)) == "met"
