from common.apps_base import HouseConfig


class EvaluationsConfig(HouseConfig):
    name = "evaluations"
