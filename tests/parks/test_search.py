"""A park is found by any of its names (X-06)."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from common.policy import SYSTEM
from parks import names
from parks.domain import parks as register
from parks.domain import search
from tests.factories import parks
from tests.fixtures import People


def found(text: str) -> list[str]:
    return [park.name for park in search.find(text)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "盐城环保高新技术产业开发区", "环保高新", "盐城环保高新区", "鹽城環保高新技術", "yancheng", "YanCheng",
        "ychbgx", "盐城 环保", "江苏 环保", "ＹＣＨＢ", "环保高新　盐城市", "t-1",
    ],
)  # fmt: skip
def test_a_park_is_found_by_name_short_form_traditional_characters_pinyin_initials_place_and_code(text: str) -> None:
    parks.park("盐城环保高新技术产业开发区", city="盐城市", code="T-1")
    parks.park("遂昌工业园区", "330000", code="T-2")
    assert found(text) == ["盐城环保高新技术产业开发区"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["没有", "盐城 浙江", "zzzz", "%", "_"])
def test_what_fits_no_name_finds_nothing(text: str) -> None:
    parks.park("盐城环保高新技术产业开发区")
    assert found(text) == []


@pytest.mark.django_db
def test_x_06_a_park_is_found_by_a_former_name_and_listed_once() -> None:
    park = parks.park("常州经济开发区")
    register.add_alias(actor=SYSTEM, park=park, name="常州经开区")
    register.rename(actor=SYSTEM, park=park, name="常州国家经济开发区", on=date(2026, 1, 1), basis="批复")
    for text in ("常州经济开发区", "常州经开区", "changzhoujingjikaifaqu", "czjkq", "常州"):
        assert found(text) == ["常州国家经济开发区"]


@pytest.mark.django_db
def test_the_park_of_that_very_name_comes_first() -> None:
    for name in ("安徽芜湖经济开发区", "芜湖经济开发区南区", "芜湖经济开发区"):
        parks.park(name, "340000")
    assert found("芜湖经济开发区") == ["芜湖经济开发区", "芜湖经济开发区南区", "安徽芜湖经济开发区"]


@pytest.mark.django_db
def test_a_park_out_of_use_is_not_offered() -> None:
    park = parks.park("常州经济开发区")
    park.is_active = False
    park.save()
    assert found("常州") == []


@pytest.mark.parametrize(
    ("name", "spelling", "letters"),
    [
        ("长治高新技术产业开发区", "changzhigaoxinjishuchanyekaifaqu", "czgxjscykfq"),
        ("南京六合经济开发区", "nanjingluhejingjikaifaqu", "njlhjjkfq"),
        ("朝阳经济技术开发区", "chaoyangjingjijishukaifaqu", "cyjjjskfq"),
        ("闵行经济技术开发区", "minhangjingjijishukaifaqu", "mhjjjskfq"),
        ("重庆经济技术开发区", "chongqingjingjijishukaifaqu", "cqjjjskfq"),
        ("苏州工业园区(A区)", "suzhougongyeyuanquaqu", "szgyyqaq"),
    ],
)
def test_names_are_spelled_as_they_are_read(name: str, spelling: str, letters: str) -> None:
    assert (names.spelled(name), names.initials(name)) == (spelling, letters)


def test_short_forms_are_written_out() -> None:
    assert names.readings("常州经开区") == ["常州经开区", "常州经济技术开发区", "常州经济开发区"]


@given(st.text(max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    assert names.plain(text) in names.readings(text)


def test_suggestions_are_ten_at_most_and_only_for_officials(people: People, client: Client) -> None:
    parks.many(12)
    client.force_login(people.park)
    answer = client.get("/parks/suggest/?q=示范").json()["parks"]
    assert (len(answer), sorted(answer[0])) == (10, ["city", "code", "id", "name", "region"])
    assert client.get("/parks/suggest/?q=").json() == {"parks": []}
    assert client.get("/parks/suggest/?q=%00").json() == {"parks": []}
    client.force_login(people.reviewer)
    assert client.get("/parks/suggest/?q=示范").json() == {"parks": []}


def test_suggestions_take_the_same_queries_for_one_and_two(
    people: People, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(people.park)
    client.get("/parks/suggest/")  # begins the session's time
    for text, count in (("常州", 1), ("江苏", 2)):
        with django_assert_num_queries(5):
            assert len(client.get(f"/parks/suggest/?q={text}").json()["parks"]) == count
