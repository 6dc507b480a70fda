"""Records kept beside the filings: supports, problems with their owners, cases, notes; every figure is made up."""

from datetime import timedelta

from accounts.models import Organisation, User
from portal.demo.world import World, at
from portal.domain import messages
from programmes.models import Participation, Programme, ReportingUnit
from reports.choices import RecordAct
from reports.domain import records
from reports.domain.records import Stated, Wanted
from reports.domain.records.messages import Sender
from reports.models import Record

SUZHOU, YANCHENG, CHANGZHOU = 8, 9, 10
SUPPORTS = (
    (SUZHOU, 420, "中央预算内投资（演示）", "national", "central_budget", "3600", "示例发改投资〔演示〕118号"),
    (SUZHOU, 210, "省级节能与循环经济专项资金（演示）", "province", "local_funds", "1200.5", "示例财资环〔演示〕26号"),
    (SUZHOU, 75, "园区绿色信贷授信（演示）", "bank", "credit", "8000", ""),
    (YANCHENG, 160, "环保产业用地指标86亩（演示）", "local", "land", "", "示例自然资〔演示〕9号"),
)  # fmt: skip
PROBLEMS = (
    (SUZHOU, 46, "热力管网扩建用地指标不足", "land", "集中供热管网三期需新增用地12亩，年度计划指标已用完。", "drc32", -6),
    (SUZHOU, 20, "分布式光伏项目立项周期较长", "approval", "屋顶光伏项目须逐栋备案，建议整区备案。", "drc32", 12),
    (YANCHENG, 33, "危险废物跨市转移审批时间长", "eia", "区内危废处置能力不足，跨市转移平均需40天。", "", 0),
)  # fmt: skip
CONFERENCE = {
    "title": "园区循环化改造部门联席会议第三次会议（演示）",
    "departments": "发展改革、工业和信息化、财政、生态环境、自然资源",
    "text": "研究跨区供热管网审批和改造资金安排，明确由所在地政府牵头协调用地。（演示）",
}
SUPERVISION = {
    "title": "督促加快重点项目前期工作（演示）",
    "kind": "implementing",
    "text": "两个重点项目前期手续滞后，要求年底前办结。（演示）",
}
MESSAGES = (
    (24, "policy", "绿色工厂奖励如何申报", "请问今年绿色工厂奖励的申报条件和时间。", "申报通知已在园区网站公布，9月底前受理。（演示）"),
    (5, "appeal", "蒸汽价格构成不透明", "希望公布集中供热的价格构成，并对中小企业给予过渡期。", ""),
)  # fmt: skip
CASE = (
    "园区委托第三方环保管家，统一监测、统一预警、统一处置，企业按排放当量付费。两年来监测点由38个增至126个，"
    "异常排放平均处置时间由26小时缩短到5小时，企业治污成本下降约两成。（演示）"
)


def tell(world: World) -> None:
    """Enter what parks and provinces keep all year."""
    for base, days, source, giver, kind, amount, document in SUPPORTS:
        fields = {"source": source, "giver": giver, "kind": kind, "amount": amount, "document": document}
        _enter(world, world.park(base), base, "supports", days, fields)
    for base, days, title, kind, text, owner, due in PROBLEMS:
        fields = {"title": title, "kind": kind, "description": f"{text}（演示）"}
        record = _enter(world, world.park(base), base, "problems", days, fields)
        _hand_over(world, record, owner, days, due)
    _solve_old(world)
    _messages(world)
    _retrofits(world)
    _cases(world)
    note = {
        "title": "现场了解集中供热项目",
        "kind": "visit",
        "note": "桩基已完成，进度正常；用地问题已列入问题台账。（演示）",
    }
    _enter(world, world.province(SUZHOU), SUZHOU, "tracking", 15, note)


def _retrofits(world: World) -> None:
    """Jiangsu keeps its joint conference and supervises a park that is retrofitted."""
    programme = Programme.objects.select_related("edition").get(pk="circular_retrofits")
    base = (
        Participation.objects.filter(programme=programme, unit__region="320000").select_related("park", "unit").first()
    )
    unit = ReportingUnit.objects.get(programme=programme, region="320000")
    assert programme.edition is not None  # noqa: S101 - it is loaded
    ledgers, province, day = programme.edition.definition, world.people["drc32"], world.today - timedelta(days=30)
    fields = {**CONFERENCE, "dated": day.isoformat()}
    with at(day):
        wanted = Wanted(programme, ledgers.ledger("conferences"), unit=unit)
        records.enter(actor=province, wanted=wanted, stated=Stated(fields))
        if base and base.park.committee:
            about = Wanted(programme, ledgers.ledger("supervision"), base, base.unit)
            records.enter(actor=province, wanted=about, stated=Stated({**SUPERVISION, "dated": day.isoformat()}))


def _enter(world: World, actor: User, base: int, ledger: str, days: int, fields: dict[str, str]) -> Record:
    day = world.today - timedelta(days=days)
    with at(day):
        wanted = _wanted(world.programme, world.bases[base], ledger)
        return records.enter(actor=actor, wanted=wanted, stated=Stated({**fields, "dated": day.isoformat()}))


def _wanted(programme: Programme, base: Participation, ledger: str) -> Wanted:
    assert programme.edition is not None  # noqa: S101 - it is loaded
    return Wanted(programme, programme.edition.definition.ledger(ledger), base, base.unit)


def _hand_over(world: World, record: Record, owner: str, days: int, due: int) -> None:
    """Give a problem to a body some days after it came up; one of them is overdue today."""
    if not owner:
        return
    body = Organisation.objects.get(kind="drc", region="320000")
    with at(world.today - timedelta(days=days - 3)):
        due_on = world.today + timedelta(days=due)
        records.assign(actor=world.people[owner], record=record, owner=body, due_on=due_on)


def _messages(world: World) -> None:
    """Two enterprises write to Suzhou; one is answered."""
    for number, (days, kind, title, text, answer) in enumerate(MESSAGES, start=1):
        fields = {"kind": kind, "title": title, "text": f"{text}（演示）"}
        fields["dated"] = (world.today - timedelta(days=days)).isoformat()
        sender = Sender(organisation=f"示例企业{number}（演示）")
        with at(world.today - timedelta(days=days)):
            receipt = messages.send(
                base=world.bases[SUZHOU], fields=fields, sender=sender, key=f"demo {number}", address=""
            )
            if answer:
                records.move(actor=world.park(SUZHOU), record=receipt.record, act=RecordAct.ANSWER, said=answer)


def _solve_old(world: World) -> None:
    """What the reports of earlier years told of in Jiangsu is solved by now."""
    for base in (SUZHOU, YANCHENG, CHANGZHOU):
        old = Record.objects.filter(participation=world.bases[base], ledger="problems").exclude(origin="")
        for record in old.exclude(year=world.today.year):
            with at(record.dated + timedelta(days=120)):
                said = "选址方案已调整，用地手续办结。（演示）"
                records.move(actor=world.park(base), record=record, act=RecordAct.SOLVE, said=said)


def _cases(world: World) -> None:
    """Publish one case; another waits for the province."""
    fields = {"title": "“环保管家”第三方治理模式（演示）", "area": "platforms", "text": CASE}
    done = _enter(world, world.park(CHANGZHOU), CHANGZHOU, "cases", 60, fields)
    waiting = {
        "title": "余热梯级利用带动企业降本（演示）",
        "area": "competitiveness",
        "text": "余热由热电、印染、食品企业逐级利用。（演示）",
    }
    offered = _enter(world, world.park(SUZHOU), SUZHOU, "cases", 12, waiting)
    with at(world.today - timedelta(days=50)):
        records.move(actor=world.park(CHANGZHOU), record=done, act=RecordAct.OFFER)
        records.move(actor=world.province(CHANGZHOU), record=done, act=RecordAct.PUBLISH)
    with at(world.today - timedelta(days=11)):
        records.move(actor=world.park(SUZHOU), record=offered, act=RecordAct.OFFER)
