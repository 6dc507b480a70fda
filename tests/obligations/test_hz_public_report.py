"""HZ-11: a green development report is encouraged, never demanded; the zone makes chosen parts of it public."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from common import clock
from common.errors import RuleViolation
from journal.domain import papers
from journal.models import Event
from programmes.models import Obligation, Round
from reports.domain import public_reports
from reports.models import Filing, PublicReport
from tests import papers as paper_text
from tests.obligations.energy import Zone, zone
from tests.obligations.walking import browser, done, handed_in, handled, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
SECRET = "某企业催化剂配方属商业秘密"
CHOSEN, LEFT_OUT = "全区能耗强度持续下降", "危险废物处置尚有缺口"
CONTENT = {
    "report": {"report": CHOSEN},
    "results": {"carbon": LEFT_OUT, "pollution": "", "industry": ""},
    "outlook": {"plans": ""},
    "internal": {"problems": "", "firms": SECRET},
}


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def round_of(cast: Zone) -> Round:
    return opened(cast.ministry, "hitech_zones", "green_report")


def on_file(cast: Zone) -> Filing:
    asked = round_of(cast)
    address = f"/filings/encouraged/{asked.public_id}/"
    assert address in browser(cast.park).get(f"/programmes/rounds/{asked.public_id}/").content.decode()
    done(browser(cast.park).post(address))
    filing = Filing.objects.get(round=asked)
    for code, content in CONTENT.items():
        done(browser(cast.park).post(f"/filings/{filing.public_id}/sections/{code}/", {"version": 0, **content}))
    handed_in(cast.park, filing)
    handled(cast.province, filing, "pass-on")
    return handled(cast.ministry, filing, "file")


def published(cast: Zone, filing: Filing, **more: str) -> PublicReport:
    posted = {
        "title": "无锡高新区2025年绿色发展年度报告",
        "report": "on",
        "text_report": f"公开文字：{CHOSEN}。",
        "publish": "1",
    }
    done(browser(cast.park).post(f"/filings/{filing.public_id}/public/", {**posted, **more, "publish": "1"}))
    return PublicReport.objects.get()


def test_hz_11_the_report_is_offered_and_owed_by_nobody() -> None:
    cast = zone(firms=0)
    asked = round_of(cast)
    assert not Obligation.objects.filter(round=asked).exists()
    page = f"/filings/encouraged/{asked.public_id}/"
    seen = [browser(one).get(page).status_code for one in (cast.park, cast.province, cast.ministry, cast.other_park)]
    assert seen == [200, 404, 404, 404]
    with clock.frozen(datetime(2026, 12, 30, 2, tzinfo=UTC)):
        done(browser(cast.park).post(page))
        filing = Filing.objects.get()
        done(browser(cast.park).post(f"/filings/{filing.public_id}/sections/report/", {"version": 0, "report": CHOSEN}))
        handed_in(cast.park, filing)
    assert filing.versions.get().late is False


def test_hz_11_only_what_is_chosen_becomes_public_on_page_paper_api_and_search() -> None:
    cast = zone(firms=0)
    filing = on_file(cast)
    keep = browser(cast.park).get(f"/filings/{filing.public_id}/public/")
    assert [tick.name for tick, _text in keep.context["pairs"]] == ["report", "results", "outlook"]
    report = published(cast, filing, internal="on", text_internal=SECRET)
    paper = public_reports.paper_of(report)
    assert paper is not None
    papers.make(paper)
    paper.refresh_from_db()
    assert paper.file is not None
    visitor: Any = Client()
    page, pdf = f"/green-reports/{report.public_id}/", f"/journal/files/{paper.file.public_id}/"
    texts = [
        visitor.get(page).content.decode(),
        visitor.get("/green-reports/").content.decode(),
        paper_text.text(b"".join(visitor.get(pdf))),
        browser(cast.other_park).get(f"/api/v1/public-reports/{report.public_id}/").content.decode(),
        browser(cast.other_park).get(f"/search/?q={CHOSEN}").content.decode(),
    ]
    assert [CHOSEN in text for text in texts[:1]] == [True]
    assert CHOSEN in texts[2].replace("\n", "")
    assert CHOSEN in texts[3]
    leaks = [word for word in (SECRET, LEFT_OUT) for text in texts if word in text.replace("\n", "")]
    assert leaks == []
    assert visitor.get(f"/filings/{filing.public_id}/versions/1/").status_code != HTTPStatus.OK


def test_hz_11_what_the_definition_keeps_back_is_refused() -> None:
    cast = zone(firms=0)
    filing = on_file(cast)
    with pytest.raises(RuleViolation) as found:
        public_reports.save_public(actor=cast.park, filing=filing, title="报告", texts={"internal": SECRET})
    assert [one.address for one in found.value.problems] == ["internal"]
    nothing = browser(cast.park).post(f"/filings/{filing.public_id}/public/", {"title": "报告", "publish": "1"})
    assert (nothing.status_code, PublicReport.objects.filter(state="published").count()) == (422, 0)
    for stranger in (cast.province, cast.ministry, cast.other_park):
        assert browser(stranger).get(f"/filings/{filing.public_id}/public/").status_code in (403, 404)


def test_hz_11_it_is_withdrawn_with_a_reason_that_the_levels_above_read() -> None:
    cast = zone(firms=0)
    report = published(cast, on_file(cast))
    paper = public_reports.paper_of(report)
    assert paper is not None
    papers.make(paper)
    paper.refresh_from_db()
    page, away = f"/green-reports/{report.public_id}/", f"/green-reports/{report.public_id}/withdraw/"
    assert browser(cast.province).post(away, {"reason": "不是我们的"}).status_code == HTTPStatus.FORBIDDEN
    assert browser(cast.park).post(away, {"reason": " "}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    done(browser(cast.park).post(away, {"reason": "数据口径有误，修改后重新发布。"}))
    people = (cast.park, cast.province, cast.ministry, cast.other_province, cast.other_park)
    assert [browser(one).get(page).status_code for one in people] == [200, 200, 200, 404, 404]
    assert Client().get(page).status_code == HTTPStatus.NOT_FOUND
    assert paper.file is not None
    assert Client().get(f"/journal/files/{paper.file.public_id}/").status_code != HTTPStatus.OK
    assert "数据口径有误" in browser(cast.ministry).get(page).content.decode()
    kinds = Event.objects.filter(subject_kind="reports.public_report").values_list("kind", flat=True)
    assert {"public_report.published", "public_report.withdrawn"} <= set(kinds)
