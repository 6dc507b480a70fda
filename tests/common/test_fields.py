import re

import pytest
from django import forms
from django.core.validators import MaxValueValidator
from django.template import Context, Template

from common.fields import messages_of, problems_of


class Sample(forms.Form):
    person = forms.CharField(label="责任人", help_text="每项任务须有责任人")
    finished_on = forms.DateField(label="完成时限")
    investment = forms.DecimalField(label="完成投资", validators=[MaxValueValidator(100, "不超过100")])
    level = forms.ChoiceField(label="级别", choices=[("a", "国家级")], widget=forms.RadioSelect)
    region = forms.ChoiceField(label="地区", choices=[("jl", "吉林")])
    evidence = forms.FileField(label="佐证材料")
    declared = forms.BooleanField(label="声明")
    account = forms.CharField(label="说明", widget=forms.Textarea, error_messages={"required": "写明进展"})
    secret = forms.CharField(widget=forms.HiddenInput)


def show(form: forms.Form, name: str, extra: str = "") -> str:
    return Template("{% load portal %}{% field item " + extra + " %}").render(Context({"item": form[name]}))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("person", "填写“责任人”"),
        ("level", "选择“级别”"),
        ("region", "选择“地区”"),
        ("evidence", "上传“佐证材料”"),
        ("declared", "勾选“声明”"),
        ("account", "写明进展"),
    ],
)
def test_what_is_missing_is_asked_for_by_name(name: str, message: str) -> None:
    assert list(messages_of(Sample({})[name])) == [message]


def test_what_cannot_be_read_says_how_it_should_look() -> None:
    form = Sample({"finished_on": "明年", "investment": "三亿"})
    assert list(messages_of(form["finished_on"])) == ["“完成时限”应为日期，如2025-03-31"]
    assert list(messages_of(form["investment"])) == ["“完成投资”应为数字，如12.5"]


def test_words_of_a_validator_stay() -> None:
    assert list(messages_of(Sample({"investment": "101"})["investment"])) == ["不超过100"]


def test_every_line_of_the_summary_leads_to_an_input_on_the_page() -> None:
    form = Sample({})
    page = "".join(show(form, name) for name in form.fields)
    links = [row.href for row in problems_of(form) if row.href]
    assert len(links) == len(form.fields) - 1
    assert [link for link in links if f'id="{link[1:]}"' not in page] == []


def test_an_error_of_the_whole_form_has_no_link() -> None:
    form = Sample({})
    form.add_error(None, "两处矛盾")
    assert next(problems_of(form)) == ("", "两处矛盾")


def test_hint_then_error_then_input_and_both_describe_it() -> None:
    shown = show(Sample({}), "person")
    places = [shown.index('id="id_person-hint"'), shown.index('id="id_person-error"'), shown.index("<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_person-hint id_person-error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_sound_field_is_described_by_its_hint_alone() -> None:
    shown = show(Sample(), "person")
    assert 'aria-describedby="id_person-hint"' in shown
    assert "aria-invalid" not in shown


def test_a_group_is_a_fieldset_with_a_legend() -> None:
    shown = show(Sample(), "level")
    assert re.findall(r"<(fieldset|legend)", shown) == ["fieldset", "legend"]
    assert '<label class="check" for="id_level_0">' in shown


def test_a_unit_stands_beside_the_input() -> None:
    assert '<span class="unit">亿元</span>' in show(Sample(), "investment", 'suffix="亿元"')


def test_the_width_says_the_expected_length() -> None:
    form = Sample()
    classes = {name: re.findall(r'class="(in[^"]*)"', show(form, name)) for name in ("person", "investment", "region")}
    assert classes == {"person": ["in w-l"], "investment": ["in w-s num-in"], "region": ["in w-m"]}


def test_a_text_area_is_not_ten_lines_by_itself() -> None:
    assert 'rows="5"' in show(Sample(), "account")
