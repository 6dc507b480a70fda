from common.apps_base import HouseConfig


class ReportsConfig(HouseConfig):
    name = "reports"
