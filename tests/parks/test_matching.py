"""Which park a printed name may mean: tables worked by hand, with the traps of the real lists (X-06)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.matching import Candidate, Matcher
from parks.name_parts import Parts, readings

JIANGSU, ZHEJIANG, TIANJIN, SHANGHAI, XINJIANG, CORPS = "320000", "330000", "120000", "310000", "650000", "660000"

REGISTER = (
    ("温州经济技术开发区", ZHEJIANG),
    ("绍兴袍江经济技术开发区", ZHEJIANG),
    ("大江东产业集聚区", ZHEJIANG),
    ("吴兴工业园区", ZHEJIANG),
    ("天津经济技术开发区", TIANJIN),
    ("闵行经济技术开发区", SHANGHAI),
    ("上海金桥经济技术开发区", SHANGHAI),
    ("江宁经济技术开发区", JIANGSU),
    ("苏州国家高新技术产业开发区", JIANGSU),
    ("苏州工业园区", JIANGSU),
    ("无锡国家高新技术产业开发区", JIANGSU),
    ("城东工业园区", JIANGSU),
    ("城东工业园区", ZHEJIANG),
    ("石河子经济技术开发区", CORPS),
    ("乌鲁木齐经济技术开发区", XINJIANG),
    ("珠海高新技术产业开发区", "440000"),
    ("太原经济技术开发区（山西转型综改示范区太原区域）", "140000"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(Candidate(key, (name,), region) for key, (name, region) in enumerate(REGISTER))


@pytest.mark.parametrize(
    ("name", "stem", "kind"),
    [
        ("苏州国家高新技术产业开发区", "苏州", "hitech"),
        ("苏州高新区", "苏州", "hitech"),
        ("珠海(国家)高新技术产业开发区", "珠海", "hitech"),
        ("天津经济技术开发区", "天津", "etdz"),
        ("天津经济开发区", "天津", "edz"),
        ("天津经开区", "天津", "econ"),
        ("广州开发区", "广州", "zone"),
        ("惠东产业转移工业园", "惠东", "transfer"),
        ("大江东產業集聚區", "大江东", "cluster"),
        ("上海市市北工业园区", "上海市北", "industrial"),
        ("英德市英红工业园", "英德英红", "industrial"),
        ("济南大学园", "济南大学园", ""),
        ("国家经济开发区", "", "edz"),
    ],
)
def test_a_name_is_taken_apart_into_place_and_kind(name: str, stem: str, kind: str) -> None:
    assert (readings(name)[0].stem, readings(name)[0].kind) == (stem, kind)


def test_what_stands_in_brackets_is_another_way_to_read_the_name() -> None:
    assert readings("无锡新区（高新技术产业开发区）") == (
        Parts("无锡", "new_area", "新区"),
        Parts("无锡", "hitech", "高新技术产业开发区"),
    )
    assert readings("广东梅州经济开发区(东升工业园区)")[1] == Parts("东升", "industrial", "工业园区")


@pytest.mark.parametrize(
    ("printed", "region", "expected"),
    [
        # The same park under two names in one list, and two parks that may be one.
        ("温州经济开发区", ZHEJIANG, [("温州经济技术开发区", 85, "kind", False)]),
        ("天津经济开发区", TIANJIN, [("天津经济技术开发区", 85, "kind", False)]),
        ("天津经济开发区", "", [("天津经济技术开发区", 82, "kind", False)]),
        ("温州经开区", ZHEJIANG, [("温州经济技术开发区", 95, "written", False)]),
        ("溫州經濟技術開發區", ZHEJIANG, [("温州经济技术开发区", 100, "same", False)]),
        ("温洲经济技术开发区", ZHEJIANG, [("温州经济技术开发区", 86, "sound", False)]),
        # A word misprinted in a title.
        ("大江东产业集区", ZHEJIANG, [("大江东产业集聚区", 80, "signs", False)]),
        ("乌鲁木其经济技术开发区", XINJIANG, [("乌鲁木齐经济技术开发区", 86, "sound", False)]),
        ("鸟鲁木齐经济技术开发区", XINJIANG, [("乌鲁木齐经济技术开发区", 80, "signs", False)]),
        # A place before the name.
        ("上海闵行经济技术开发区", SHANGHAI, [("闵行经济技术开发区", 95, "written", False)]),
        ("南京江宁经济技术开发区", JIANGSU, [("江宁经济技术开发区", 88, "place", False)]),
        ("袍江经济技术开发区", ZHEJIANG, [("绍兴袍江经济技术开发区", 88, "place", False)]),
        # Ranks, brackets, what has become of it.
        ("苏州高新技术产业开发区", JIANGSU, [("苏州国家高新技术产业开发区", 95, "written", False)]),
        ("无锡新区(高新技术产业开发区)", JIANGSU, [("无锡国家高新技术产业开发区", 95, "written", False)]),
        ("珠海(国家)高新技术产业开发区", "440000", [("珠海高新技术产业开发区", 95, "written", False)]),
        ("太原经济技术开发区", "140000", [("太原经济技术开发区（山西转型综改示范区太原区域）", 95, "written", False)]),
        ("上海金桥出口加工区", SHANGHAI, [("上海金桥经济技术开发区", 85, "kind", False)]),
        # Other parks of the same place are no suggestion.
        ("苏州经济技术开发区", JIANGSU, []),
        ("温州高新技术产业开发区", ZHEJIANG, []),
        ("湖州经济技术开发区", ZHEJIANG, []),
        # The province is evidence: nearly alike elsewhere is nothing, the very same name is said.
        ("天津经济开发区", JIANGSU, []),
        ("天津经济技术开发区", JIANGSU, [("天津经济技术开发区", 75, "same", True)]),
        ("石河子经济技术开发区", XINJIANG, [("石河子经济技术开发区", 100, "same", False)]),
    ],
)
def test_what_is_suggested_and_why(
    matcher: Matcher, printed: str, region: str, expected: list[tuple[str, int, str, bool]]
) -> None:
    found = matcher.suggest(printed, region)
    assert [(one.name, one.score, str(one.reason), one.elsewhere) for one in found] == expected


def test_parks_of_one_name_in_two_provinces_are_told_apart_by_the_province(matcher: Matcher) -> None:
    assert [REGISTER[key] for key in matcher.same("城东工业园区", ZHEJIANG)] == [("城东工业园区", ZHEJIANG)]
    assert len(matcher.same("城东工业园区")) == 2
    assert matcher.same("城东工业园区", TIANJIN) == []
    assert [(one.score, one.elsewhere) for one in matcher.suggest("城东工业园区", ZHEJIANG)] == [
        (100, False),
        (75, True),
    ]


def test_a_park_is_suggested_once_by_the_nearest_of_its_names() -> None:
    names = ("上海漕河泾新兴技术开发区", "漕河泾经开区", "漕河泾经济技术开发区")
    found = Matcher([Candidate(1, names, SHANGHAI)]).suggest("漕河泾经济开发区", SHANGHAI)
    assert [(one.name, one.score) for one in found] == [("漕河泾经开区", 95)]


@given(st.text(max_size=30))
def test_any_text_can_be_matched(text: str) -> None:
    assert len(Matcher([Candidate(1, (text,), "")]).suggest(text)) <= 1
