from django.utils.translation import gettext_lazy as _

from common.apps_base import HouseConfig


class ProgrammesConfig(HouseConfig):
    name = "programmes"
    verbose_name = _("Programmes")
