from django import forms
from django.http import QueryDict

from common.listing import chips


class Filters(forms.Form):
    q = forms.CharField(label="园区", required=False)
    region = forms.ChoiceField(label="地区", required=False, choices=[("", "全部"), ("jl", "吉林")])
    group = forms.ChoiceField(label="组", required=False, choices=[("", "全部"), ("东部", [("js", "江苏")])])


def shown(query: str) -> list[tuple[str, str, str]]:
    values = QueryDict(query)
    return [(chip.label, chip.value, chip.url) for chip in chips(Filters(values), values)]


def test_a_chip_shows_the_label_of_the_choice_and_drops_it_with_the_page() -> None:
    assert shown("region=jl&q=伊通&page=4&sort=due") == [
        ("园区", "伊通", "?region=jl&sort=due"),
        ("地区", "吉林", "?q=%E4%BC%8A%E9%80%9A&sort=due"),
    ]


def test_a_choice_within_a_group_has_its_label() -> None:
    assert shown("group=js") == [("组", "江苏", "?")]


def test_an_empty_or_meaningless_value_makes_no_chip() -> None:
    assert shown("q=&region=atlantis") == []
