"""Incidents, all made up and all in a park that does not exist: no real park is said to have had one."""

from datetime import timedelta
from decimal import Decimal

from accounts.models import Region
from common import policy
from parks.choices import ParkKind, ParkLevel
from parks.domain import incidents
from parks.domain import parks as register
from parks.domain.stating import Stated
from parks.models import Park
from portal.demo.world import World, at

PARK = "虚构示例工业园区（演示）"
MADE_UP = "（演示数据）"


def tell(world: World) -> None:
    """Enter the park and what is said to have happened there."""
    park = _park()
    _corrected(world, park)
    _graded_by_the_authority(world, park)
    _withdrawn(world, park)
    _criminal(world, park)


def _park() -> Park:
    return register.register(
        actor=policy.SYSTEM,
        code="DEMO000",
        name=PARK,
        region=Region.objects.get(pk="320000"),
        kind=ParkKind.INDUSTRIAL,
        level=ParkLevel.PROVINCIAL,
        in_catalogue_2018=True,
    )


def _corrected(world: World, park: Park) -> None:
    official, happened_on = world.people["drc32"], world.today - timedelta(days=400)
    first = Stated(
        kind="safety",
        happened_on=happened_on,
        description=f"{MADE_UP}甲类仓库装卸作业时起火",
        document="示例应急函〔演示〕1号",
        deaths=1,
        injured=3,
    )
    with at(happened_on + timedelta(days=3)):
        one = incidents.enter(actor=official, park=park, stated=first)
    known = Stated(**{**vars(first), "deaths": 2, "loss": Decimal("1250.6")})
    with at(happened_on + timedelta(days=40)):
        incidents.correct(
            actor=official, incident=one, number=1, stated=known, reason="调查报告核定死亡人数和直接经济损失"
        )


def _graded_by_the_authority(world: World, park: Park) -> None:
    happened_on = world.today - timedelta(days=150)
    with at(happened_on + timedelta(days=10)):
        incidents.enter(
            actor=world.ministry,
            park=park,
            stated=Stated(
                kind="environment",
                happened_on=happened_on,
                description=f"{MADE_UP}污水处理设施故障，废水进入河道，下游乡镇取水口停用",
                document="示例环函〔演示〕7号",
                deaths=0,
                injured=0,
                evacuated=320,
                loss=Decimal(86),
                triggers=("water_town",),
                official_grade="ordinary",
                official_document="示例环认定〔演示〕2号",
            ),
        )


def _withdrawn(world: World, park: Park) -> None:
    official, happened_on = world.people["drc32"], world.today - timedelta(days=90)
    stated = Stated(
        kind="safety",
        happened_on=happened_on,
        description=f"{MADE_UP}道路运输车辆侧翻",
        document="示例应急函〔演示〕3号",
        deaths=3,
        injured=0,
    )
    with at(happened_on + timedelta(days=2)):
        one = incidents.enter(actor=official, park=park, stated=stated)
    with at(happened_on + timedelta(days=5)):
        incidents.withdraw(actor=official, incident=one, reason="发生地不在园区范围内，系道路交通事故")


def _criminal(world: World, park: Park) -> None:
    happened_on = world.today - timedelta(days=600)
    with at(happened_on + timedelta(days=200)):
        incidents.enter(
            actor=world.people["sti32"],
            park=park,
            stated=Stated(
                kind="criminal",
                happened_on=happened_on,
                description=f"{MADE_UP}企业非法倾倒危险废物，负责人被判处刑罚",
                document="（演示）刑初12号判决书",
            ),
        )
