"""Parks of the register, real ones and as many generated ones as a test needs."""

from typing import Any

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from common.policy import SYSTEM
from parks.domain import parks
from parks.models import Park
from tests.factories import accounts

_ENDINGS = ("经济开发区", "高新技术产业开发区", "工业园区", "循环经济产业园")


def park(name: str = "盐城环保高新技术产业开发区", where: str = "320000", code: str = "", **attributes: Any) -> Park:
    """Return a park of the register, with a code that follows from the name."""
    code = code or f"T{sum(ord(sign) * place for place, sign in enumerate(name, 1))}"
    return parks.register(actor=SYSTEM, code=code, name=name, region=accounts.region(where), **attributes)


def committee(name: str = "盐城环保高新技术产业开发区", where: str = "320000") -> Organisation:
    """Return the committee of a park."""
    return accounts.body(OrganisationKind.PARK_COMMITTEE, where, f"{name}管理委员会")


def park_with_committee(name: str = "盐城环保高新技术产业开发区", where: str = "320000") -> Park:
    """Return a park that is kept by a committee."""
    return park(name, where, committee=committee(name, where))


def many(count: int, where: str = "320000") -> list[Park]:
    """Return so many generated parks, always the same ones."""
    names = [f"示范{number:04d}{_ENDINGS[number % len(_ENDINGS)]}" for number in range(count)]
    return [park(name, where, code=f"X{number:05d}") for number, name in enumerate(names)]
