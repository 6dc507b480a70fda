from common.apps_base import HouseConfig


class JournalConfig(HouseConfig):
    name = "journal"
