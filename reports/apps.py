from django.utils.translation import gettext_lazy as _

from common.apps_base import HouseConfig


class ReportsConfig(HouseConfig):
    name = "reports"
    verbose_name = _("Filings")
