from common.apps_base import HouseConfig


class PortalConfig(HouseConfig):
    name = "portal"
