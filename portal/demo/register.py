"""The register is filled from lists: two written, one still to be decided, and what happened to some parks since."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile

from parks.choices import LineState
from parks.domain import changes, loads
from parks.domain import parks as register
from parks.domain.loads import sending
from parks.models import Park, ParkLoad
from portal.demo.world import World, at

SHEETS = Path(__file__).parent / "sheets"
SHANGHAI = "《中国开发区审核公告目录（2018年版）》上海部分"
ECO = "国家生态工业示范园区名单（截至2020年，节选）"
ZHEJIANG = "2020年浙江省园区循环化改造示范试点验收结果"
BASIS = "演示文件，日期与面积均为虚构"

# Printed otherwise than in the register, and the same park all the same.
SAME = ("苏州高新技术产业开发区", "无锡新区(高新技术产业开发区)", "上海金桥出口加工区", "上海闵行经济技术开发区")


def tell(world: World) -> None:
    """Load two lists as the ministry did; leave the third as it was sent yesterday."""
    with at(date(2021, 3, 9)):
        _write(world, _sent(world, "catalogue_2018_shanghai.csv", SHANGHAI, is_catalogue_2018=True))
    with at(date(2021, 3, 10)):
        _write(world, _sent(world, "eco_parks.csv", ECO))
    with at(date(2023, 6, 12)):
        _happened(world)
    _sent(world, "zhejiang_2020.csv", ZHEJIANG)


def _sent(world: World, file: str, source: str, *, is_catalogue_2018: bool = False) -> ParkLoad:
    upload = ContentFile((SHEETS / file).read_bytes(), name=file)
    load = loads.send(actor=world.ministry, upload=upload, source=source, is_catalogue_2018=is_catalogue_2018)
    sending.keep_lines(load, sending.compare(load))
    load.refresh_from_db()
    return load


def _write(world: World, load: ParkLoad) -> None:
    doubtful = load.lines.filter(state=LineState.DOUBTFUL)
    choices = {line.number: loads.options(line)[1][0] if line.name in SAME else "new" for line in doubtful}
    loads.decide(actor=world.ministry, load=load, choices=choices)
    load.refresh_from_db()
    loads.confirm(actor=world.ministry, load=load, version=load.version)


def _happened(world: World) -> None:
    actor = world.ministry
    park = _park("昆山经济技术开发区")
    changes.move_boundary(actor=actor, park=park, area_ha=Decimal(11550), on=date(2022, 5, 20), basis=BASIS)
    park = _park("嘉兴港区")
    register.rename(actor=actor, park=park, name="嘉兴港经济开发区", on=date(2022, 9, 1), basis=BASIS)
    level = {"level": "provincial", "kind": "other"}
    changes.reclassify(actor=actor, park=_park("嘉兴港经济开发区"), **level, on=date(2023, 2, 1), basis=BASIS)
    into = _park("潍坊经济开发区")
    changes.merge(actor=actor, park=_park("山东潍坊滨海经济开发区"), into=into, on=date(2023, 4, 3), basis=BASIS)


def _park(name: str) -> Park:
    return Park.objects.get(name=name)
