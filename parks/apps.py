from common.apps_base import HouseConfig


class ParksConfig(HouseConfig):
    name = "parks"
