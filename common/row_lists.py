"""The list page over rows that were worked out, not read one by one: the same declaration, filters and exports.

`work_out` returns a sequence of objects; a column sorts by attributes of the row, a filter narrows by a function.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from common import lists
from common.filters import Filter
from common.lists import Cell, ListPage
from common.ui import Chip


class RowList(ListPage):
    """A list of objects made by the domain: sorted and cut into pages here, with nothing before what is missing."""

    def work_out(self) -> Sequence[Any]:
        """Return the rows, from what the reader may see."""
        raise NotImplementedError

    @cached_property
    def worked_out(self) -> Sequence[Any]:
        """Return the rows, worked out once for a request."""
        return self.work_out()

    def narrowed(self, *, without: Filter | None = None) -> Sequence[Any]:  # type: ignore[override]
        rows: Any = self.worked_out
        for one in self.active_filters:
            if one is not without:
                rows = one.narrow(rows, self.filter_form.cleaned_data[one.code])
        return list(rows)

    def sorted_rows(self) -> Sequence[Any]:  # type: ignore[override]
        column = self._sorting().get(self.sort.removeprefix("-"))
        if column is None:
            return self.narrowed()
        names = (column.sort,) if isinstance(column.sort, str) else column.sort
        return sorted(self.narrowed(), key=_by(names), reverse=self.sort.startswith("-"))

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(self.sorted_rows(), lists.PAGE_SIZE).get_page(self.request.GET.get("page"))

    def _filter_to_drop(self) -> Chip | None:
        chips = {chip.label: chip for chip in self._chips()}
        dropped = (one for one in self.active_filters if self.narrowed(without=one))
        return next((chips.get(str(one.label)) for one in dropped), None)

    def _export_rows(self) -> Iterator[list[object]]:
        columns = self._exported()
        return ([Cell(column, row, column.of(row)).value for column in columns] for row in self.sorted_rows())


def _by(names: Sequence[str]) -> Callable[[Any], tuple[tuple[bool, Any], ...]]:
    """Sort by attributes; a row without a value stands before those that have one."""

    def key(row: Any) -> tuple[tuple[bool, Any], ...]:
        values = [getattr(row, name) for name in names]
        return tuple((value is not None, 0 if value is None else value) for value in values)

    return key


def where(test: Callable[[Any, str], bool]) -> Callable[[Any, str], Any]:
    """Return the narrowing of a choice by a test of row and value."""
    return lambda rows, value: [row for row in rows if test(row, value)]
