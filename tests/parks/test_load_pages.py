"""The pages of a sheet of parks: sent, found again, decided, exported, confirmed."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from journal.domain import jobs
from journal.models import Job
from parks.domain import loads
from parks.domain.loads import deciding
from parks.models import Park, ParkLoad
from tests.factories import accounts, parks, sheets
from tests.fixtures import People

HEAD = ("开发区名称", "省份", "核准面积")
ROWS = (("如东经济开发区", "江苏", "1,200"), ("温州经济开发区", "浙江", ""), ("虹桥经济技术开发区", "申城", ""))


@pytest.fixture
def ministry(people: People, client: Client) -> User:
    parks.park("温州经济技术开发区", "330000", code="G330001")
    client.force_login(people.ministry)
    return accounts.reload(people.ministry)


def post(client: Client, *rows: tuple[str, ...], **values: Any) -> Any:
    sheet = SimpleUploadedFile("名录.xlsx", sheets.xlsx([HEAD, *rows]))
    return client.post("/parks/loads/send/", {"sheet": sheet, "source": "公告2018年第4号", **values})


def work() -> None:
    for job in Job.objects.filter(state="queued", kind__in=(loads.READ, loads.WRITE)):
        assert jobs.run_job(job.pk)


def page_of(client: Client, query: str = "") -> Any:
    return client.get(f"/parks/loads/{ParkLoad.objects.get().public_id}/{query}")


def test_a_sheet_is_left_and_found_again_while_a_worker_compares_it(ministry: User, client: Client) -> None:
    answer = post(client, *ROWS)
    assert answer.status_code == 302
    assert "正在与名录库比对" in client.get(answer.url).content.decode()
    work()
    page = page_of(client)
    assert [(tab.label, tab.count) for tab in page.context["tabs"]] == [
        ("全部", "3"), ("新增", "1"), ("变更", "0"), ("无变化", "0"), ("存疑", "1"), ("待修改", "1"),
    ]  # fmt: skip
    assert "核准面积（公顷）：1200" in page.content.decode()
    assert "“申城”不是省级行政区。" in page.content.decode()
    assert "名录.xlsx" in client.get("/parks/loads/").content.decode()


def test_each_group_is_filtered_and_exported(ministry: User, client: Client) -> None:
    post(client, *ROWS)
    work()
    export = page_of(client, "?state=doubtful&export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(export.streaming_content).decode("utf-8-sig"))))
    assert rows[1:] == [["3", "温州经济开发区", "浙江", "存疑", "温州经济技术开发区 (85) 地名相同，类型称谓不同。", ""]]


def test_rows_are_decided_and_the_whole_is_confirmed(ministry: User, client: Client) -> None:
    post(client, *ROWS)
    work()
    address = page_of(client).request["PATH_INFO"]
    wenzhou = Park.objects.get(code="G330001")
    early = client.post(address, {"act": "confirm", "version": "1"})
    assert (early.status_code, Park.objects.filter(name="如东经济开发区").count()) == (422, 0)
    assert "还有2行未处理。" in early.content.decode()
    client.post(f"{address}?state=doubtful", {"row-3": f"park:{wenzhou.pk}"})
    client.post(address, {"act": "rest"})
    version = page_of(client).context["load"].version
    assert client.post(address, {"act": "confirm", "version": str(version)}).status_code == 302
    done = page_of(client).content.decode()
    assert "名录表已入库" in done
    assert "<select" not in done.partition("<tbody>")[2]
    assert [one.name for one in wenzhou.former_names.all()] == ["温州经济开发区"]
    assert Park.objects.filter(name="如东经济开发区").count() == 1


def test_a_large_sheet_shows_that_it_is_being_written(
    ministry: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "MOST_AT_ONCE", 0)
    post(client, ROWS[0])
    work()
    address = page_of(client).request["PATH_INFO"]
    client.post(address, {"act": "confirm", "version": "1"})
    assert "正在写入名录库" in page_of(client).content.decode()
    work()
    assert "名录表已入库" in page_of(client).content.decode()


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"sheet": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "sheet"),
        ({"sheet": SimpleUploadedFile("a.csv", "代码,省份\n1,江苏\n".encode())}, "sheet"),
        ({"sheet": ""}, "sheet"),
        ({"source": ""}, "source"),
        ({"region": "330200"}, "region"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_is_kept(
    ministry: User, client: Client, posted: dict[str, Any], field: str
) -> None:
    answer = post(client, ROWS[0], is_catalogue_2018="on", **posted)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["is_catalogue_2018"].value() is True
    assert ParkLoad.objects.count() == 0


@pytest.mark.parametrize("choice", ["park:1", "row:99", "delete", "new"])
def test_a_made_up_choice_is_refused(ministry: User, client: Client, choice: str) -> None:
    post(client, ROWS[0])
    work()
    address = page_of(client).request["PATH_INFO"]
    assert client.post(address, {"row-2": choice, "row-x": "out"}).status_code == 422


def test_the_empty_sheet_is_understood(ministry: User, client: Client) -> None:
    template: Any = client.get("/parks/loads/template/")
    content = b"".join(template.streaming_content)
    answer = client.post("/parks/loads/send/", {"sheet": SimpleUploadedFile("a.xlsx", content), "source": "x"})
    assert answer.context["form"].errors["sheet"] == ["表头下没有数据行。"]


def test_a_sheet_is_discarded_on_its_page_and_in_the_admin(ministry: User, client: Client) -> None:
    post(client, *ROWS)
    work()
    address = page_of(client).request["PATH_INFO"]
    assert client.post(address, {"act": "discard"}).status_code == 302
    page = page_of(client).content.decode()
    assert ("名录表已作废" in page, "作废本表" in page, "<select class" in page.partition("<tbody>")[2]) == (
        True, False, False,
    )  # fmt: skip
    again = client.post(address, {"act": "discard"})
    assert (again.status_code, "本表已不能作废。" in again.content.decode()) == (422, True)
    post(client, *ROWS)
    other = ParkLoad.objects.latest("pk")
    assert client.post(f"/admin/parks/parkload/{other.pk}/discard/").status_code == 302
    assert list(ParkLoad.objects.values_list("state", flat=True)) == ["discarded", "discarded"]


def test_sheets_are_found_sorted_and_exported(ministry: User, client: Client) -> None:
    post(client, *ROWS, source="乙目录")
    post(client, ROWS[0], source="甲目录")
    loads.discard(actor=ministry, load=ParkLoad.objects.get(source="乙目录"))
    names = [[str(one[1].value) for one in client.get(f"/parks/loads/{query}").context["lines"]] for query in (
        "", "?q=甲", "?state=discarded", "?sort=sent_at",
    )]  # fmt: skip
    assert names == [["甲目录", "乙目录"], ["甲目录"], ["乙目录"], ["乙目录", "甲目录"]]
    export = client.get("/parks/loads/?state=discarded&export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(export.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]  # a file response streams
    assert [(row[1], row[3]) for row in rows[1:]] == [("乙目录", "已作废")]


def test_others_see_no_sheets(people: People, ministry: User, client: Client) -> None:
    post(client, ROWS[0])
    address = page_of(client).request["PATH_INFO"]
    client.force_login(people.province)
    assert [client.get(one).status_code for one in ("/parks/loads/", "/parks/loads/send/", address)] == [403, 403, 404]
