"""Incidents of the register, entered by who may."""

from datetime import date
from typing import Any

from accounts.models import User
from parks.domain import incidents
from parks.domain.stating import Stated
from parks.models import Incident, Park

DAY = date(2025, 6, 18)


def stated(kind: str = "safety", happened_on: date = DAY, **values: Any) -> Stated:
    """Return a statement that holds, with the values given."""
    said = {"description": "储罐区起火", "document": "苏应急函〔2025〕12号"}
    return Stated(kind=kind, happened_on=happened_on, **{**said, **values})


def incident(actor: User, park: Park, kind: str = "safety", happened_on: date = DAY, **values: Any) -> Incident:
    """Enter an incident of a park."""
    return incidents.enter(actor=actor, park=park, stated=stated(kind, happened_on, **values))
