"""A definition is stored once, immutable; a broken file changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from accounts.models import Region
from common import policy
from journal.models import Event
from programmes.definition import DefinitionError
from programmes.definition.dictionary import DEFINITIONS
from programmes.domain.editions import changes, load_programme
from programmes.models import Edition, Programme, ReportingUnit, RunningBody

pytestmark = pytest.mark.django_db

GREEN = DEFINITIONS / "green_bases.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "green_bases.yaml"
    path.write_text(GREEN.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Programme, Edition, RunningBody, ReportingUnit, Region, Event))


def test_loading_stores_the_edition_the_bodies_and_the_32_units() -> None:
    edition = load_programme(path=GREEN, actor=policy.SYSTEM)
    programme = Programme.objects.get()
    assert (programme.pk, programme.name_zh, programme.mark, programme.edition) == (
        "green_bases", "绿色产业示范基地", "绿", edition,
    )  # fmt: skip
    bodies = RunningBody.objects.values_list("level", "organisation_kind", "leads")
    assert set(bodies) == {
        ("ministry", "ndrc", True),
        ("ministry", "most", False),
        ("province", "drc", True),
        ("province", "sti", False),
        ("park", "park_committee", True),
    }
    assert programme.units.count() == 32
    assert edition.definition.unit_quota == 3


def test_loading_is_recorded() -> None:
    edition = load_programme(path=GREEN, actor=policy.SYSTEM)
    event = Event.objects.get(kind="programme.loaded")
    assert (event.programme, event.data["edition"], event.data["digest"]) == ("green_bases", 1, edition.digest)


def test_loading_the_same_definition_twice_changes_nothing() -> None:
    first = load_programme(path=GREEN, actor=policy.SYSTEM)
    before = counts()
    assert load_programme(path=GREEN, actor=policy.SYSTEM) == first
    assert counts() == before


def test_a_changed_definition_is_a_new_edition_and_the_old_one_stays(copy: Path) -> None:
    first = load_programme(path=copy, actor=policy.SYSTEM)
    second = load_programme(path=change(copy, "maximum: 3,", "maximum: 2,"), actor=policy.SYSTEM)
    assert (first.number, second.number) == (1, 2)
    assert Programme.objects.get().edition == second
    assert [one.definition.unit_quota for one in Edition.objects.order_by("number")] == [3, 2]


def test_going_back_makes_the_earlier_edition_current_again(copy: Path) -> None:
    first = load_programme(path=GREEN, actor=policy.SYSTEM)
    load_programme(path=change(copy, "maximum: 3,", "maximum: 2,"), actor=policy.SYSTEM)
    assert load_programme(path=GREEN, actor=policy.SYSTEM) == first
    assert Programme.objects.get().edition == first


def test_a_broken_file_changes_nothing(copy: Path) -> None:
    load_programme(path=GREEN, actor=policy.SYSTEM)
    before = counts()
    with pytest.raises(DefinitionError):
        load_programme(path=change(copy, "maximum: 3,", "maximum: 3, surplus: 1,"), actor=policy.SYSTEM)
    assert counts() == before


def test_the_difference_is_shown_before_loading(copy: Path) -> None:
    load_programme(path=GREEN, actor=policy.SYSTEM)
    before = counts()
    found = changes(path=change(copy, "maximum: 3,", "maximum: 2,"))
    assert [tuple(one) for one in found] == [("quotas.candidates.maximum", 3, 2)]
    assert counts() == before


def test_the_command_loads_every_programme_that_comes_with_the_portal() -> None:
    out = StringIO()
    call_command("load_programmes", stdout=out)
    edition = Edition.objects.get(programme="green_bases")
    assert f"green_bases.yaml: green_bases, edition 1, {edition.digest[:12]}\n" in out.getvalue()
    assert list(Programme.objects.values_list("pk", "edition__regime")) == [
        ("circular_retrofits", ""), ("eco_parks", "2026"), ("green_bases", ""), ("hitech_zones", ""),
    ]  # fmt: skip
    assert list(Edition.objects.filter(programme="eco_parks").values_list("regime", flat=True)) == ["2015", "2026"]


def test_ep_06_loading_the_earlier_rules_again_leaves_the_later_ones_in_force() -> None:
    call_command("load_programmes", stdout=StringIO())
    before = counts()
    load_programme(path=DEFINITIONS / "eco_parks_2015.yaml", actor=policy.SYSTEM)
    assert counts() == before
    assert Programme.objects.get(pk="eco_parks").edition.regime == "2026"  # type: ignore[union-attr]


def test_the_command_checks_without_changing(copy: Path) -> None:
    call_command("load_programmes", str(GREEN), stdout=StringIO())
    before, out = counts(), StringIO()
    call_command("load_programmes", str(change(copy, "maximum: 3,", "maximum: 2,")), check=True, stdout=out)
    assert out.getvalue() == "green_bases.yaml: 1 changes\n  quotas.candidates.maximum: 3 -> 2\n"
    assert counts() == before


def test_the_command_explains_a_broken_file_and_loads_none_of_the_directory(copy: Path) -> None:
    broken = copy.with_name("worse.yaml")
    broken.write_text(
        copy.read_text(encoding="utf-8").replace("maximum: 3,", "surplus: 1, maximum: 3,", 1), encoding="utf-8"
    )
    with translation.override("en"), pytest.raises(CommandError) as raised:
        call_command("load_programmes", str(copy.parent), stdout=StringIO())
    assert str(raised.value) == "worse.yaml: quotas.candidates.surplus (GB-12): unknown key"
    assert Programme.objects.count() == 0
