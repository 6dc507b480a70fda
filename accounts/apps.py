from common.apps_base import HouseConfig


class AccountsConfig(HouseConfig):
    name = "accounts"
