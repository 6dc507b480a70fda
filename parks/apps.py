from django.utils.translation import gettext_lazy as _

from common.apps_base import HouseConfig


class ParksConfig(HouseConfig):
    name = "parks"
    verbose_name = _("Register of parks")
