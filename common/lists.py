"""The one list page: scoped rows, declared columns and filters, sort, pages, export of what is shown.

How a list is declared stands in docs/lists.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from tempfile import TemporaryFile
from typing import Any, ClassVar

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.http import FileResponse, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView

from common import clock, formats, listing, sheets
from common.filters import Choice, Filter, Flag, Rows, Text, Words
from common.ui import Chip
from common.views import SignedIn

__all__ = ["Choice", "Column", "Filter", "Flag", "ListPage", "Rows", "Text", "Words", "shown"]

PAGE_SIZE = 50
_CHUNK = 2000


@dataclass(frozen=True)
class Column:
    """A column: `value` is a path (`region__short_name`) or a function of the row.

    `sort` names the ORM field(s) to order by; `labels` turns stored codes into words; `template` draws the
    cell with `row` and `value`; `link` gives the address of the cell's link, or nothing; `head` marks the
    row's own name.
    """

    code: str
    label: Words
    value: str | Callable[[Any], object]
    sort: str | tuple[str, ...] = ()
    numeric: bool = False
    template: str = ""
    link: Callable[[Any], str] | None = None
    labels: Mapping[str, Words] | None = None
    head: bool = False
    exported: bool = True
    classes: str = ""

    def of(self, row: Any) -> object:
        """Return the value of a row, as it is exported."""
        return self.worded(self.value(row) if callable(self.value) else _along(row, self.value))

    def worded(self, value: object) -> object:
        return str(self.labels.get(str(value), value)) if self.labels and value not in (None, "") else value


@dataclass(frozen=True)
class Cell:
    """One cell as the template draws it."""

    column: Column
    row: Any
    value: object = field(repr=False)

    @property
    def text(self) -> str:
        """Return the value in the reader's language."""
        return shown(self.value)

    @property
    def url(self) -> str:
        return self.column.link(self.row) if self.column.link else ""


@dataclass(frozen=True)
class Order:
    """One way to sort, in words."""

    key: str
    words: str
    url: str


class ListPage(SignedIn, TemplateView):
    """A list: declares title, columns, filters and default_sort; `rows` returns what the reader may see."""

    template_name = "includes/list_page.html"
    title: Words = ""
    # Says how many there are: "%(count)s parks".
    counted: Words = gettext_lazy("%(count)s entries")
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Sequence[Filter]] = ()
    # The code of a column that sorts, with "-" before it for falling; empty keeps the order of `rows`.
    default_sort = ""

    def rows(self) -> Rows:
        """Return `Model.objects.visible_to(self.actor)` with what the columns need."""
        raise NotImplementedError

    def shown_columns(self) -> Sequence[Column]:
        """Return the columns for this reader."""
        return self.columns

    def shown_filters(self) -> Sequence[Filter]:
        """Return the filters for this list, where they depend on what is listed."""
        return self.filters

    def get(  # type: ignore[override]  # the stubs know no download here
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        writer = self._exports().get(request.GET.get("export", ""))
        return writer() if writer else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        return super().get_context_data(
            base="public_base.html" if self.public else "base.html",
            title=self.title,
            columns=self.shown_columns(),
            form=self.filter_form,
            chips=self._chips(),
            clear_url=self.request.path,
            orders=self._orders(),
            order=self._order_words(),
            page=page,
            counted=self.counted % {"count": page.paginator.count},
            lines=[[Cell(column, row, column.of(row)) for column in self.shown_columns()] for row in page],
            drop=None if page.paginator.count else self._filter_to_drop(),
            xlsx_url=self._query(export="xlsx"),
            csv_url=self._query(export="csv"),
            sort_default=self.default_sort,
            **kwargs,
        )

    # What is asked for ------------------------------------------------------------------------------------

    @cached_property
    def filter_form(self) -> forms.Form:
        """Return the bound filter form; a meaningless value is an error at its field and narrows nothing."""
        fields = {one.code: one.field(self.request) for one in self.shown_filters()}
        form_class = type("FilterForm", (forms.Form,), fields)
        form: forms.Form = form_class(self.request.GET, auto_id="filter-%s")
        form.full_clean()
        return form

    @cached_property
    def active_filters(self) -> list[Filter]:
        return [one for one in self.shown_filters() if self.filter_form.cleaned_data.get(one.code)]

    @cached_property
    def sort(self) -> str:
        """Return the code of the column to sort by, with "-" for falling; an unknown one is not followed."""
        asked = self.request.GET.get("sort", "")
        return asked if asked.removeprefix("-") in self._sorting() else self.default_sort

    def narrowed(self, *, without: Filter | None = None) -> Rows:
        """Return the rows with the filters applied, all or all but one."""
        rows = self.rows()
        for one in self.active_filters:
            if one is not without:
                rows = one.narrow(rows, self.filter_form.cleaned_data[one.code])
        return rows

    def sorted_rows(self) -> Rows:
        """Return the narrowed rows in their order; the key at the end makes pages stable."""
        column = self._sorting().get(self.sort.removeprefix("-"))
        if column is None:
            return self.narrowed()
        names = (column.sort,) if isinstance(column.sort, str) else column.sort
        falling = "-" if self.sort.startswith("-") else ""
        return self.narrowed().order_by(*(f"{falling}{name}" for name in names), "pk")

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(self.sorted_rows(), PAGE_SIZE).get_page(self.request.GET.get("page"))

    # What is shown around the rows ------------------------------------------------------------------------

    def _sorting(self) -> dict[str, Column]:
        return {column.code: column for column in self.shown_columns() if column.sort}

    def _chips(self) -> list[Chip]:
        labels = {str(one.label) for one in self.active_filters}
        return [chip for chip in listing.chips(self.filter_form, self.request.GET) if chip.label in labels]

    def _orders(self) -> list[Order]:
        codes = [f"{sign}{code}" for code in self._sorting() for sign in ("", "-")]
        return [Order(code, self._words(code), self._query(sort=code)) for code in codes if code != self.sort]

    def _order_words(self) -> str:
        return self._words(self.sort) if self.sort else ""

    def _words(self, code: str) -> str:
        label = {"label": self._sorting()[code.removeprefix("-")].label}
        return gettext("%(label)s, falling") % label if code.startswith("-") else gettext("%(label)s, rising") % label

    def _filter_to_drop(self) -> Chip | None:
        """Return the filter without which there would be rows: an empty list says what to take away."""
        chips = {chip.label: chip for chip in self._chips()}
        for one in self.active_filters:
            if self.narrowed(without=one).exists():
                return chips.get(str(one.label))
        return None

    def _query(self, **changes: str) -> str:
        query: QueryDict = self.request.GET.copy()
        for name in ("page", "export"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"

    # Export -----------------------------------------------------------------------------------------------

    def _exports(self) -> dict[str, Callable[[], HttpResponseBase]]:
        return {"csv": self._csv, "xlsx": self._xlsx}

    def _csv(self) -> FileResponse:
        file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        sheets.write_csv(file, self._labels(), self._export_rows())
        return self._as_file(file, "csv", "text/csv; charset=utf-8")

    def _xlsx(self) -> FileResponse:
        file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        sheets.write_xlsx(file, str(self.title), self._labels(), self._export_rows())
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return self._as_file(file, "xlsx", kind)

    def _as_file(self, file: Any, ending: str, content_type: str) -> FileResponse:
        # Written to the end first: a fault shows as a page, never as half a file.
        file.seek(0)
        name = f"{self.title}-{clock.today():%Y%m%d}.{ending}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)

    def _exported(self) -> list[Column]:
        return [column for column in self.shown_columns() if column.exported]

    def _labels(self) -> list[str]:
        return [str(column.label) for column in self._exported()]

    def _export_rows(self) -> Iterator[list[object]]:
        """Yield all rows, not only the page; as plain tuples where every column is a path."""
        columns = self._exported()
        paths = [column.value for column in columns if isinstance(column.value, str)]
        if len(paths) == len(columns):
            for values in self.sorted_rows().values_list(*paths).iterator(chunk_size=_CHUNK):
                yield [column.worded(value) for column, value in zip(columns, values, strict=True)]
        else:
            for row in self.sorted_rows().iterator(chunk_size=_CHUNK):
                yield [column.of(row) for column in columns]


def shown(value: object) -> str:
    """Return a value as a page shows it: dates and figures as official texts print them, a dash for none."""
    if value is None or value == "":
        return formats.NOTHING
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return formats.datetime_text(value)
    if isinstance(value, date):
        return formats.date_text(value, full=True)
    return formats.number_text(value) if isinstance(value, (int, float, Decimal)) else str(value)


def _along(row: Model | None, path: str) -> object:
    found: Any = row
    for name in path.split("__"):
        found = getattr(found, name, None)
    return found
