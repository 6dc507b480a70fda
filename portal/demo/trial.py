"""A trial before the season: the provinces can try the summary of the period of the retrofits; Shanghai has begun."""

from datetime import timedelta

from portal.demo import filing
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.models import Programme, ReportingUnit
from reports.domain import filings

FORM = "period_summary"
TITLE = "“十四五”园区循环化改造总结报告"
TYPED = {
    "coverage": {"eligible": "39", "listed": "28", "planned": "26", "under_way": "22", "accepted": "6"},
    "progress": {
        "progress": "全市市级以上园区循环化改造按计划推进，重点项目开工率逐季提高。（演示内容）",
        "results": "能源产出率、固体废物综合利用率稳步提升。（演示内容）",
    },
}


def tell(world: World) -> None:
    """Open the trial; an official of Shanghai fills in the first sections."""
    programme = Programme.objects.select_related("edition").get(pk="circular_retrofits")
    opens_on, actor = world.today - timedelta(days=3), world.people["drc31"]
    with at(opens_on):
        opened = open_round(
            actor=world.ministry,
            programme=programme,
            kind=RoundKind.REPORT,
            form=FORM,
            year=2025,
            title=TITLE,
            opens_on=opens_on,
            due_on=world.today + timedelta(days=14),
            is_trial=True,
        )
    with at(world.today - timedelta(days=1), 15):
        unit = ReportingUnit.objects.select_related("region").get(programme=programme, region="310000")
        filing.save(actor, filings.open_filing(actor=actor, round=opened, unit=unit), TYPED)
