"""A sentence and the same without what it quotes."""

from common.said import Said, general_of, said


def test_what_comes_from_the_place_is_left_out() -> None:
    told = said("“%(name)s” takes %(max)d%%; it is %(value)s.", {"name": "a", "max": 3, "value": "7"}, "value")
    assert (told, told.general) == ("“a” takes 3%; it is 7.", "“a” takes 3%; it is ….")


def test_numbers_are_left_out_too() -> None:
    assert said("there are %(count)d", {"count": 4}, "count").general == "there are …"


def test_a_plain_text_is_its_own_general_one() -> None:
    assert (general_of("plain"), general_of(Said("a", "b"))) == ("plain", "b")
