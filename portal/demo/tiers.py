"""The tiers of the high-tech zones: zones and enterprises named, approved, refused; every enterprise is made up (HZ-12)."""

from datetime import timedelta

from evaluations.domain import nominations, tiers
from evaluations.models import Nomination
from parks import credit_code
from parks.models import Park
from portal.demo.world import World, at
from programmes.definition import RecognisedTier
from programmes.models import Programme

WUXI, SUZHOU = "无锡国家高新技术产业开发区", "苏州国家高新技术产业开发区"
ENTERPRISES = (
    ("leaders", "technology", "无锡绿能热泵科技有限公司（演示）", WUXI, "高温热泵能效达国家一级，2023年起为区内12家企业供热，年节约标准煤1.8万吨。"),
    ("leaders", "reduction", "苏州清源膜材料股份有限公司（演示）", SUZHOU, "废水回用率由62%提高到91%，2024年通过省级绿色工厂复核。"),
    ("served", "", "无锡惠山精密铸造有限公司（演示）", WUXI, "经节能诊断改造熔炼炉，单位产品能耗下降17%。"),
    ("served", "", "苏州浒墅关印染有限公司（演示）", SUZHOU, "完成清洁生产审核，化学需氧量排放下降28%。"),
    ("served", "", "无锡新吴电镀有限公司（演示）", WUXI, "接受绿色诊断服务，尚未提供减排数据。"),
)  # fmt: skip


def tell(world: World) -> None:
    """Have a province and two zones name; the ministry decides most of it and sets a target."""
    programme = Programme.objects.select_related("edition").get(pk="hitech_zones")
    ministry, province = world.people["most"], world.people["sti32"]
    with at(world.today - timedelta(days=30)):
        tiers.set_target(
            actor=ministry,
            programme=programme,
            tier=_tier(programme, "zones"),
            target=40,
            reason="按年度工作安排设定（演示）。",
        )
    with at(world.today - timedelta(days=24)):
        zone = nominations.nominate(
            actor=province,
            programme=programme,
            tier=_tier(programme, "zones"),
            park=Park.objects.select_related("region").get(name=WUXI),
            evidence="连续三年单位工业增加值能耗低于0.3吨标准煤/万元，碳达峰年度报告按期报送（演示内容）。",
            document="苏科高函〔2025〕17号（演示）",
        )
    named = [_name(world, programme, number, *row) for number, row in enumerate(ENTERPRISES)]
    with at(world.today - timedelta(days=8)):
        for one in (zone, *named[:3]):
            nominations.approve(actor=ministry, nomination=one)
        nominations.refuse(actor=ministry, nomination=named[-1], reason="未提供减排数据，请补充后再提名。")


def _name(
    world: World, programme: Programme, number: int, tier: str, kind: str, name: str, zone: str, evidence: str
) -> Nomination:
    park = Park.objects.select_related("region").get(name=zone)
    code = f"913202{number:02d}MADEMAX{number:02d}"
    with at(world.today - timedelta(days=20 - number)):
        return nominations.nominate_enterprise(
            actor=world.people["sti32"],
            programme=programme,
            tier=_tier(programme, tier),
            kind=kind,
            park=park,
            name=name,
            code=code + credit_code.check_character(code),
            evidence=evidence,
        )


def _tier(programme: Programme, code: str) -> RecognisedTier:
    if found := tiers.tier_of(programme, code):
        return found
    raise KeyError(code)
