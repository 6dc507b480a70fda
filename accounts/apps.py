from django.utils.translation import gettext_lazy as _

from common.apps_base import HouseConfig


class AccountsConfig(HouseConfig):
    name = "accounts"
    verbose_name = _("Accounts and bodies")
