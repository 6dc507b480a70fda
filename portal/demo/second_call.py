"""The call for the second batch: open; two provinces were early, and the candidates of one stand in public notice."""

from datetime import timedelta
from uuid import uuid4

from evaluations.choices import ObjectionOutcome, ReviewOutcome, Verdict
from evaluations.domain import candidates, expert_reviews, notices, objections, staging, statements
from evaluations.domain.objections import Person
from evaluations.domain.staging import Choice
from evaluations.models import PublicNotice
from portal.demo import contents, filing
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.models import Round
from reports.domain import filings
from reports.models import Filing

ACCEPTED = {"420000": {"武汉经济技术开发区": "1.4,1.3", "襄阳高新技术产业开发区": "1.4"}}
AWAITING = {"330000": {"宁波经济技术开发区": "1.2,1.7", "杭州经济技术开发区": "1.1"}}

NOTICE_TITLE = "绿色产业示范基地（第二批）拟入选名单公示（湖北）"
NOTICE_TEXT = (
    "经省级推荐、专家评审，现将拟入选名单予以公示。公示期内如有异议，请以书面形式反映，并提供必要的证明材料和联系方式。"
)


ANSWERED = "来信反映园区内有企业2025年曾因环境违法被处罚，申报材料未说明。"
ANSWER = "经核实，所述处罚于2023年作出并已整改完成，不属于近三年较大及以上突发环境事件，不影响申报条件。感谢监督。"
WAITING = "名单中该园区主导产业与《绿色产业指导目录》是否一致，请予核实。"
QUESTION = "请说明园区主导产业与《绿色产业指导目录（2019年版）》的对应关系，并附有关统计数据。"


def tell(world: World) -> None:
    """Open the call, hand in two lists, accept one, have it reviewed and staged, open its notice; two people object."""
    opened = _open(world)
    for region, parks in ACCEPTED.items():
        accepted = _hand_in(world, opened, region, parks, days=20)
        with at(world.today - timedelta(days=12), 15):
            filing.put_on_file(world, accepted)
    for region, parks in AWAITING.items():
        _hand_in(world, opened, region, parks, days=3)
    _review(world, opened)
    _stage(world, opened)
    _objections(world, _notice(world, opened))


def _open(world: World) -> Round:
    opens_on = world.today - timedelta(days=40)
    with at(opens_on):
        return open_round(
            actor=world.ministry,
            programme=world.programme,
            kind=RoundKind.CALL,
            form="park_list",
            year=world.today.year,
            title="第二批绿色产业示范基地园区清单",
            opens_on=opens_on,
            due_on=world.today + timedelta(days=20),
            closes_on=world.today + timedelta(days=30),
            quota=3,
            contact="国家发展改革委环资司 010-6850 0000",
        )


def _hand_in(world: World, opened: Round, region: str, parks: dict[str, str], *, days: int) -> Filing:
    official, unit = world.people[f"drc{region[:2]}"], world.units[region]
    with at(world.today - timedelta(days=days), 10, 30):
        begun = filings.open_filing(actor=official, round=opened, unit=unit)
        filing.save(official, begun, contents.park_list(parks, unit=unit.region.short_name))
        filing.stamp(official, begun)
        filing.submit(official, begun)
    return begun


def _review(world: World, opened: Round) -> None:
    with at(world.today - timedelta(days=8), 16):
        expert_reviews.record_reviews(
            actor=world.ministry,
            round=opened,
            candidates=[one for one in candidates.of_call(opened) if one.accepted],
            outcome=ReviewOutcome.RECOMMENDED,
            document="绿色产业示范基地（第二批）专家评审意见",
        )


def _stage(world: World, opened: Round) -> None:
    first, second = (one for one in candidates.of_call(opened) if one.accepted)
    choices = [Choice(first, Verdict.TAKE_UP, sequence=1), Choice(second, Verdict.TAKE_UP)]
    with at(world.today - timedelta(days=3), 11):
        staging.stage(actor=world.ministry, round=opened, choices=choices)


def _objections(world: World, notice: PublicNotice) -> None:
    with at(notice.opens_on, 14, 20):
        person = Person("黄建", phone="027-8700 0000")
        answered = _object(notice, 1, ANSWERED, person).objection
    with at(world.today - timedelta(days=1), 9, 40):
        waiting = _object(notice, 2, WAITING, None).objection
    with at(world.today - timedelta(days=1), 15):
        objections.answer(actor=world.ministry, objection=answered, outcome=ObjectionOutcome.NOT_UPHELD, text=ANSWER)
        objections.assign(actor=world.ministry, objection=waiting, official=world.ministry)
        statements.ask(
            actor=world.ministry, objection=waiting, question=QUESTION, due_on=world.today + timedelta(days=3)
        )


def _object(notice: PublicNotice, sequence: int, text: str, person: Person | None) -> objections.Receipt:
    return objections.receive(
        notice=notice, sequence=sequence, text=text, person=person, key=uuid4().hex, address="demo"
    )


def _notice(world: World, opened: Round) -> PublicNotice:
    opens_on = world.today - timedelta(days=2)
    with at(opens_on, 9):
        return notices.open_notice(
            actor=world.ministry,
            round=opened,
            title=NOTICE_TITLE,
            text=NOTICE_TEXT,
            opens_on=opens_on,
            closes_on=opens_on + timedelta(days=9),
            phone="010-6850 0000",
            address="北京市西城区",
            email="green-bases@demo.invalid",
            candidates=[one for one in candidates.of_call(opened) if one.accepted],
        )
