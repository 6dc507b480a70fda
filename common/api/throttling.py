"""How often one asks: counted by account, for visitors by address, in each web process."""

from collections.abc import Mapping

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle, UserRateThrottle


class _FromSettings(SimpleRateThrottle):
    """The framework reads its rates once at import; settings may differ between tests and installations."""

    def get_rate(self) -> str | None:
        rates: Mapping[str, str | None] = settings.API_RATES
        return rates[str(self.scope)]


class Readers(_FromSettings, UserRateThrottle):
    scope = "user"


class Visitors(_FromSettings, AnonRateThrottle):
    scope = "visitor"
