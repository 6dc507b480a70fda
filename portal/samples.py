"""Rows for the page of patterns: made-up people, dates and figures beside real names of parks."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from common import clock
from common.charts import Bar, BarsData, LineData
from common.errors import Problem
from common.listing import chips
from common.statuses import VOCABULARY
from common.ui import Answer, Crumb, Entry, Stat, Step, Tab, Task, Work

GREEN = SimpleNamespace(mark="绿", name="绿色产业示范基地")
MARKS = (
    GREEN,
    SimpleNamespace(mark="高", name="国家高新区绿色发展"),
    SimpleNamespace(mark="生", name="国家生态工业示范园区"),
    SimpleNamespace(mark="循", name="园区循环化改造"),
)
LONG_NAME = "伊通满族自治县经济开发区"


class SampleForm(forms.Form):
    """One field of each kind; posted empty, so that every error shows."""

    person = forms.CharField(label="责任人", help_text="建设方案的每项任务须有责任单位和责任人")
    finished_on = forms.DateField(label="完成时限", widget=forms.DateInput(attrs={"type": "date"}))
    investment = forms.DecimalField(label="完成投资", required=False)
    level = forms.ChoiceField(label="园区级别", choices=[("national", "国家级"), ("provincial", "省级")])
    progress = forms.ChoiceField(
        label="进展", choices=[("done", "已完成"), ("late", "进度滞后")], widget=forms.RadioSelect
    )
    account = forms.CharField(label="进展说明", required=False, widget=forms.Textarea)
    evidence = forms.FileField(label="佐证材料", required=False, help_text="pdf、docx、xlsx、png、jpg，不超过20 MB")
    declared = forms.BooleanField(label="本园区2024年度未新上高耗能、高污染项目")


class SampleFilter(forms.Form):
    q = forms.CharField(label="园区名称或曾用名", required=False)
    region = forms.ChoiceField(label="地区", required=False, choices=[("", "全部"), ("jilin", "吉林")])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), ("overdue", "已逾期")])


def samples(query: Any) -> dict[str, Any]:
    """Return the context of the page; `query` is the query of the request."""
    today = clock.today()
    return {
        **_dates(today),
        **_rows(today),
        **_forms(query),
        "statuses": list(VOCABULARY),
        "marks": MARKS,
        "chart": _chart(),
        "bar_chart": BarsData(
            "吉林3家、江苏2家、安徽1家逾期", [Bar("吉林", 3, "late"), Bar("江苏", 2), Bar("安徽", 1)]
        ),
        "page": Paginator(range(274), 50).page(3),
    }


def _dates(today: date) -> dict[str, Any]:
    return {
        "opens": today - timedelta(days=62),
        "due_later": today + timedelta(days=13),
        "due_soon": today + timedelta(days=2),
        "due_past": today - timedelta(days=3),
        "closes": today + timedelta(days=43),
        "last_year": date(today.year - 1, 3, 31),
        "since": today - timedelta(days=12),
        "now": clock.now(),
    }


def _rows(today: date) -> dict[str, Any]:
    return {
        "crumb_rows": [Crumb("首页", "/"), Crumb("年度报告", "/"), Crumb("2024年度总结报告")],
        "chain_now": [
            Step("园区", "done", "3月6日报出"),
            Step("省发展改革委", "now", "3月6日起，已12天"),
            Step("国家发展改革委、科技部"),
        ],
        "chain_back": [
            Step("本园区", "back", "退回修改，3月14日起，已4天"),
            Step("省发展改革委"),
            Step("国家发展改革委、科技部"),
        ],
        "chain_over": [
            Step("园区", "done", "3月6日报出"),
            Step("省发展改革委", "over", "已32天，逾期2天"),
            Step("国家发展改革委、科技部"),
        ],
        "log_rows": _log(),
        "task_rows": _tasks(),
        "answer_rows": _answers(),
        "stat_rows": [
            Stat(1, "件", "已逾期", "#", "bad"),
            Stat(5, "件", "待我委审核", "#"),
            Stat(4, "件", "已退回、园区未重报", "#", "warn"),
            Stat(52, "家", "园区填报中", "#"),
            Stat(9, "家", "已报国家，待备案", "#"),
        ],
        "work_rows": _works(today),
        "tab_rows": [Tab("总览", "#", current=True), Tab("报告与方案", "#", "11份"), Tab("指标", "#", "24项")],
    }


def _log() -> list[Entry]:
    now = clock.now()
    return [
        Entry(now, "李敏", "园区", "为“提升绿色产业竞争力”补充佐证1份"),
        Entry(now - timedelta(days=4), "王静", "省发展改革委", "退回3处", "缺少龙头企业培育的佐证材料"),
        Entry(now - timedelta(days=11), "周建国", "园区", "报送第1版", note="版本号GB-2024-320900-01，指纹7c4e…b19a"),
    ]


def _tasks() -> list[Task]:
    return [
        Task("园区基本情况", "completed", "#", "一", "12项中9项沿用2023年度值，已确认"),
        Task(
            "重点任务进展",
            "changed",
            "#",
            "二",
            "五大任务；退回1处，已修改",
            children=[
                Task("1. 推动绿色产业集聚", "completed", "#"),
                Task("2. 提升绿色产业竞争力", "changed", "#", note="已补充佐证1份"),
            ],
        ),
        Task("指标填报", "changes", "#", "三", "24项：1处错误，1处须说明", hit=True),
        Task("重大项目进展", "in_progress", "#", "四"),
        Task("问题整改情况", "not_started", "#", "五"),
        Task("典型经验做法", "na", "#", "六", "不推荐的请注明"),
        Task("核对与报送", "cannot", number="七", note="第三部分改完后可以报送"),
    ]


def _answers() -> list[Answer]:
    return [
        Answer("园区名称", LONG_NAME, "#"),
        Answer("审核意见", "符合条件，同意推荐。\n产业基础较好，绿色产业产值占比57.1%。", "#", changed=True),
        Answer("单位工业增加值能耗（吨标准煤/万元）", "0.193", "#"),
        Answer("典型经验做法", "", "#"),
    ]


def _works(today: date) -> list[Work]:
    return [
        Work(
            f"{LONG_NAME} 2024年度总结报告",
            "#",
            GREEN,
            ["我委收到已12天"],
            "mine",
            today - timedelta(days=3),
            None,
            "审核",
            "#",
            primary=True,
        ),
        Work(
            "常州经济开发区 2024年度总结报告",
            "#",
            GREEN,
            ["园区第2次报送，改动7处"],
            "mine",
            today + timedelta(days=2),
            None,
            "审核",
            "#",
        ),
        Work(
            "徐州经济技术开发区 2024年度报告",
            "#",
            MARKS[3],
            ["申请延期"],
            "",
            today + timedelta(days=24),
            None,
            "办理",
            "#",
        ),
    ]


def _forms(query: Any) -> dict[str, Any]:
    wrong = SampleForm({"finished_on": "2026年3月", "person": "", "investment": "约三亿"})
    filter_form = SampleFilter(query or None)
    filter_form.is_valid()
    problems = [
        Problem(
            "indicators/solid_waste/value",
            "综合利用率应在0—100之间，现为104.2",
            "建设方案指标口径第11项",
            "核对综合利用量是否含往年贮存量",
        )
    ]
    return {
        "form": SampleForm(initial={"person": "陈立"}),
        "wrong": wrong,
        "filter_form": filter_form,
        "chip_rows": chips(filter_form, query),
        "problems": problems,
    }


def _chart() -> LineData:
    actual = {2020: "0.214", 2021: "0.209", 2022: "0.204", 2023: "0.198", 2024: "0.193"}
    path = {2020: "0.214", 2025: "0.180"}
    projection = {2025: "0.188", 2026: "0.184", 2027: "0.179"}
    return LineData(
        sentence="单位工业增加值能耗：2020年0.214，2024年0.193，目标为2025年0.180。按目前年均下降2.5%推算，2027年达标，晚2年。",
        actual={year: Decimal(value) for year, value in actual.items()},
        path={year: Decimal(value) for year, value in path.items()},
        projection={year: Decimal(value) for year, value in projection.items()},
        target_year=2025,
        target=Decimal("0.180"),
        decimals=3,
    )
