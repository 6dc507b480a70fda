"""The real definition, and broken copies of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from programmes.definition import Definition, DefinitionError, parse
from programmes.definition.dictionary import DEFINITIONS

GREEN = DEFINITIONS / "green_bases.yaml"

Break = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture(scope="session")
def green() -> Definition:
    """Return the definition of the green-industry bases."""
    return parse(GREEN)


@pytest.fixture
def problems_of(tmp_path: Path) -> Break:
    """Return a function that replaces texts in the real file and gives the problems found: key, rule, cause."""

    def break_it(*changes: tuple[str, str]) -> list[tuple[str, str, str]]:
        text = GREEN.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "broken.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DefinitionError) as raised:
            parse(path)
        assert {problem.file for problem in raised.value.problems} == {"broken.yaml"}
        return [(problem.key, problem.rule, problem.cause) for problem in raised.value.problems]

    return break_it
