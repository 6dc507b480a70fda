"""The letter by which a list is made known: proposed from the definition, written by the ministry, kept with the list.

It is an official text, so it is Chinese in whatever language the page is read.
"""

from dataclasses import dataclass
from datetime import date

from programmes.choices import Level
from programmes.definition import Definition
from programmes.models import Round, RunningBody

_DIGITS = "零一二三四五六七八九"
# How letters call the departments of the provinces.
_DEPARTMENTS = {
    "drc": "发展改革委",
    "sti": "科技厅（委、局）",
    "iit": "工业和信息化主管部门",
    "ee": "生态环境厅（局）",
    "com": "商务主管部门",
}


@dataclass(frozen=True)
class Letter:
    """To whom the letter goes, under which title, and its paragraphs, one a line."""

    title: str = ""
    addressees: str = ""
    text: str = ""

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


def proposed(call: Round, *, batch: int, plan_due_on: date | None) -> Letter:
    """Return the letter that the form offers for a batch."""
    definition = call.definition
    name = list_title(definition, batch)
    return Letter(f"关于印发{name}的通知", _addressees(call), "\n".join(_paragraphs(definition, name, plan_due_on)))


def list_title(definition: Definition, batch: int) -> str:
    """Return the title of the list of a batch."""
    return f"{definition.name.zh}名单（第{chinese(batch)}批）"


def chinese(number: int) -> str:
    """Return a number up to 99 as official texts count batches: 二, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def _addressees(call: Round) -> str:
    """Name the departments of the units: with the separately planned cities where they report for themselves."""
    rows = RunningBody.objects.filter(programme=call.programme_id, level=Level.PROVINCE).order_by("-leads", "id")
    bodies = "、".join(_DEPARTMENTS[body.organisation_kind] for body in rows if body.organisation_kind in _DEPARTMENTS)
    codes = call.definition.units
    cities = "及计划单列市" if any(not code.endswith("0000") and code != "660000" for code in codes) else ""
    corps = "、新疆生产建设兵团" if "660000" in codes else ""
    return f"各省、自治区、直辖市{cities}{corps}{bodies}"


def _paragraphs(definition: Definition, name: str, plan_due_on: date | None) -> list[str]:
    first = definition.documents[0]
    number = f"（{first.number}）" if first.number else ""
    steps = [stage.name.zh for stage in definition.stages if stage.code in ("recommended", "reviewed", "notice")]
    passed = f"，经{'、'.join(steps)}" if steps else ""
    rows = [f"按照《{first.title.zh}》{number}要求{passed}，现将{name}印发给你们，请做好组织实施工作。"]
    if plan_due_on:
        day = f"{plan_due_on.year}年{plan_due_on.month}月{plan_due_on.day}日"
        rows.append(f"请指导列入名单的单位编制{definition.form('plan').name.zh}，于{day}前通过本平台报送。")
    return rows
