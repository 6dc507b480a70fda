"""The green development report of a high-tech zone, on file, with a public version; all made up (HZ-11)."""

from datetime import timedelta

from portal.demo import filing as steps
from portal.demo.energy import OFFICIAL, ZONE
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.models import Participation
from reports.domain import filings, public_reports, reviews

REPORT = (
    "（演示内容）全区坚持绿色低碳发展，规模以上工业企业能源消费实现逐家申报，单位工业增加值能耗持续下降；"
    "热电联产机组完成节能改造，绿色电力消费占比稳步提高。"
)
CARBON = "（演示内容）完成12家重点用能企业节能诊断，建成分布式光伏38兆瓦，年减排二氧化碳约2.1万吨。"
INTERNAL = "（演示内容）两家企业的工艺参数涉及商业秘密，不对外公开。"


def tell(world: World) -> None:
    """The zone writes what is only encouraged; it goes on file and a part of it is made public."""
    base = Participation.objects.get(programme="hitech_zones", park__name=ZONE)
    zone, opens_on = world.people[OFFICIAL], world.today - timedelta(days=70)
    with at(opens_on):
        opened = open_round(
            actor=world.people["most"], programme=base.programme, kind=RoundKind.REPORT, form="green_report",
            year=world.year, title=f"{world.year}年绿色发展年度报告", opens_on=opens_on,
            due_on=world.today + timedelta(days=40),
        )  # fmt: skip
    with at(opens_on + timedelta(days=10)):
        filing = filings.open_filing(actor=zone, round=opened, unit=base.unit, participation=base)
        contents = {"report": {"report": REPORT}, "results": {"carbon": CARBON}, "internal": {"firms": INTERNAL}}
        steps.save(zone, filing, contents)
        steps.submit(zone, filing)
    for name, days, act in (("sti32", 16, reviews.pass_on_filing), ("most", 22, reviews.file_filing)):
        with at(opens_on + timedelta(days=days), 15):
            reviews.open_by_holder(actor=world.people[name], filing=filing)
            act(actor=world.people[name], filing=filing, opinion="已阅（演示）。")
            filing.refresh_from_db()
    with at(opens_on + timedelta(days=30)):
        texts = {"report": REPORT, "results": CARBON}
        title = f"无锡高新区{world.year}年绿色发展年度报告（演示）"
        report = public_reports.save_public(actor=zone, filing=filing, title=title, texts=texts)
        public_reports.publish(actor=zone, report=report)
