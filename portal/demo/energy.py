"""A high-tech zone whose enterprises declare their energy: made-up firms and demonstration figures (HZ-08, HZ-09, HZ-11)."""

from datetime import date, timedelta

from common import policy
from parks import credit_code
from parks.domain import enterprises
from parks.models import Enterprise, Park
from portal.demo import filing as steps
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import participations
from programmes.models import Participation, Programme, Round
from reports.domain import filings, reviews
from reports.domain.kinds.rows import new_row
from reports.models import Filing

ZONE, OFFICIAL = "无锡国家高新技术产业开发区", "zone02"
TRADES = (
    "精密铸造", "电子材料", "新能源装备", "生物医药", "光学薄膜", "汽车零部件", "印制电路", "特种玻璃", "高分子材料",
    "智能家电", "热电联产", "食品加工",
)  # fmt: skip
# What each trade uses: amounts of a middling firm in the unit of the carrier; 热电联产 hands heat and power over.
USES: dict[str, tuple[tuple[str, int, int], ...]] = {
    "精密铸造": (("coke", 2600, 0), ("natural_gas", 420, 0), ("electricity", 5200, 0)),
    "特种玻璃": (("natural_gas", 2300, 0), ("fuel_oil", 640, 0), ("electricity", 6900, 0)),
    "热电联产": (("raw_coal", 82000, 0), ("diesel", 35, 0), ("heat", 0, 620000), ("electricity", 90, 9800)),
    "新能源装备": (("green_electricity", 3100, 0), ("electricity", 2400, 0), ("natural_gas", 60, 0)),
}
USUAL = (("natural_gas", 95, 0), ("electricity", 2700, 0), ("heat", 26000, 0), ("diesel", 14, 0))
NOTE = "演示数据，非真实数据。"


def tell(world: World) -> None:
    """Two years of declarations on file, this year's carbon-peak report begun."""
    base = _zone(world)
    firms = [_firm(base.park, number, trade) for number, trade in enumerate(TRADES)]
    for year in (world.year - 1, world.year):
        _declare(world, base, firms, year)
    _begin_peak_report(world, base)


def _zone(world: World) -> Participation:
    """Return the zone's place in the programme, given to it here where nobody did before."""
    programme = Programme.objects.select_related("edition").get(pk="hitech_zones")
    park = Park.objects.select_related("region", "committee").get(name=ZONE)
    known = Participation.objects.filter(programme=programme, park=park).first()
    return known or participations.enrol(
        actor=policy.SYSTEM, park=park, programme=programme, unit=programme.units.get(region="320000"), batch=1,
        sequence=1, name_printed=ZONE, region_printed="江苏", listed_on=date(2021, 3, 1), document="（演示数据）",
    )  # fmt: skip


def _firm(park: Park, number: int, trade: str) -> Enterprise:
    stem = f"9132029{number:02d}MADEEN{number:02d}"
    code = stem + credit_code.check_character(stem)
    return enterprises.known(actor=policy.SYSTEM, name=f"无锡新吴{trade}有限公司（演示）", code=code, park=park)


def _declare(world: World, base: Participation, firms: list[Enterprise], year: int) -> None:
    """Have the zone declare, the province pass on and the ministry file; in the year before everything is 4 % more."""
    share = 104 if year < world.year else 100
    opened = _open(world, base, "energy_declaration", year, "企业能源申报", RoundKind.REPORT)
    rows = [row for number, firm in enumerate(firms) for row in _rows(firm, TRADES[number], number, share)]
    zone, day = world.people[OFFICIAL], opened.opens_on + timedelta(days=8)
    with at(day):
        filing = filings.open_filing(actor=zone, round=opened, unit=base.unit, participation=base)
        scope = {"scope": f"规模以上工业企业12家全部申报。{NOTE}"}
        found: dict[str, dict[str, object]] = {"declarations": {"rows": rows}, "coverage": {**scope}}
        steps.save(zone, filing, found)
        steps.submit(zone, filing)
    _put_on_file(world, filing, day)


def _rows(firm: Enterprise, trade: str, number: int, share: int) -> list[dict[str, str]]:
    size = 70 + number * 37 % 61  # in percent of a middling firm
    return [
        {**new_row(), "enterprise": firm.code, "carrier": carrier, "amount": str(amount * size * share // 10000),
         "supplied": str(supplied * size * share // 10000) if supplied else "", "note": ""}
        for carrier, amount, supplied in USES.get(trade, USUAL)
    ]  # fmt: skip


def _begin_peak_report(world: World, base: Participation) -> Filing:
    opened = _open(world, base, "carbon_peak_report", world.year, "碳达峰年度报告", RoundKind.ANNUAL_REPORT)
    zone = world.people[OFFICIAL]
    with at(world.today - timedelta(days=2)):
        filing = filings.open_filing(actor=zone, round=opened, unit=base.unit, participation=base)
        path = f"以热电联产节能改造和绿色电力替代为重点，力争尽早达峰。{NOTE}"
        steps.save(zone, filing, {"peak": {"peaked": "no", "peak_year": "", "neutral_year": "2055", "path": path}})
    return filing


def _open(world: World, base: Participation, form: str, year: int, name: str, kind: RoundKind) -> Round:
    due_on = world.today + timedelta(days=25) if year == world.year else world.today - timedelta(days=330)
    opens_on = due_on - timedelta(days=60)
    with at(opens_on):
        return open_round(
            actor=world.people["most"], programme=base.programme, kind=kind, form=form, year=year,
            title=f"{year}年度{name}", opens_on=opens_on, due_on=due_on, owing=[base],
        )  # fmt: skip


def _put_on_file(world: World, filing: Filing, day: date) -> None:
    for name, days, act in (("sti32", 6, reviews.pass_on_filing), ("most", 12, reviews.file_filing)):
        with at(day + timedelta(days=days), 15):
            reviews.open_by_holder(actor=world.people[name], filing=filing)
            act(actor=world.people[name], filing=filing, opinion="已核对（演示）。")
            filing.refresh_from_db()
