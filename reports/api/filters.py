from django_filters import rest_framework as filters

from common.api.filters import YearFilter, YesNoFilter
from reports.choices import FactStanding, FilingState
from reports.models import Fact, Filing, FilingVersion, SummaryOrigin


class FilingFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme_id", max_length=40)
    round = filters.UUIDFilter(field_name="round__public_id")
    form = filters.CharFilter(max_length=40)
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    park = filters.UUIDFilter(field_name="park__public_id")
    period = YearFilter()
    state = filters.ChoiceFilter(choices=FilingState.choices)
    trial = YesNoFilter(field_name="round__is_trial")

    class Meta:
        model = Filing
        fields: list[str] = []


class VersionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    filing = filters.UUIDFilter(field_name="filing__public_id")
    programme = filters.CharFilter(field_name="filing__programme_id", max_length=40)
    form = filters.CharFilter(field_name="filing__form", max_length=40)
    period = YearFilter(field_name="filing__period")
    late = YesNoFilter()

    class Meta:
        model = FilingVersion
        fields: list[str] = []


class FactFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    park = filters.UUIDFilter(field_name="park__public_id")
    programme = filters.CharFilter(field_name="version__filing__programme_id", max_length=40)
    measure = filters.CharFilter(max_length=60)
    variant = filters.CharFilter(max_length=30)
    year = YearFilter()
    standing = filters.ChoiceFilter(choices=FactStanding.choices)

    class Meta:
        model = Fact
        fields: list[str] = []


class OriginFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    summary = filters.CharFilter(field_name="version__label", max_length=60)
    filing = filters.UUIDFilter(field_name="version__filing__public_id")
    address = filters.CharFilter(max_length=100)

    class Meta:
        model = SummaryOrigin
        fields: list[str] = []
