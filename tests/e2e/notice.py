"""A visitor objects to a public notice; the ministry answers, and names the list when the notice has ended."""

import re

from playwright.sync_api import Browser

from tests.e2e.park_list import ROUND
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

TEXT = "该园区的主导产业统计口径与公开数据不一致，请予核实。"
ANSWER = "经核实，园区所报数据与统计部门公布的数据一致。感谢监督。"
LIST = "绿色产业示范基地名单（第二批）"
PARKS = ("武汉经济技术开发区", "襄阳高新技术产业开发区")
BEFORE_PEOPLE = 3500  # milliseconds: nobody writes an objection faster


def visitor_objects_and_gets_a_code(portal: Portal, browser: Browser) -> str:
    with visiting(portal, browser) as visitor:
        visitor.open("/public/notices/")
        visitor.page.get_by_role("main").get_by_role("link").filter(has_text="公示").first.click()
        visitor.look("notice-running")
        visitor.link(f"提出异议 {PARKS[0]}")
        visitor.button("提交异议")
        assert "填写“异议内容和理由”" in " ".join(visitor.problems())
        visitor.look("objection-errors")
        visitor.fill("异议内容和理由", TEXT)
        visitor.fill("姓名", "何文")
        visitor.fill("电话", "13900002222")
        visitor.page.get_by_label("本人同意").check()
        visitor.page.wait_for_timeout(BEFORE_PEOPLE)
        visitor.button("提交异议")
        visitor.look("objection-receipt")
        code = visitor.page.locator("#code").inner_text()
        assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", code)
        _follow(visitor, code)
        assert "待受理" in visitor.text()
        return code


def ministry_cannot_name_yet(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        _decision(ministry)
        assert "还有2件异议未答复。" in ministry.text()
        ministry.look("naming-locked")
        ministry.link("报送单位")
        ministry.look("call-board")


def ministry_answers_every_objection(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/evaluations/objections/")
        ministry.look("objections")
        for number in ("2", "3"):
            ministry.open("/evaluations/objections/")
            ministry.link(f"异议第{number}号")
            ministry.look(f"objection-{number}")
            ministry.link("答复")
            ministry.look(f"objection-{number}-answer")
            ministry.page.get_by_label("不成立").check()
            ministry.fill("答复", ANSWER)
            ministry.button("答复（不再更改）")
            assert ANSWER in ministry.text()


def visitor_reads_the_answer(portal: Portal, browser: Browser, code: str) -> None:
    with visiting(portal, browser) as visitor:
        _follow(visitor, code.lower().replace("-", " "))
        assert ANSWER in visitor.text()
        visitor.look("objection-answered")


def ministry_names_the_list(later: Portal, browser: Browser) -> None:
    with visiting(later, browser, "ndrc") as ministry:
        _decision(ministry)
        ministry.look("naming-open")
        ministry.fill("文号", "演示〔2026〕1号")
        day = ministry.page.get_by_label("成文日期").input_value()
        ministry.fill("方案报送期限", f"{int(day[:4]) + 1}{day[4:8]}28")
        ministry.button("核对公布事项")
        ministry.look("naming-check")
        ministry.button("确定名单并公布")
        for park in PARKS:
            assert park in ministry.text()


def everybody_reads_list_and_letter(later: Portal, browser: Browser) -> None:
    with visiting(later, browser) as visitor:
        visitor.open("/public/lists/")
        visitor.link(LIST)
        names = visitor.page.locator("tbody th[scope=row]").all_inner_texts()
        assert tuple(name.strip() for name in names) == PARKS
        letter = visitor.page.get_by_role("link", name="通知（PDF）")
        for _try in range(60):
            if letter.count():
                break
            visitor.page.wait_for_timeout(1000)
            visitor.page.reload()
        visitor.look("named-list-second")
        with visitor.page.expect_download() as download:
            letter.click()
        assert download.value.suggested_filename == f"{LIST}.pdf"


def _follow(visitor: Visitor, code: str) -> None:
    visitor.open("/public/objections/")
    visitor.fill("回执码", code)
    visitor.button("查看")


def _decision(ministry: Visitor) -> None:
    ministry.open("/evaluations/calls/")
    ministry.link(ROUND)
    ministry.look("candidates")
    ministry.link("确定与公布")
