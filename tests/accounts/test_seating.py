"""A sheet of bodies and seats: looked at first, written once or not at all, by each administrator what is theirs."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.domain import seating
from accounts.models import Invitation, Organisation, Post, SeatSheet, User
from common import clock
from common.errors import ActRefused, RuleViolation
from journal.models import Event, Job
from tests.factories import accounts
from tests.fixtures import People

HEAD = "单位名称,单位类别,单位简称,行政区划代码,姓名,用户名,电子邮箱,角色,职务,任职日期"
NEW_BODY = "某市产业园区管理委员会,园区管委会,某市园区,320000,赵磊,zhaolei,zhaolei@example.cn,,主任,2026-03-01"
KNOWN = "江苏省发展和改革委员会,,,,province,province,province@example.cn,工作人员,,2020-01-01"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 10, 4, tzinfo=UTC)):
        yield


def csv(*lines: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("人员.csv", "\n".join((HEAD, *lines)).encode(encoding))


def kept(actor: User, *lines: str) -> SeatSheet:
    return seating.keep(actor=actor, upload=csv(*lines))


def states(actor: User, *lines: str) -> list[str]:
    return [line.state.value for line in seating.preview(actor=actor, sheet=kept(actor, *lines)).lines]


def write(actor: User, sheet: SeatSheet, *accepted: int) -> seating.Preview:
    seal = seating.preview(actor=actor, sheet=sheet).seal
    return seating.write(actor=actor, sheet=sheet, accepted=accepted, seal=seal)


def counts() -> tuple[int, ...]:
    kinds = (Organisation, User, Post, Invitation, Event, Job)
    return tuple(kind.objects.count() for kind in kinds)


def test_looking_writes_nothing(people: People) -> None:
    sheet = kept(people.system_admin, NEW_BODY)
    before = counts()
    preview = seating.preview(actor=people.system_admin, sheet=sheet)
    assert ([line.state.value for line in preview.lines], counts()) == (["new"], before)


def test_the_system_administrator_writes_bodies_and_accounts_and_invites(people: People) -> None:
    write(people.system_admin, kept(people.system_admin, NEW_BODY))
    body, user = Organisation.objects.get(short_name="某市园区"), User.objects.get(username="zhaolei")
    assert (body.kind, body.region_id, user.name, user.roles) == ("park_committee", "320000", "赵磊", frozenset())
    assert Invitation.objects.get().user == user
    assert Event.objects.get(kind="seats.imported").data["new"] == 1


def test_the_security_administrator_gives_the_posts_from_the_same_sheet(people: People) -> None:
    assert states(people.security_admin, NEW_BODY) == ["wrong"]
    write(people.system_admin, kept(people.system_admin, NEW_BODY))
    write(people.security_admin, kept(people.security_admin, NEW_BODY))
    post = Post.objects.get(user__username="zhaolei")
    assert (post.organisation.short_name, post.title, post.since) == ("某市园区", "主任", date(2026, 3, 1))
    assert states(people.security_admin, NEW_BODY) == ["unchanged"]
    assert states(people.system_admin, NEW_BODY) == ["unchanged"]


def test_new_changed_and_unchanged_are_told_apart(people: People) -> None:
    changed = KNOWN.replace("province@example.cn", "drc@example.cn")
    assert states(people.system_admin, NEW_BODY, KNOWN, changed) == ["new", "unchanged", "changed"]
    write(people.system_admin, kept(people.system_admin, changed))
    assert accounts.reload(people.province).email == "drc@example.cn"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("没有这个单位,,,,赵磊,zhaolei,z@example.cn,,,", "没有“没有这个单位”。 新单位须填写单位类别和行政区划代码。"),
        ("江苏发展和改革委员会,,,,赵磊,zhaolei,,,,", "没有“江苏发展和改革委员会”。 是否为“江苏省发展和改革委员会”？"),
        ("新单位,园区,,320000,,,,,,", "没有“新单位”。 新单位须填写单位类别和行政区划代码。"),
        ("新单位,园区管委会,,999999,,,,,,", "没有“新单位”。 新单位须填写单位类别和行政区划代码。"),
        ("江苏省发展和改革委员会,园区管委会,,,,,,,,", "“江苏省发展和改革委员会”已登记为：省级发展改革部门。"),
        ("江苏省发展和改革委员会,,,310000,,,,,,", "“江苏省发展和改革委员会”登记的行政区划为320000。"),
        ("江苏省发展和改革委员会,,,,张三,province,,,,", "用户名“province”属于province。"),
        ("江苏省发展和改革委员会,,,,赵敏,zhaomin,,,,", "该账号没有电子邮箱。"),
        ("江苏省发展和改革委员会,,,,province,province,,部长,,", "没有这个角色。"),
        ("江苏省发展和改革委员会,,,,province,province,,,,昨天", "任职日期不是日期。 请写成2026-03-01的形式。"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_the_row_and_nothing_is_written(people: People, line: str, note: str) -> None:
    sheet = kept(people.system_admin, NEW_BODY, line)
    preview = seating.preview(actor=people.system_admin, sheet=sheet)
    assert [(one.row.number, one.state.value) for one in preview.lines] == [(2, "new"), (3, "wrong")]
    assert preview.lines[1].notes == (note,)
    before = counts()
    with pytest.raises(RuleViolation):
        write(people.system_admin, sheet)
    assert counts() == before


def test_what_is_doubtful_is_written_only_when_accepted(people: People) -> None:
    doubtful = "江苏省发展和改革委员会,,,,province,province2,p2@example.cn,,,"
    assert states(people.system_admin, doubtful, NEW_BODY) == ["doubtful", "new"]
    write(people.system_admin, kept(people.system_admin, doubtful, NEW_BODY))
    assert not User.objects.filter(username="province2").exists()
    write(people.system_admin, kept(people.system_admin, doubtful), 2)
    assert User.objects.filter(username="province2").exists()


def test_a_body_nearly_like_another_is_doubtful(people: People) -> None:
    assert states(people.system_admin, "江苏省发展与改革委员会,省级发展改革部门,,320000,,,,,,") == ["doubtful"]


def test_a_sheet_is_written_once(people: People) -> None:
    sheet = kept(people.system_admin, NEW_BODY)
    write(people.system_admin, sheet)
    with pytest.raises(ActRefused):
        write(people.system_admin, sheet)


def test_what_changed_since_the_look_is_looked_at_again(people: People) -> None:
    sheet = kept(people.system_admin, NEW_BODY)
    seal = seating.preview(actor=people.system_admin, sheet=sheet).seal
    write(people.system_admin, kept(people.system_admin, NEW_BODY))
    with pytest.raises(RuleViolation):
        seating.write(actor=people.system_admin, sheet=sheet, accepted=(), seal=seal)


def test_xlsx_and_gb18030_are_read_too(people: People) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate((HEAD, KNOWN)):
            sheet.write_row(number, 0, line.split(","))
    uploads = SimpleUploadedFile("人员.xlsx", stream.getvalue()), csv(KNOWN, encoding="gb18030")
    for upload in uploads:
        found = seating.preview(actor=people.system_admin, sheet=seating.keep(actor=people.system_admin, upload=upload))
        assert [line.state.value for line in found.lines] == ["unchanged"]


@pytest.mark.parametrize("content", [b"", b"\0\1\2", "姓名,用户名\n赵磊,zhaolei".encode(), HEAD.encode()])
def test_what_is_no_such_sheet_is_refused(people: People, content: bytes) -> None:
    with pytest.raises(RuleViolation) as violation:
        seating.keep(actor=people.system_admin, upload=SimpleUploadedFile("x.csv", content))
    assert [problem.address for problem in violation.value.problems] == ["sheet"]


@pytest.mark.parametrize("name", ["audit_admin", "ministry", "province", "park", "reviewer", "nobody"])
def test_others_import_nothing(people: People, client: Client, name: str) -> None:
    with pytest.raises(ActRefused):
        kept(getattr(people, name), NEW_BODY)
    client.force_login(getattr(people, name))
    assert client.get("/accounts/import/").status_code == 403
    assert client.post("/accounts/import/").status_code == 403
    assert client.get("/accounts/import/template/").status_code == 403


def test_the_pages_lead_from_the_sheet_to_the_look_and_to_the_end(people: People, client: Client) -> None:
    client.force_login(people.system_admin)
    assert client.get("/accounts/import/").status_code == 200
    template = client.get("/accounts/import/template/")
    assert b"".join(template.streaming_content).startswith(b"PK")  # type: ignore[attr-defined] # a file
    assert client.post("/accounts/import/", {}).context["form"].errors
    there = client.post("/accounts/import/", {"sheet": csv(NEW_BODY, "没有这个单位,,,,,,,,,")})["Location"]
    page = client.get(there)
    assert "没有“没有这个单位”" in page.content.decode()
    assert client.post(there, {"seal": page.context["preview"].seal}).status_code == 422
    assert not User.objects.filter(username="zhaolei").exists()
    there = client.post("/accounts/import/", {"sheet": csv(NEW_BODY)})["Location"]
    assert client.post(there, {"seal": client.get(there).context["preview"].seal}).status_code == 302
    assert User.objects.filter(username="zhaolei").exists()
    assert client.get(there).status_code == 200
    client.force_login(people.security_admin)
    assert client.get(there).status_code == 404
