"""HZ-12: tens of demonstration zones, hundreds of leading enterprises, thousands served: named, decided, counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.choices import OrganisationKind
from accounts.models import User
from common import clock, policy
from common.errors import ActRefused, RuleViolation
from evaluations.domain import nominations, tiers
from evaluations.models import Nomination, TierTarget
from journal.domain import jobs
from journal.models import Job, Notification
from parks import credit_code
from parks.choices import ParkKind
from parks.models import Enterprise, Park
from programmes.definition import RecognisedTier
from programmes.definition.dictionary import DEFINITIONS
from programmes.domain.editions import load_programme
from programmes.models import Programme
from tests.factories import accounts, parks

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
# The example of the standard itself, and the code of a well-known company as it prints it.
CODE, OTHER_CODE = "91350100M000100Y43", "914403001922038216"


@dataclass
class Cast:
    programme: Programme
    ministry: User
    province: User
    other_province: User
    zone: User
    park: Park
    elsewhere: Park

    def tier(self, code: str) -> RecognisedTier:
        found = tiers.tier_of(self.programme, code)
        assert found is not None
        return found


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with clock.frozen(NOW):
        load_programme(path=DEFINITIONS / "hitech_zones.yaml", actor=policy.SYSTEM)
        committee = parks.committee("无锡国家高新技术产业开发区")
        yield Cast(
            programme=Programme.objects.select_related("edition").get(pk="hitech_zones"),
            ministry=accounts.person("ministry", accounts.body(OrganisationKind.MOST, "000000")),
            province=accounts.person("province", accounts.body(OrganisationKind.STI, "320000")),
            other_province=accounts.person("other_province", accounts.body(OrganisationKind.STI, "330000")),
            zone=accounts.person("zone", committee),
            park=parks.park("无锡国家高新技术产业开发区", committee=committee, kind=ParkKind.HITECH),
            elsewhere=parks.park("昆山经济技术开发区", kind=ParkKind.ETDZ),
        )


def browser(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def name(cast: Cast, user: User, tier: str, **data: Any) -> HttpResponse:
    answers = {"park": cast.park.pk, "evidence": "2024年通过省级绿色工厂复核，能耗下降17%。", **data}
    response: Any = browser(user).post(reverse("evaluations:nominate", args=["hitech_zones", tier]), answers)
    return response  # type: ignore[no-any-return]


def leader(cast: Cast, user: User, **data: Any) -> HttpResponse:
    answers = {"kind": "technology", "name": "绿能热泵科技有限公司", "code": CODE, **data}
    return name(cast, user, "leaders", **answers)


def act(user: User, nomination: Nomination, what: str, **data: str) -> int:
    return browser(user).post(reverse(f"evaluations:nomination_{what}", args=[nomination.public_id]), data).status_code


def board(cast: Cast) -> dict[str, tuple[int, int | None]]:
    return {one.rules.code: (one.approved, one.target) for one in tiers.counts(cast.programme, policy.VISITOR)}


def told(user: User) -> list[str]:
    for pk in Job.objects.filter(state="queued", kind="notify").values_list("pk", flat=True):
        jobs.run_job(pk)
    return list(Notification.objects.filter(user=user).order_by("id").values_list("kind", flat=True))


def test_hz_12_a_zone_names_an_enterprise_with_its_evidence_and_the_ministry_approves(cast: Cast) -> None:
    proof = SimpleUploadedFile("证书.pdf", b"%PDF-1.4\n%%EOF")
    assert leader(cast, cast.zone, uploads=[proof], document="苏科高〔2025〕17号").status_code == HTTPStatus.FOUND
    nomination = Nomination.objects.get()
    assert nomination.enterprise is not None
    assert (nomination.enterprise.code, nomination.kind, nomination.body) == (CODE, "technology", cast.park.committee)
    assert told(cast.ministry) == ["nomination_made"]
    page = browser(cast.ministry).get(reverse("evaluations:nomination_detail", args=[nomination.public_id]))
    assert all(text in page.content.decode() for text in ("证书.pdf", "苏科高〔2025〕17号", "绿色工厂复核", CODE))
    assert board(cast)["leaders"] == (0, 500)
    assert act(cast.ministry, nomination, "approve") == HTTPStatus.FOUND
    assert board(cast)["leaders"] == (1, 500)
    assert told(cast.zone) == ["nomination_approved"]


def test_hz_12_the_two_kinds_of_leading_enterprise_are_counted_apart(cast: Cast) -> None:
    for kind in ("technology", "reduction"):
        assert leader(cast, cast.zone, kind=kind).status_code == HTTPStatus.FOUND
    for nomination in Nomination.objects.all():
        nominations.approve(actor=cast.ministry, nomination=nomination)
    leaders = next(one for one in tiers.counts(cast.programme, policy.VISITOR) if one.rules.code == "leaders")
    assert (leaders.approved, leaders.kinds) == (2, (("绿色技术领军企业", 1), ("节能减排领军企业", 1)))
    assert Enterprise.objects.count() == 1
    again = leader(cast, cast.zone, kind="reduction")
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "绿能热泵科技有限公司已被提名为“领军企业”" in again.content.decode()


def test_hz_12_a_refusal_needs_its_reason_and_the_zone_may_name_again(cast: Cast) -> None:
    leader(cast, cast.zone)
    nomination = Nomination.objects.get()
    assert act(cast.ministry, nomination, "refuse", reason="  ") == HTTPStatus.UNPROCESSABLE_ENTITY
    assert act(cast.ministry, nomination, "refuse", reason="未提供减排数据") == HTTPStatus.FOUND
    page = browser(cast.zone).get(reverse("evaluations:nomination_detail", args=[nomination.public_id]))
    assert "未提供减排数据" in page.content.decode()
    with pytest.raises(ActRefused):
        nominations.approve(actor=cast.ministry, nomination=nomination)
    assert leader(cast, cast.zone).status_code == HTTPStatus.FOUND
    assert board(cast)["leaders"] == (0, 500)


def test_hz_12_who_named_takes_it_back_and_the_ministry_withdraws_what_it_approved(cast: Cast) -> None:
    name(cast, cast.province, "zones")
    nomination = Nomination.objects.get()
    assert act(cast.ministry, nomination, "withdraw", reason="误报") == HTTPStatus.FORBIDDEN
    assert act(cast.province, nomination, "withdraw", reason="误报") == HTTPStatus.FOUND
    name(cast, cast.province, "zones")
    standing = Nomination.objects.get(state="nominated")
    nominations.approve(actor=cast.ministry, nomination=standing)
    assert board(cast)["zones"] == (1, 50)
    assert act(cast.province, standing, "withdraw", reason="整改") == HTTPStatus.FORBIDDEN
    assert act(cast.ministry, standing, "withdraw", reason="环境问题，退出") == HTTPStatus.FOUND
    assert board(cast)["zones"] == (0, 50)


def test_hz_12_targets_are_set_by_the_ministry_and_shown_as_such(cast: Cast) -> None:
    address = reverse("evaluations:tier_target", args=["hitech_zones", "zones"])
    public = reverse("evaluations:public_tiers")
    assert "默认值，文件未写明" in browser(None).get(public).content.decode()
    assert (
        browser(cast.province).post(address, {"target": 60, "reason": "工作安排"}).status_code == HTTPStatus.FORBIDDEN
    )
    assert browser(cast.ministry).post(address, {"target": 60, "reason": ""}).status_code == 422
    for target in (60, 45):
        browser(cast.ministry).post(address, {"target": target, "reason": "年度工作安排"})
    assert board(cast)["zones"] == (0, 45)
    assert list(TierTarget.objects.values_list("target", flat=True)) == [60, 45]
    assert "由主管部门设定" in browser(None).get(public).content.decode()


@pytest.mark.parametrize(
    ("tier", "wrong", "message"),
    [
        ("leaders", {"code": "91350100M000100Y44"}, "校验位不符"),
        ("leaders", {"code": "91350100M000100Y"}, "应为18位，现为16位"),
        ("leaders", {"kind": ""}, "选择“类别”"),
        ("leaders", {"evidence": "  "}, "填写“依据”"),
        ("leaders", {"uploads": SimpleUploadedFile("证书.exe", b"MZ")}, "此处不接收“证书.exe”这一类文件"),
        ("leaders", {"park": "elsewhere"}, "选择一个有效的选项"),
    ],
)
def test_hz_12_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    cast: Cast, tier: str, wrong: dict[str, Any], message: str
) -> None:
    data = {key: cast.elsewhere.pk if value == "elsewhere" else value for key, value in wrong.items()}
    answers = {"kind": "technology", "name": "绿能热泵科技有限公司", "code": CODE, **data}
    response = name(cast, cast.province, tier, **answers)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert message in response.content.decode()
    assert (Nomination.objects.count(), Enterprise.objects.count()) == (0, 0)


def test_hz_12_an_economic_zone_is_no_high_tech_zone(cast: Cast) -> None:
    with pytest.raises(RuleViolation, match="名录中昆山"):
        nominations.nominate(
            actor=cast.province, programme=cast.programme, tier=cast.tier("zones"), park=cast.elsewhere, evidence="x"
        )


def test_hz_12_others_see_and_name_nothing_of_a_zone(cast: Cast) -> None:
    leader(cast, cast.zone)
    nomination = Nomination.objects.get()
    detail = reverse("evaluations:nomination_detail", args=[nomination.public_id])
    assert browser(cast.other_province).get(detail).status_code == HTTPStatus.NOT_FOUND
    assert list(browser(cast.other_province).get(reverse("evaluations:nomination_list")).context["lines"]) == []
    assert leader(cast, cast.other_province).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert leader(cast, cast.ministry).status_code == HTTPStatus.FORBIDDEN
    assert act(cast.other_province, nomination, "approve") == HTTPStatus.NOT_FOUND
    assert act(cast.province, nomination, "approve") == HTTPStatus.FORBIDDEN


def test_hz_12_an_enterprise_is_entered_once_under_its_code(cast: Cast) -> None:
    new = reverse("parks:enterprise_new")
    answers = {"name": "绿能热泵科技有限公司", "code": "9135 0100 m000 100y 43", "park": cast.park.pk}
    assert browser(cast.zone).post(new, answers).status_code == HTTPStatus.FOUND
    assert Enterprise.objects.get().code == CODE
    assert "已登记" in browser(cast.zone).post(new, answers).content.decode()
    other_name = leader(cast, cast.zone, name="另一家公司")
    assert "该代码登记的企业名称为“绿能热泵科技有限公司”" in other_name.content.decode()
    amend = reverse("parks:enterprise_amend", args=[Enterprise.objects.get().public_id])
    browser(cast.zone).post(amend, {"name": "绿能热泵股份有限公司", "park": cast.park.pk})
    assert Enterprise.objects.get().name == "绿能热泵股份有限公司"
    assert browser(cast.other_province).get(amend).status_code == HTTPStatus.NOT_FOUND


def test_hz_12_the_database_holds_a_standing_nomination_once(cast: Cast) -> None:
    name(cast, cast.province, "zones")
    copy = Nomination.objects.get()
    copy.pk, copy.public_id = None, cast.park.public_id
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize("code", [CODE, OTHER_CODE])
def test_hz_12_the_check_character_is_that_of_the_standard(code: str) -> None:
    assert credit_code.is_valid(code)
    assert credit_code.check_character(code[:-1]) == code[-1]
    assert not credit_code.is_valid(code[:5] + ("1" if code[5] != "1" else "2") + code[6:])
