from common.apps_base import HouseConfig


class ProgrammesConfig(HouseConfig):
    name = "programmes"
