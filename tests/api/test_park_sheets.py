"""The register through the API: a sheet of parks from sending to writing, and its history mended."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from journal.domain import jobs
from journal.models import Job
from parks.domain import changes, loads
from parks.models import Park, ParkEvent, ParkLoad
from tests.api.conftest import Ask, Asker
from tests.factories import parks
from tests.factories.reports import World

SHEET = "开发区名称,省份,核准面积\n如东经济开发区,江苏,900\n温州经济开发区,浙江,\n虹桥开发区,申城,\n"


def send(asker: Asker, content: str = SHEET, **values: Any) -> Any:
    upload = SimpleUploadedFile("名录.csv", content.encode())
    return asker.client.post("/api/v1/park-sheets/", {"sheet": upload, "source": "公告2018年第4号", **values})


def work() -> None:
    for job in Job.objects.filter(state="queued", kind__in=(loads.READ, loads.WRITE)):
        assert jobs.run_job(job.pk)


def test_a_sheet_is_sent_looked_at_decided_and_confirmed(world: World, ask: Ask) -> None:
    wenzhou = parks.park("温州经济技术开发区", "330000", code="G330001")
    asker = ask(world.ministry)
    made = send(asker)
    body = made.json()
    assert (made.status_code, body["state"], body["progress"]) == (201, "reading", {"done": 0, "total": 0})
    work()
    path = f"park-sheets/{body['id']}/"
    ready = asker.get(path).body
    assert (ready["state"], ready["progress"]) == ("ready", None)
    assert ready["counts"] == {
        "total": 3, "new": 1, "changed": 0, "unchanged": 0, "doubtful": 1, "wrong": 1, "out": 0, "open": 2,
    }  # fmt: skip
    rows = asker.get(f"{path}rows/").body["results"]
    assert [(row["number"], row["state"], row["name"]) for row in rows] == [
        (2, "new", "如东经济开发区"), (3, "doubtful", "温州经济开发区"), (4, "wrong", "虹桥开发区"),
    ]  # fmt: skip
    [doubtful] = asker.get(f"{path}rows/", state="doubtful").body["results"]
    assert doubtful["options"] == ["", f"park:{wenzhou.pk}", "new", "out"]
    early = asker.post(f"{path}confirm/", {"version": ready["version"]})
    assert (early.status, Park.objects.filter(name="如东经济开发区").count()) == (422, 0)
    wrong = asker.post(f"{path}decide/", {"decisions": [{"row": 3, "choice": "park:0"}]})
    assert (wrong.status, wrong.addresses) == (422, ["row-3"])
    asker.post(f"{path}decide/", {"decisions": [{"row": 3, "choice": f"park:{wenzhou.pk}"}]})
    assert asker.get(f"{path}rows/3/").body["chosen"] == f"park:{wenzhou.pk}"
    left = asker.post(f"{path}leave-rest-out/").body
    assert (left["counts"]["open"], left["counts"]["out"]) == (0, 1)
    stale = asker.post(f"{path}confirm/", {"version": ready["version"]})
    assert stale.status == 422
    done = asker.post(f"{path}confirm/", {"version": left["version"]})
    assert (done.status, done.body["state"], Park.objects.filter(name="如东经济开发区").count()) == (200, "written", 1)
    assert [one.name for one in wenzhou.former_names.all()] == ["温州经济开发区"]
    assert [one["state"] for one in asker.get("park-sheets/", state="written").body["results"]] == ["written"]


def test_a_sheet_is_discarded_once(world: World, ask: Ask) -> None:
    asker = ask(world.ministry)
    path = f"park-sheets/{send(asker).json()['id']}/discard/"
    first, second = asker.post(path), asker.post(path)
    assert (first.status, first.body["state"], second.status) == (200, "discarded", 422)


def test_what_cannot_be_read_is_refused_at_its_field(world: World, ask: Ask) -> None:
    asker = ask(world.ministry)
    unreadable = send(asker, "甲,乙\n1,2\n")
    assert (unreadable.status_code, unreadable.json()["problems"][0]["address"]) == (422, "sheet")
    unknown = send(asker, region="999999")
    assert (unknown.status_code, unknown.json()["problems"][0]["address"]) == (400, "region")
    assert not ParkLoad.objects.exists()


def test_sheets_are_for_the_ministries_alone(world: World, ask: Ask) -> None:
    path = f"park-sheets/{send(ask(world.ministry)).json()['id']}/"
    for person in (world.province, world.park, world.reviewer):
        asker = ask(person)
        assert asker.get("park-sheets/").body["results"] == []
        assert [asker.get(path).status, asker.get(f"{path}rows/").status] == [404, 404]
        assert [asker.post(f"{path}{act}/").status for act in ("confirm", "discard", "decide")] == [404] * 3
        assert send(asker).status_code == 403


def test_an_entry_of_the_history_is_corrected_and_withdrawn(world: World, ask: Ask) -> None:
    rudong, haian = parks.park("如东经济开发区", code="S1"), parks.park("海安经济开发区", code="S2")
    base = world.base.park
    event = changes.merge(actor=world.ministry, park=rudong, into=haian, on=date(2025, 7, 1), basis="国函1号")
    asker, path = ask(world.ministry), f"parks/{rudong.public_id}/events/"
    stated = {"on": "2025-07-01", "basis": "国函1号", "reason": "并入对象录错"}
    extra = asker.post(f"{path}{event.pk}/correct/", {**stated, "area_ha": "5"})
    assert (extra.status, extra.addresses) == (400, ["area_ha"])
    answer = asker.post(f"{path}{event.pk}/correct/", {**stated, "into": str(base.public_id)})
    assert (answer.status, answer.body["successor"]) == (200, str(base.public_id))
    former, right = answer.body["events"]
    assert (former["withdrawn_reason"], former["replaced_by"], right["other"]) == (
        "并入对象录错", right["id"], str(base.public_id),
    )  # fmt: skip
    assert asker.post(f"{path}{event.pk}/withdraw/", {"reason": "x"}).status == 403
    assert ask(world.province).post(f"{path}{right['id']}/withdraw/", {"reason": "x"}).status == 403
    assert ask(world.reviewer).post(f"{path}{right['id']}/withdraw/", {"reason": "x"}).status == 404
    undone = asker.post(f"{path}{right['id']}/withdraw/", {"reason": "未发生"})
    assert (undone.status, undone.body["is_active"], undone.body["successor"]) == (200, True, None)
    assert ParkEvent.objects.filter(withdrawn_at=None).count() == 0
