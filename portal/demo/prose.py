"""What the demonstration reports say: made-up wording, the same for every park but for its name and year."""

from collections.abc import Mapping

AREAS: Mapping[str, Mapping[str, str]] = {
    "agglomeration": {
        "progress": "{year}年，{park}按照《绿色产业指导目录（2019年版）》修订招商清单，新签约绿色产业项目{n}个，腾退低效用地{m}亩，"
        "绿色产业产值占比稳步提高。推动存量企业节能改造，完成{n}家企业能源审计。",
        "problems": "部分企业产品跨目录多个门类，产值拆分依据不够统一。",
        "next_steps": "完善绿色产业统计台账，按季调度重点项目，力争再引进产业链配套企业{n}家。",
    },
    "competitiveness": {
        "progress": "培育绿色产业龙头企业，支持{n}家企业开展核心技术攻关；推动企业间余热、中水互供，新增循环化链接{n}条。"
        "组织龙头企业与本地中小企业对接会，促成配套订单落地。",
        "problems": "中小企业融资成本仍然偏高，绿色信贷覆盖面需要扩大。",
        "next_steps": "设立绿色产业发展基金子基金，争取新增上市辅导备案企业1家。",
    },
    "innovation": {
        "progress": "新认定省级以上绿色技术创新平台{n}个，企业研发经费投入保持增长。与高校共建中试基地，"
        "转化节能环保技术成果{n}项。",
        "problems": "科研成果就地转化率不高，中试场地不足。",
        "next_steps": "建成公共中试平台一期，发布绿色技术需求清单。",
    },
    "platforms": {
        "progress": "能源监测管理系统接入重点用能企业{m}家，实现分钟级采集；集中供热、污水集中处理设施稳定运行。"
        "推行环境污染第三方治理，危险废物规范化管理抽查合格率达到100%。",
        "problems": "监测系统与企业自有系统接口标准不一，数据校核工作量大。",
        "next_steps": "推进能源、环境、资源三个系统数据贯通，开展能源托管试点。",
    },
    "mechanisms": {
        "progress": "印发绿色准入管理办法，对{n}个拟入园项目开展能耗和排放论证，劝退{k}个。"
        "建立绿色发展专班，完善亩均效益评价。",
        "problems": "绿色准入与亩均评价结果衔接不够。",
        "next_steps": "修订产业扶持政策，将绿色绩效纳入奖补条件。",
    },
}

SETTLED = "研究解决集中供热管网延伸、再生水回用价格和新增用地指标等问题{n}项，明确责任单位和完成时限。"
SUPERVISION = "纳入市政府年度重点工作督查，半年通报一次进度。"
EXPERIENCE = (
    "一是清单化推进，把五项任务分解到季度和责任人；二是以能源监测数据为抓手，先诊断后改造；"
    "三是由园区平台公司统一投资公共设施，企业按量付费，减轻一次性投入。"
)
CASE_TITLE = "余热集中回收供热"
CASE = "园区平台公司回收{n}家企业的低温余热，集中向周边企业和居民小区供热，替代分散燃气锅炉，用能企业按热量付费。"
DIFFICULTY = "拟建再生水厂选址涉及未批用地，前期手续办理时间较长。"
REQUEST = "建议将再生水厂用地纳入年度用地计划统筹安排。"

PROJECTS = (
    ("集中供热管网三期", "platforms", "infrastructure", "园区建设发展有限公司", 32_000),
    ("绿色技术创新中心", "innovation", "platform", "科技创新局", 86_000),
    ("工业废水近零排放示范", "platforms", "infrastructure", "水务集团", 54_000),
)

RETURN_REASONS = (
    ("indicators/energy_total", "综合能源消费量与省统计口径相差较大，请核对电力折标系数并说明。"),
    ("platforms/progress", "请补充能源监测管理系统接入企业数和数据质量情况。"),
    ("experience", "典型案例未说明投资和节能效果，请补充。"),
)
RETURN_NOTE = "请于重报期限前修改后报送，其余部分无需改动。"
OPINION_PASS = "经审核，报告内容完整，数据与调度情况一致，同意转报。"
OPINION_FILE = "予以备案。"
EXTENSION_REASON = "园区扩区后统计范围调整，上年度数据须经统计部门重新核定，同意延期报送。"
STATEMENT = "本园区对所报内容的真实性、准确性、完整性负责。"


def text_of(template: str, *, park: str, year: int, number: int) -> str:
    """Fill a text: `number` varies the counts from park to park."""
    return template.format(park=park, year=year, n=number % 7 + 3, m=number * 13 % 160 + 40, k=number % 3 + 1)
