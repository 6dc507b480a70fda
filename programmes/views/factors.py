"""The coefficients by which declared energy is converted, edition by edition (HZ-08)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from common.lists import Choice, Column, ListPage, Text
from programmes.choices import FactorQuantity, FactorStatus
from programmes.definition import carriers, unit_name
from programmes.domain.factors import carrier_name
from programmes.models import Factor, FactorEdition


def _editions(_request: HttpRequest) -> list[tuple[str, str]]:
    numbers = FactorEdition.objects.order_by("-number").values_list("number", flat=True)
    return [(str(number), str(number)) for number in numbers]


def _carriers(_request: HttpRequest) -> list[tuple[str, str]]:
    return [(one.code, one.name.localised) for one in carriers().values()]


def _named(factor: Factor, name: str) -> str:
    """Return a text of a coefficient in the reader's language."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return str(getattr(factor, f"{name}_{language}"))


def _source(factor: Factor) -> str:
    return " ".join(filter(None, (_named(factor, "source"), factor.source_number)))


def _value(factor: Factor) -> Any:
    whole = factor.value.to_integral_value()
    return whole if factor.value == whole else factor.value.normalize()


class FactorList(ListPage):
    """Every coefficient of every edition; the one in use is the highest."""

    title = _("Coefficients of energy")
    counted = _("%(count)s coefficients")
    template_name = "programmes/factor_list.html"
    default_sort = "-edition"
    columns = (
        Column("edition", _("Edition"), "edition__number", sort=("edition__number", "quantity"), numeric=True),
        Column(
            "carrier", _("Carrier"), lambda factor: carrier_name(factor.carrier), sort=("carrier", "year"), head=True
        ),
        Column(
            "quantity",
            pgettext_lazy("of a coefficient", "For"),
            "quantity",
            sort="quantity",
            labels=dict(FactorQuantity.choices),
        ),
        Column("value", _("Coefficient"), _value, sort="value", numeric=True),
        Column("unit", _("For one"), lambda factor: unit_name(factor.unit)),
        Column("scope", _("Region"), lambda factor: factor.region or _("Whole country"), sort="region"),
        Column("year", _("Year"), lambda factor: str(factor.year or ""), sort="year"),
        Column("source", pgettext_lazy("energy", "Source"), _source),
        Column(
            "status", pgettext_lazy("energy", "Standing"), "status", sort="status", labels=dict(FactorStatus.choices)
        ),
        Column("note", _("Note"), lambda factor: _named(factor, "note")),
    )
    filters = (
        Choice("edition", _("Edition"), _editions, "edition__number"),
        Choice("carrier", _("Carrier"), _carriers, "carrier"),
        Choice("quantity", pgettext_lazy("of a coefficient", "For"), FactorQuantity.choices, "quantity"),
        Choice("status", pgettext_lazy("energy", "Standing"), FactorStatus.choices, "status"),
        Text("source", pgettext_lazy("energy", "Source"), fields=("source_zh", "source_en", "source_number")),
    )

    def rows(self) -> QuerySet[Factor]:
        return Factor.objects.visible_to(self.actor).select_related("edition").defer("edition__content")
