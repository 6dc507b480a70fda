"""The register of parks through its pages: the catalogue of 2018 (GB-07), and parks that change (X-06)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from journal.domain import jobs
from journal.models import Job
from parks.models import Park, ParkLoad
from tests.factories import parks, sheets
from tests.fixtures import People

CATALOGUE = (
    ("中国开发区审核公告目录（2018年版）",),
    ("序号", "代码", "开发区名称", "省份", "批准时间", "核准面积（公顷）", "主导产业"),
    ("1", "G321007", "常州经济开发区", "江苏省", "1992.06", "１，２００．５", "轨道交通、智能电网"),
    ("2", "S327001", "如东经济开发区", "江苏省", "2006.08", "900", "海洋工程"),
)


@pytest.fixture
def ministry(people: People, client: Client) -> Client:
    client.force_login(people.ministry)
    return client


def load(client: Client, rows: Any, **values: str) -> str:
    """Send a sheet, let the worker compare it, confirm it; return the address of its page."""
    sheet = SimpleUploadedFile("目录.xls", sheets.xls(rows))
    answer = client.post("/parks/loads/send/", {"sheet": sheet, "source": "2018年第4号公告", **values})
    address = str(answer.headers["Location"])
    for job in Job.objects.filter(kind="parks.read_load", state="queued"):
        jobs.run_job(job.pk)
    version = str(ParkLoad.objects.latest("pk").version)
    client.post(address, {"act": "confirm", "version": version})
    return address


def test_gb_07_the_catalogue_of_2018_is_loaded_and_its_parks_are_marked(people: People, ministry: Client) -> None:
    load(ministry, CATALOGUE, is_catalogue_2018="on")
    marked = Park.objects.filter(in_catalogue_2018=True).order_by("code")
    assert list(marked.values_list("code", "name", "approved_on", "area_ha")) == [
        ("G321007", "常州经济开发区", "1992.06", pytest.approx(1200.5)),
        ("S327001", "如东经济开发区", "2006.08", 900),
    ]
    page = ministry.get(f"/parks/{people.changzhou.public_id}/").content.decode()
    assert "2018年第4号公告" in page
    assert Park.objects.get(pk=people.yancheng.pk).in_catalogue_2018 is None


def test_x_06_a_park_is_found_by_any_name_it_ever_had_and_leads_to_what_it_became(
    people: People, ministry: Client
) -> None:
    rudong = parks.park("如东经济开发区", code="S327001")
    act = f"/parks/{rudong.public_id}/change/"
    told = {"on": "2025-07-01", "basis": "苏政复〔2025〕1号"}
    assert ministry.post(f"{act}rename/", {"name": "洋口港经济开发区", **told}).status_code == 302
    assert ministry.post(f"{act}add-alias/", {"name": "如东经开区", "basis": "名单"}).status_code == 302
    for words in ("洋口港", "如东", "如东經濟開發區", "rudongjing", "rdjjkfq", "ykg", "如东经开区", "S327001"):
        page = ministry.get("/parks/", {"q": words})
        assert (words, [park.name for park in page.context["page"]]) == (words, ["洋口港经济开发区"])
    assert ministry.post(f"{act}boundary/", {"area_ha": "1500", **told}).status_code == 302
    assert ministry.post(f"{act}merge/", {"into": "常州经济开发区", **told}).status_code == 302
    shown = ministry.get(f"/parks/{rudong.public_id}/").content.decode()
    assert "现为常州经济开发区" in shown
    for what in ("更名", "范围调整", "并入其他园区", "苏政复〔2025〕1号"):
        assert what in shown
    detail = ministry.get(f"/api/v1/parks/{rudong.public_id}/").json()
    assert [one["kind"] for one in detail["events"]] == ["renamed", "boundary_moved", "merged_into"]
    assert detail["successor"] == str(people.changzhou.public_id)
    assert [one["name"] for one in detail["former_names"]] == ["如东经济开发区", "如东经开区"]


def test_x_06_a_list_that_prints_a_park_otherwise_never_merges_by_itself(people: People, ministry: Client) -> None:
    rows = (("园区名称", "省份"), ("常州经济技术开发区", "江苏"))
    address = load(ministry, rows)
    page = ministry.get(address).content.decode()
    assert "地名相同，类型称谓不同。" in page
    assert (ParkLoad.objects.get().state, Park.objects.count()) == ("ready", 2)
    ministry.post(address, {"row-2": f"park:{people.changzhou.pk}"})
    ministry.post(address, {"act": "confirm", "version": str(ParkLoad.objects.get().version)})
    assert [one.name for one in people.changzhou.former_names.all()] == ["常州经济技术开发区"]
    assert Park.objects.count() == 2
