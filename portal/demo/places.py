"""Where: the regions, the bodies, the 31 bases, and some national zones that can be recommended next."""

from accounts.choices import OrganisationKind
from accounts.domain import organisations, regions
from accounts.models import Organisation, Region
from accounts.reference import COUNTRY
from common import policy
from parks.choices import ParkKind, ParkLevel
from parks.domain import loading
from parks.domain import parks as register
from parks.models import Park
from portal.demo.world import World

# Well-known national zones that are not among the first 31: what a province can pick for the second list.
ZONES = (
    ("南京经济技术开发区", "320000", "南京市", ParkKind.ETDZ),
    ("昆山经济技术开发区", "320000", "苏州市", ParkKind.ETDZ),
    ("无锡国家高新技术产业开发区", "320000", "无锡市", ParkKind.HITECH),
    ("南通经济技术开发区", "320000", "南通市", ParkKind.ETDZ),
    ("闵行经济技术开发区", "310000", "上海市", ParkKind.ETDZ),
    ("上海金桥经济技术开发区", "310000", "上海市", ParkKind.ETDZ),
    ("合肥经济技术开发区", "340000", "合肥市", ParkKind.ETDZ),
    ("马鞍山经济技术开发区", "340000", "马鞍山市", ParkKind.ETDZ),
    ("宁波经济技术开发区", "330000", "宁波市", ParkKind.ETDZ),
    ("杭州经济技术开发区", "330000", "杭州市", ParkKind.ETDZ),
    ("武汉经济技术开发区", "420000", "武汉市", ParkKind.ETDZ),
    ("襄阳高新技术产业开发区", "420000", "襄阳市", ParkKind.HITECH),
)

OTHER_BODIES = {
    OrganisationKind.EXPERTS: "示范基地评审专家库",
    OrganisationKind.OPERATOR: "示范基地管理平台运行单位",
}


def tell(world: World) -> None:
    """Enter the places; what is there already stays."""
    regions.load_regions(actor=policy.SYSTEM)
    organisations.load_bodies(actor=policy.SYSTEM)
    loading.load_bases(actor=policy.SYSTEM)
    for kind, name in OTHER_BODIES.items():
        if not Organisation.objects.filter(kind=kind).exists():
            organisations.found(
                actor=policy.SYSTEM, kind=kind, name=name, short_name=name, region=Region.objects.get(pk=COUNTRY)
            )
    for number, (name, region, city, park_kind) in enumerate(ZONES, start=1):
        if not Park.objects.filter(name=name).exists():
            _register(f"DEMO{number:03d}", name, region, city, park_kind, _committee(name, region))


def _committee(zone: str, region: str) -> Organisation:
    name, short = f"{zone}管理委员会", f"{zone}管委会"
    where = Region.objects.get(pk=region)
    kind = OrganisationKind.PARK_COMMITTEE
    return organisations.found(actor=policy.SYSTEM, kind=kind, name=name, short_name=short, region=where)


def _register(code: str, name: str, region: str, city: str, kind: ParkKind, committee: Organisation) -> Park:
    return register.register(
        actor=policy.SYSTEM,
        code=code,
        name=name,
        region=Region.objects.get(pk=region),
        city=city,
        kind=kind,
        level=ParkLevel.NATIONAL,
        committee=committee,
        in_catalogue_2018=True,
    )
