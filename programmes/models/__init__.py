from programmes.models.factor import Factor, FactorEdition
from programmes.models.obligation import Extension, Obligation
from programmes.models.participation import Participation
from programmes.models.programme import Edition, Programme, ReportingUnit, RunningBody
from programmes.models.round import Round

__all__ = [
    "Edition",
    "Extension",
    "Factor",
    "FactorEdition",
    "Obligation",
    "Participation",
    "Programme",
    "ReportingUnit",
    "Round",
    "RunningBody",
]
