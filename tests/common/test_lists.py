"""The list page, seen through the register of parks."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from common import lists
from tests.factories import parks
from tests.fixtures import People

# The session, the account, the clock and its posts; the choices of the filter, the count and the page; the rest is
# asked by the frame of every page.
QUERIES = 9


def page(client: Client, query: str = "") -> Any:
    response = client.get(f"/parks/{query}")
    assert response.status_code == 200
    return response


def names(response: Any) -> list[str]:
    return [row.name for row in response.context["page"]]


@pytest.fixture
def official(people: People, client: Client) -> Client:
    client.force_login(people.province)
    return client


@pytest.fixture
def register(people: People) -> None:
    parks.park("漕河泾新兴技术开发区盐城分区", "320000", city="盐城市")
    parks.park("天津经济技术开发区", "120000", level="national", kind="etdz")


def test_a_visitor_is_asked_to_sign_in_and_comes_back_to_the_same_list(client: Client) -> None:
    assert client.get("/parks/?region=320000")["Location"] == "/accounts/login/?next=/parks/%3Fregion%3D320000"


def test_all_rows_are_shown_in_the_declared_order_and_counted(register: None, official: Client) -> None:
    response = page(official)
    assert names(response) == [
        "天津经济技术开发区", "漕河泾新兴技术开发区盐城分区", "常州经济开发区", "盐城环保高新技术产业开发区",
    ]  # fmt: skip
    assert "共4家园区" in response.content.decode()
    assert "省级地区升序" in response.content.decode()


def test_filters_narrow_and_are_shown_as_chips_that_take_them_away(register: None, official: Client) -> None:
    response = page(official, "?q=盐城&region=320000&sort=-name")
    assert names(response) == ["盐城环保高新技术产业开发区", "漕河泾新兴技术开发区盐城分区"]
    assert [(chip.label, chip.value) for chip in response.context["chips"]] == [
        ("名称、拼音或代码", "盐城"),
        ("省级地区", "江苏"),
    ]
    assert names(page(official, response.context["chips"][0].url)) == [
        "盐城环保高新技术产业开发区",
        "常州经济开发区",
        "漕河泾新兴技术开发区盐城分区",
    ]


def test_a_filter_value_without_meaning_is_said_at_the_filter_and_narrows_nothing(
    register: None, official: Client
) -> None:
    response = page(official, "?region=999999&level=national")
    assert names(response) == ["天津经济技术开发区"]
    assert response.context["form"].errors == {"region": ["“999999”不在可选范围内，名单未按此条件筛选。"]}
    assert "“999999”不在可选范围内，名单未按此条件筛选。" in response.content.decode()
    assert [chip.label for chip in response.context["chips"]] == ["级别"]


@pytest.mark.parametrize(
    "query",
    [
        "?page=abc", "?page=-1", "?page=9999", "?sort=password", "?sort=-", "?sort=region__name", "?export=pdf",
        "?q=%00", "?q=%20", f"?q={'长' * 101}",
    ],
)  # fmt: skip
def test_an_address_typed_by_hand_shows_the_list(register: None, official: Client, query: str) -> None:
    assert len(names(page(official, query))) == 4


def test_an_empty_list_says_which_filter_to_take_away(register: None, official: Client) -> None:
    response = page(official, "?region=120000&level=provincial")
    assert response.context["drop"].value == "省级"
    assert "去掉“省级”再试" in response.content.decode()
    assert names(page(official, response.context["drop"].url)) == ["天津经济技术开发区"]


def test_an_empty_list_without_such_a_filter_offers_all(register: None, official: Client) -> None:
    response = page(official, "?q=没有的园区&region=120000&level=provincial")
    assert response.context["drop"] is None
    assert "查看全部" in response.content.decode()


def test_pages_hold_fifty_rows_and_no_row_twice(people: People, official: Client) -> None:
    parks.many(103)
    pages = [names(page(official, f"?page={number}")) for number in (1, 2, 3)]
    assert [len(rows) for rows in pages] == [50, 50, 5]
    assert len({name for rows in pages for name in rows}) == 105


def test_an_export_holds_all_rows_as_they_are_filtered_and_sorted(people: People, official: Client) -> None:
    parks.many(60)
    response = official.get("/parks/?q=示范&sort=code&export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["园区", "省级地区", "所在市", "级别", "类型", "代码"]
    assert rows[1] == ["示范0000经济开发区", "江苏", "", "其他", "其他", "X00000"]
    assert [row[-1] for row in rows[1:]] == [f"X{number:05d}" for number in range(60)]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%9B%AD%E5%8C%BA")


def test_a_workbook_is_exported_too(register: None, official: Client) -> None:
    response = official.get("/parks/?export=xlsx")
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert b"".join(response).startswith(b"PK")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    people: People, official: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(official)
    with django_assert_num_queries(QUERIES):
        assert len(names(page(official, "?region=320000"))) == 2
    parks.park("遂昌工业园区", "320000")
    with django_assert_num_queries(QUERIES):
        assert len(names(page(official, "?region=320000"))) == 3


def test_values_are_worded_for_the_reader() -> None:
    assert [lists.shown(value) for value in (None, "", True, False, 0, "园区")] == ["—", "—", "是", "否", "0", "园区"]
