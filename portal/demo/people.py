"""Who acts in the demonstration world: one account per role, and an official for every base and its province."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import OrganisationKind, Role
from accounts.domain import posts, users
from accounts.models import Organisation, User
from common import policy
from parks.reference import green_bases
from portal.demo.world import PASSWORD, World, at

SINCE = date(2020, 6, 1)
# The accounts are younger than the posts: a password of 2020 would have to be changed at the first login.
DAYS_OLD = timedelta(days=20)


@dataclass(frozen=True)
class Person:
    """An account with the post it holds: in a body of a kind and region, or in the committee of a base or a zone."""

    username: str
    name: str
    kind: OrganisationKind
    region: str = "000000"
    base: int = 0
    zone: str = ""
    role: Role = Role.OFFICIAL
    title: str = ""
    shown_as: str | Promise = ""  # empty: not listed on the login page


NAMED = (
    Person("ndrc", "周明远", OrganisationKind.NDRC, title="环资司", shown_as=_("Ministry: NDRC")),
    Person("most", "赵文博", OrganisationKind.MOST, title="社会发展科技司", shown_as=_("Ministry: MOST")),
    Person("mee", "贺志远", OrganisationKind.MEE, title="科技与财务司"),
    Person("drc32", "王静", OrganisationKind.DRC, "320000", title="环资处", shown_as=_("Province: Jiangsu")),
    Person("sti32", "陆晓峰", OrganisationKind.STI, "320000", title="社发处", shown_as=_("Province: Jiangsu, science")),
    Person("drc31", "沈国华", OrganisationKind.DRC, "310000", title="环资处", shown_as=_("Province: Shanghai")),
    Person("drc34", "方立", OrganisationKind.DRC, "340000", title="环资处", shown_as=_("Province: Anhui")),
    Person("drc33", "俞敏", OrganisationKind.DRC, "330000", title="环资处", shown_as=_("Another province: Zhejiang")),
    Person("park08", "沈洁", OrganisationKind.PARK_COMMITTEE, base=8, title="经发委",
           shown_as=_("Park: Suzhou, report due in ten days")),
    Person("park09", "陈卫东", OrganisationKind.PARK_COMMITTEE, base=9, title="经发局",
           shown_as=_("Park: Yancheng, report returned")),
    Person("park10", "吴海燕", OrganisationKind.PARK_COMMITTEE, base=10, title="经发局",
           shown_as=_("Park: Changzhou, report under review")),
    Person("park07", "顾志强", OrganisationKind.PARK_COMMITTEE, base=7, title="管委会办公室",
           shown_as=_("Park: Caohejing in Yancheng, recommended by Shanghai")),
    Person("park13", "丁磊", OrganisationKind.PARK_COMMITTEE, base=13, title="经发局",
           shown_as=_("Park: Suixi, report overdue")),
    Person("park22", "黄伟民", OrganisationKind.PARK_COMMITTEE, base=22, title="发改局",
           shown_as=_("Another park: Guangzhou")),
    Person("kunshan", "姚建明", OrganisationKind.PARK_COMMITTEE, zone="昆山经济技术开发区", title="经济促进局",
           shown_as=_("Park: Kunshan, application returned")),
    Person("nantong", "顾晓岚", OrganisationKind.PARK_COMMITTEE, zone="南通经济技术开发区", title="发改局",
           shown_as=_("Park: Nantong, application begun")),
    Person("zone02", "华立新", OrganisationKind.PARK_COMMITTEE, zone="无锡国家高新技术产业开发区", title="经济发展局",
           shown_as=_("Zone: Wuxi, energy declared")),
    Person("expert1", "林思远", OrganisationKind.EXPERTS, role=Role.REVIEWER, title="教授",
           shown_as=_("Reviewer with a half scored sheet")),
    Person("expert2", "何雅琴", OrganisationKind.EXPERTS, role=Role.REVIEWER, title="研究员",
           shown_as=_("Reviewer with a sheet to start")),
    Person("system", "孙立平", OrganisationKind.OPERATOR, role=Role.SYSTEM_ADMIN, shown_as=_("System administrator")),
    Person("security", "马丽", OrganisationKind.OPERATOR, role=Role.SECURITY_ADMIN,
           shown_as=_("Security administrator")),
    Person("audit", "郭志宏", OrganisationKind.OPERATOR, role=Role.AUDIT_ADMIN, shown_as=_("Audit administrator")),
)  # fmt: skip

# Zones whose committees apply in the open call, besides those that are listed on the login page.
APPLYING = ("南京经济技术开发区", "无锡国家高新技术产业开发区", "闵行经济技术开发区", "合肥经济技术开发区")

# Officials of the other bases and provinces: needed so that history has people, not listed on the login page.
_SURNAMES = "李张刘杨徐朱胡高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕任姚卢姜崔钟谭汪范金石廖贾韦夏付白邹孟熊秦邱江尹薛"
_GIVEN = ("建国", "丽华", "志刚", "秀英", "永强", "晓明", "海涛", "雪梅", "国栋", "文静", "俊杰", "春燕")


def accounts_shown() -> list[tuple[str, str]]:
    """Return role and user name of the accounts that the login page lists."""
    return [(str(person.shown_as), person.username) for person in NAMED if person.shown_as]


def tell(world: World) -> None:
    """Create the accounts with their posts."""
    with at(world.today - DAYS_OLD):
        for person in everybody():
            world.people[person.username] = _create(person, _body_of(world, person))


def everybody() -> list[Person]:
    """Return the named people and an official for each base and province that has none."""
    known = {person.username for person in NAMED}
    parks = [Person(f"park{row.seq:02d}", "", OrganisationKind.PARK_COMMITTEE, base=row.seq) for row in green_bases()]
    codes = sorted({row.recommended_by for row in green_bases()})
    zones = [
        Person(f"zone{number:02d}", "", OrganisationKind.PARK_COMMITTEE, zone=zone)
        for number, zone in enumerate(APPLYING, start=1)
    ]
    provinces = [Person(f"drc{code[:2]}", "", OrganisationKind.DRC, code) for code in codes]
    return [*NAMED, *(person for person in (*provinces, *zones, *parks) if person.username not in known)]


def _create(person: Person, body: Organisation) -> User:
    user = users.create_user(
        actor=policy.SYSTEM,
        username=person.username,
        name=person.name or _name(person.username),
        password=PASSWORD,
        email=f"{person.username}@demo.invalid" if person.shown_as else "",
    )
    posts.appoint(actor=policy.SYSTEM, user=user, organisation=body, role=person.role, since=SINCE, title=person.title)
    return user


def _name(username: str) -> str:
    number = sum(ord(letter) * place for place, letter in enumerate(username, start=1))
    return f"{_SURNAMES[number % len(_SURNAMES)]}{_GIVEN[number % len(_GIVEN)]}"


def _body_of(world: World, person: Person) -> Organisation:
    if person.base:
        return world.committees[person.base]
    if person.zone:
        return Organisation.objects.get(parks__name=person.zone)
    return Organisation.objects.get(kind=person.kind, region=person.region)
