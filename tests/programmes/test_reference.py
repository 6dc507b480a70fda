"""The reference data have the numbers the documents give."""

from collections import Counter

from accounts.choices import RegionKind
from accounts.reference import regions
from parks.reference import green_bases
from programmes.definition import measures, units, variants
from programmes.reference import green_catalogue


def test_the_catalogue_of_2019_has_6_and_30_entries_under_known_parents() -> None:
    rows = green_catalogue()
    assert Counter(row.level for row in rows) == {1: 6, 2: 30}
    codes = {row.code for row in rows}
    assert [row.code for row in rows if row.level == 2 and row.parent not in codes] == []


def test_there_are_37_reporting_units_and_the_country() -> None:
    kinds = Counter(row.kind for row in regions())
    assert kinds == {"country": 1, "province": 31, "corps": 1, "planned_city": 5}
    assert set(kinds) <= set(RegionKind.values)


def test_regions_come_after_their_parents() -> None:
    seen = {""}
    for row in regions():
        assert row.parent in seen
        seen.add(row.code)


def test_the_31_bases_come_from_23_units_in_their_order() -> None:
    bases = green_bases()
    assert [base.seq for base in bases] == list(range(1, 32))
    recommended = Counter(base.recommended_by for base in bases)
    assert (len(recommended), max(recommended.values())) == (23, 3)


def test_base_7_is_recommended_by_shanghai_and_lies_in_yancheng() -> None:
    elsewhere = [base for base in green_bases() if base.recommended_by != base.lies_in]
    assert [(base.seq, base.name, base.recommended_by, base.lies_in, base.city) for base in elsewhere] == [
        (7, "漕河泾新兴技术开发区盐城分区", "310000", "320000", "盐城市")
    ]


def test_regions_are_printed_short_as_in_the_list() -> None:
    short = {row.code: row.short_name for row in regions()}
    assert [base.seq for base in green_bases() if base.region_printed != short[base.recommended_by]] == []


def test_every_measure_has_a_known_unit_and_known_variants() -> None:
    assert [one.code for one in measures().values() if one.unit not in units()] == []
    assert [one.code for one in measures().values() if not set(one.variants) <= set(variants())] == []


def test_every_unit_converts_into_a_known_one() -> None:
    assert [one.code for one in units().values() if one.base and one.base not in units()] == []
