"""Names of the national bodies and of the departments of the 37 reporting units, as they are called (2026).

Most names follow from the region; `_NAMES` holds those that do not. Our own compilation of public facts, recalled.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from accounts.choices import DEPARTMENTS, OrganisationKind, RegionKind
from accounts.reference import COUNTRY, RegionRow, regions

Kind = OrganisationKind


class BodyRow(NamedTuple):
    kind: str
    region: str
    name: str
    short_name: str


_NATIONAL = (
    BodyRow(Kind.NDRC, COUNTRY, "国家发展和改革委员会", "国家发展改革委"),
    BodyRow(Kind.MOST, COUNTRY, "科学技术部", "科技部"),
    BodyRow(Kind.MIIT, COUNTRY, "工业和信息化部", "工业和信息化部"),
    BodyRow(Kind.MEE, COUNTRY, "生态环境部", "生态环境部"),
    BodyRow(Kind.MOFCOM, COUNTRY, "商务部", "商务部"),
)

_MUNICIPALITIES = ("110000", "120000", "310000", "500000")

# What follows the name of the region: in a province or autonomous region, and elsewhere (cities, the corps).
_ENDINGS = {
    Kind.DRC: ("发展和改革委员会", "发展和改革委员会"),
    Kind.STI: ("科学技术厅", "科学技术局"),
    Kind.IIT: ("工业和信息化厅", "工业和信息化局"),
    Kind.EE: ("生态环境厅", "生态环境局"),
    Kind.COM: ("商务厅", "商务局"),
}
_SHORT_ENDINGS = (
    ("发展和改革委员会", "发展改革委"),
    ("科学技术委员会、中关村科技园区管理委员会", "科委"),
    ("科学技术委员会", "科委"),
    ("科学技术", "科技"),
    ("工业和信息化", "工信"),
    ("经济和信息化委员会", "经济信息化委"),
    ("经济和信息化", "经信"),
    ("商务委员会", "商务委"),
)

_NAMES = {
    (Kind.STI, "110000"): "北京市科学技术委员会、中关村科技园区管理委员会",
    (Kind.STI, "310000"): "上海市科学技术委员会",
    (Kind.STI, "440300"): "深圳市科技创新局",
    (Kind.IIT, "110000"): "北京市经济和信息化局",
    (Kind.IIT, "310000"): "上海市经济和信息化委员会",
    (Kind.IIT, "330000"): "浙江省经济和信息化厅",
    (Kind.IIT, "330200"): "宁波市经济和信息化局",
    (Kind.IIT, "420000"): "湖北省经济和信息化厅",
    (Kind.IIT, "500000"): "重庆市经济和信息化委员会",
    (Kind.IIT, "510000"): "四川省经济和信息化厅",
    (Kind.IIT, "540000"): "西藏自治区经济和信息化厅",
    (Kind.COM, "310000"): "上海市商务委员会",
    (Kind.COM, "500000"): "重庆市商务委员会",
}


@cache
def bodies() -> tuple[BodyRow, ...]:
    """Return the national bodies and five departments of each reporting unit."""
    return (*_NATIONAL, *(body for region in regions() if region.kind != RegionKind.COUNTRY for body in _of(region)))


def _of(region: RegionRow) -> Iterator[BodyRow]:
    for kind in DEPARTMENTS:
        name = _NAMES.get((kind, region.code), f"{region.name}{_ENDINGS[kind][_is_city(region)]}")
        yield BodyRow(kind, region.code, name, _short(name))


def _is_city(region: RegionRow) -> bool:
    return region.kind != RegionKind.PROVINCE or region.code in _MUNICIPALITIES


def _short(name: str) -> str:
    for long, short in _SHORT_ENDINGS:
        if long in name:
            return name.replace(long, short)
    return name
