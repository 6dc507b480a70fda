"""The catalogues: merged from parts, compared with the code."""

from pathlib import Path

import pytest
from django.conf import settings

from common import catalogue

FIRST = 'msgid "Park list"\nmsgstr "园区清单"\n'


def parts(folder: Path, **texts: str) -> catalogue.Merged:
    for app, text in texts.items():
        (folder / f"{app}.zh_Hans.po").write_text(text, encoding="utf-8")
    return catalogue.merge(folder)


def code(root: Path, text: str) -> Path:
    (root / "portal").mkdir()
    (root / "portal" / "views.py").write_text(text, encoding="utf-8")
    return root


def test_parts_of_several_apps_make_one_catalogue(tmp_path: Path) -> None:
    merged = parts(tmp_path, accounts=FIRST, parks=FIRST + '\nmsgid "Park"\nmsgstr "园区"\n')
    assert {message.id: message.string for message in merged["zh-hans"] if message.id} == {
        "Park list": "园区清单",
        "Park": "园区",
    }


def test_two_parts_that_contradict_each_other_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(catalogue.CatalogueError) as error:
        parts(tmp_path, accounts=FIRST, parks='msgid "Park list"\nmsgstr "名单"\n')
    assert str(error.value) == "parks.zh_Hans.po: 'Park list' is '名单' here and '园区清单' elsewhere"


def test_the_same_words_in_two_contexts_have_two_translations(tmp_path: Path) -> None:
    merged = parts(tmp_path, parks='msgctxt "verb"\nmsgid "Return"\nmsgstr "退回"\n\nmsgid "Return"\nmsgstr "返回"\n')
    assert [(entry.context, entry.string) for entry in merged["zh-hans"] if entry.id] == [
        ("verb", "退回"),
        (None, "返回"),
    ]


@pytest.mark.parametrize(
    ("source", "part", "said"),
    [
        ('_("Park list")', "", ["zh-hans: missing 'Park list' (portal/views.py)"]),
        ("", FIRST, ["zh-hans: unused 'Park list'"]),
        ('_("Park list")', 'msgid "Park list"\nmsgstr ""\n', ["zh-hans: not translated 'Park list'"]),
        (
            '_("%(n)s parks")',
            'msgid "%(n)s parks"\nmsgstr "%(m)s个园区"\n',
            ["zh-hans: other placeholders in '%(n)s parks'"],
        ),
        ('_("Park list")', FIRST, []),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, source: str, part: str, said: list[str]) -> None:
    (tmp_path / "parts").mkdir()
    merged = parts(tmp_path / "parts", portal=part)
    assert catalogue.faults(merged, code(tmp_path, source)) == said


def test_templates_speak_too(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '{% translate "It\'s due" %}{% blocktranslate trimmed count n=n %}\n  {{ n }} park\n'
        '{% plural %}\n  {{ n }} parks\n{% endblocktranslate %}{% translate "Return" context "verb" %}'
    )
    assert {key for key, _place in catalogue.extracted(tmp_path)} == {
        (None, "It's due"),
        (None, "%(n)s park"),
        ("verb", "Return"),
    }


def test_the_same_parts_compile_to_the_same_bytes(tmp_path: Path) -> None:
    merged = parts(tmp_path, accounts=FIRST)
    catalogue.write(merged, tmp_path)
    compiled = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    before = compiled.read_bytes()
    catalogue.write(catalogue.merge(tmp_path), tmp_path)
    assert compiled.read_bytes() == before


def test_the_catalogue_of_the_portal_is_complete() -> None:
    merged = catalogue.merge(settings.BASE_DIR / "locale" / "parts")
    assert catalogue.faults(merged, settings.BASE_DIR) == []
