from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import strip_tags

from common import clock
from common.errors import Problem
from common.ui import Answer, Chip, Crumb, Entry, Stat, Step, Tab, Task, Work


@pytest.fixture(autouse=True)
def a_day_in_march() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 18, 2, 46, tzinfo=UTC)):
        yield


def render(source: str, **context: Any) -> str:
    context.setdefault("request", RequestFactory().get("/list/?region=jilin&page=3"))
    return Template("{% load portal %}" + source).render(Context(context))


def words(source: str, **context: Any) -> str:
    return " ".join(strip_tags(render(source, **context)).split())


def test_a_status_is_a_shape_and_a_word() -> None:
    assert render("{% status 'returned' %}") == (
        '<span class="st warn fill"><svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="#i-return"/></svg>已退回</span>'
    )


def test_a_status_may_carry_a_count() -> None:
    assert words("{% status 'error' '1处错误' %}") == "1处错误"


def test_what_is_owed_is_shown_by_its_dates() -> None:
    source = "{% due_status due closes state %}"
    due, closes = date(2026, 3, 17), date(2026, 3, 17)
    assert words(source, due=due, closes=None, state="open") == "已逾期"
    assert words(source, due=due, closes=closes, state="open") == "已关闭"
    assert words(source, due=due, closes=closes, state="met") == "已办结"


def test_names_follow_the_language_of_the_reader() -> None:
    thing = SimpleNamespace(name_zh="绿色产业示范基地", name_en="Green industry bases", mark="绿")
    assert render("{% local thing %}", thing=thing) == "绿色产业示范基地"
    assert render("{% programme_mark thing %}", thing=thing) == '<abbr class="pm" title="绿色产业示范基地">绿</abbr>'
    with translation.override("en"):
        assert render("{% local thing %}", thing=thing) == "Green industry bases"


def test_a_missing_english_name_falls_back_to_chinese() -> None:
    with translation.override("en"):
        assert render("{% local thing %}", thing=SimpleNamespace(name_zh="园区", name_en="")) == "园区"


def test_a_text_of_a_definition_is_shown_localised() -> None:
    assert render("{{ text|localised }}", text=SimpleNamespace(localised="指标")) == "指标"
    assert render("{{ text|localised }}", text="指标") == "指标"


def test_a_date_is_readable_for_machines() -> None:
    assert render("{% cndate day %}", day=date(2026, 3, 31)) == '<time datetime="2026-03-31">3月31日</time>'
    assert (
        render("{% cndate day full=True %}", day=date(2026, 3, 31))
        == '<time datetime="2026-03-31">2026年3月31日</time>'
    )
    assert render("{% cndate day %}", day=None) == "—"


def test_a_row_says_what_is_left_and_the_day() -> None:
    assert words("{% due day %}", day=date(2026, 3, 20)) == "还有2天期限3月20日"
    assert (
        words("{% due day closes %}", day=date(2026, 3, 15), closes=date(2026, 4, 30))
        == "逾期3天期限3月15日，4月30日关闭"
    )


def test_the_colour_of_urgency_belongs_to_the_last_three_days() -> None:
    days = (date(2026, 3, 17), date(2026, 3, 21), date(2026, 3, 22))
    assert [render("{% left day %}", day=day).split('"')[1] for day in days] == ["late", "soon", ""]


def test_a_deadline_names_both_its_dates() -> None:
    shown = words(
        "{% deadline due opens=opens closes=closes workdays=9 %}",
        due=date(2026, 3, 31),
        opens=date(2026, 1, 15),
        closes=date(2026, 4, 30),
    )
    assert shown == (
        "3月31日星期二 还有13天（9个工作日） 1月15日开放今天4月30日关闭 "
        "3月31日到期。此后报送计为迟报 4月30日关闭。此后须经批准方可报送"
    )


def test_a_late_deadline_counts_no_working_days() -> None:
    assert words("{% deadline due workdays=0 %}", due=date(2026, 3, 15)) == "3月15日星期日 逾期3天 3月15日到期"


def test_a_ruler_says_its_dates_to_a_screen_reader() -> None:
    shown = render(
        "{% ruler opens due closes %}", opens=date(2026, 1, 15), due=date(2026, 3, 31), closes=date(2026, 4, 30)
    )
    assert 'aria-label="自1月15日开放填报，今天3月18日，3月31日到期，4月30日关闭"' in shown


def test_a_chain_marks_who_holds_the_matter() -> None:
    steps = [Step("园区", "done", "3月6日报出"), Step("省发展改革委", "over", "已32天"), Step("国家发展改革委")]
    shown = render("{% chain steps %}", steps=steps)
    assert shown.count('class="now over" aria-current="step"') == 1
    assert (
        words("{% chain steps %}", steps=steps)
        == "园区（已办）3月6日报出 省发展改革委已32天 国家发展改革委（尚未开始）"
    )


def test_a_notice_escapes_its_heading_and_keeps_its_markup() -> None:
    shown = render("{% notice 'bad' heading %}<p>{{ remedy }}</p>{% endnotice %}", heading="<b>", remedy="<i>")
    assert "<h2>&lt;b&gt;</h2>" in shown
    assert "<div><p>&lt;i&gt;</p></div>" in shown
    assert 'role="alert"' in shown


def test_an_empty_state_says_what_and_what_next() -> None:
    assert (
        words("{% empty '没有符合条件的园区' %}<p>去掉“青海”再试</p>{% endempty %}")
        == "没有符合条件的园区去掉“青海”再试"
    )


def test_the_save_bar_says_when_the_draft_was_saved() -> None:
    shown = render("{% savebar at %}{% endsavebar %}", at=datetime(2026, 3, 18, 2, 40, tzinfo=UTC))
    assert "已保存 今天10:40" in shown
    assert 'data-state="saved"' in shown
    assert 'data-state="idle"' in render("{% savebar %}{% endsavebar %}")


def test_problems_link_to_the_place_they_are_shown_at() -> None:
    problems = [Problem("indicators/energy/value", "应在0—100之间", "GB-21", "核对单位")]
    summary = render("{% error_summary problems=problems %}", problems=problems)
    assert '<a href="#at-indicators-energy-value">应在0—100之间</a>' in summary
    assert render("{{ address|anchor }}", address="indicators/energy/value") == "at-indicators-energy-value"
    place = "{% problem_at 'indicators/energy/value' problems %}"
    assert words(place, problems=problems) == "应在0—100之间 依据GB-21办法核对单位"
    assert words("{% problem_at 'indicators/water/value' problems %}", problems=problems) == ""


def test_the_title_of_a_page_with_errors_says_so() -> None:
    assert render("{% error_prefix problems=problems %}", problems=[Problem("a", "b")]) == "错误："
    assert render("{% error_prefix %}") == ""


def test_a_head_sorts_up_then_down_and_keeps_the_filters() -> None:
    def head(query: str) -> str:
        return render("{% th 'due' '期限' %}", request=RequestFactory().get(f"/list/?{query}"))

    assert 'href="?region=jilin&amp;sort=due"' in head("region=jilin&page=3")
    assert 'aria-sort="ascending"><a href="?sort=-due"' in head("sort=due")
    assert 'aria-sort="descending"><a href="?sort=due"' in head("sort=-due")
    assert "aria-sort" not in head("sort=park")


def test_a_pager_keeps_the_filters_and_marks_the_page() -> None:
    page = Paginator(range(274), 50).page(3)
    shown = render("{% pager page %}", page=page)
    assert 'href="?region=jilin&amp;page=2"' in shown
    assert '<span aria-current="page">3</span>' in shown
    assert words("{% pager page %}", page=page) == "上一页 12 3456 下一页 第101—150条，共274条".replace(
        "12 3456", "123456"
    )


def test_a_single_page_has_no_pager() -> None:
    assert words("{% pager page %}", page=Paginator(range(3), 50).page(1)) == ""


def test_a_chip_takes_its_filter_away() -> None:
    shown = render("{% chips rows '?' %}", rows=[Chip("地区", "吉林", "?state=overdue")])
    assert '<a class="chip" href="?state=overdue">' in shown
    assert words("{% chips rows '?' %}", rows=[Chip("地区", "吉林", "?")]) == "地区吉林（去掉） 清除全部条件"


def test_a_log_names_who_did_what() -> None:
    row = Entry(datetime(2026, 3, 14, 8, 20, tzinfo=UTC), "王静", "省发展改革委", "退回3处", "缺少佐证")
    assert words("{% log rows %}", rows=[row]) == "3月14日 16:20王静 省发展改革委 退回3处缺少佐证"


def test_a_locked_task_has_no_link() -> None:
    tasks = [Task("指标填报", "changes", "/i/", "三", hit=True, children=[Task("核对", "cannot")])]
    shown = render("{% tasklist rows %}", rows=tasks)
    assert shown.count("<a ") == 1
    assert words("{% tasklist rows %}", rows=tasks) == "三 指标填报 退回修改 核对 尚不能填"


def test_an_answer_not_given_says_so() -> None:
    rows = [Answer("责任人", "", "/edit/"), Answer("得分", 0)]
    assert words("{% summary rows %}", rows=rows) == "责任人 未填写 修改 责任人 得分 0"


def test_facts_show_a_dash_for_nothing() -> None:
    assert words("{% facts rows %}", rows=[Answer("曾用名", ""), Answer("级别", "国家级")]) == "曾用名—级别国家级"


def test_a_figure_of_zero_is_never_alarming() -> None:
    shown = render("{% stats rows %}", rows=[Stat(0, "件", "已逾期", "#", "bad"), Stat(2, "件", "已退回", "#", "warn")])
    assert shown.count("is-bad") == 0
    assert shown.count("is-warn") == 1


def test_a_work_row_names_its_matter_on_the_button() -> None:
    work = Work(
        "2024年度总结报告", "/f/", None, ["我委收到已12天"], "mine", date(2026, 3, 20), None, "审核", "", primary=True
    )
    shown = render("{% works rows %}", rows=[work])
    assert '<a class="btn" href="/f/">审核<span class="vh"> 2024年度总结报告</span></a>' in shown


def test_tabs_and_crumbs_mark_where_the_reader_is() -> None:
    assert render("{% tabs rows '园区' %}", rows=[Tab("总览", "/a/", current=True)]).count('aria-current="page"') == 1
    shown = render("{% crumbs rows %}", rows=[Crumb("首页", "/"), Crumb("名单", "/list/")])
    assert '<a href="/">首页</a>' in shown
    assert '<li aria-current="page">名单</li>' in shown


def test_a_script_is_deferred_and_our_own() -> None:
    assert render("{% script 'js/grid.js' %}") == '<script src="/static/js/grid.js" defer></script>'
