"""A program fetches the workbook of a draft, sends it, sees what it would bring, and has it written."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import Round
from reports.domain import workbooks
from reports.models import Filing
from tests.api.conftest import Ask, Asker
from tests.factories import reports as make
from tests.factories.reports import World
from tests.factories.workbooks import Spreadsheet


def fetch(asker: Asker, filing: Filing) -> Spreadsheet:
    answer = asker.client.get(f"/api/v1/filings/{filing.public_id}/workbooks/draft/")
    assert answer.status_code == 200
    return Spreadsheet(b"".join(answer))


def send(asker: Asker, filing: Filing, content: bytes) -> Any:
    upload = SimpleUploadedFile("年报.xlsx", content)
    return asker.client.post(f"/api/v1/filings/{filing.public_id}/workbooks/", {"workbook": upload})


def test_a_workbook_is_sent_compared_and_written(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.filled_report(world, report_round)
    asker = ask(world.park)
    spreadsheet = fetch(asker, filing)
    spreadsheet.put("indicators/gdp/value", 540.5)
    spreadsheet.put("basics/head", "工作簿里的负责人")
    basics = filing.sections.get(code="basics").content
    make.save(world.park, filing, "basics", {**basics, "head": "网上的负责人"})
    made = send(asker, filing, spreadsheet.content())
    body = made.json()
    assert (made.status_code, body["state"], body["counts"]["taken"]) == (201, "ready", 1)
    [conflict] = body["conflicts"]
    expected = ("basics/head", "网上的负责人", "工作簿里的负责人", "周建国")
    assert (conflict["address"], conflict["online"], conflict["workbook"], conflict["base"]) == expected
    url = f"filings/{filing.public_id}/workbooks/{body['id']}/"
    make.save(world.park, filing, "coordination", {"meetings": "5"})
    stale = asker.post(f"{url}write/", {"seal": body["seal"], "chosen": []})
    assert (stale.status, stale.addresses) == (422, [""])
    seal = asker.get(url).body["seal"]
    done = asker.post(f"{url}write/", {"seal": seal, "chosen": ["basics/head"]})
    assert (done.status, done.body["state"]) == (200, "done")
    assert filing.sections.get(code="basics").content["head"] == "工作簿里的负责人"
    assert filing.sections.get(code="indicators").content["cells"]["gdp"]["value"] == "540.50"  # as the cell shows it
    listed = asker.get(f"filings/{filing.public_id}/workbooks/").body
    assert [(one["name"], one["state"]) for one in listed] == [("年报.xlsx", "done")]


def test_the_wrong_file_is_refused_and_strangers_find_nothing(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.report_draft(world, report_round)
    refused = send(ask(world.park), filing, b"not a workbook")
    assert (refused.status_code, refused.json()["problems"][0]["address"]) == (422, "workbook")
    content = workbooks.draft_workbook(actor=world.park, filing=filing)[1]
    assert send(ask(world.other_park), filing, content).status_code == 404
    assert send(ask(world.province), filing, content).status_code == 403
    assert ask(world.province).get(f"filings/{filing.public_id}/workbooks/draft/").status == 403
