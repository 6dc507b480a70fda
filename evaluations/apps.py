from django.utils.translation import gettext_lazy as _

from common.apps_base import HouseConfig


class EvaluationsConfig(HouseConfig):
    name = "evaluations"
    verbose_name = _("Evaluations")
