"""Accounts to look at (GB/T 22239, 8.1.4.2 c): unused for long, used by several people, or nobody's name."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from accounts.models import Organisation, User
from common import clock
from journal.models import Event

STALE_AFTER = timedelta(days=90)
# So many addresses within an hour: no one person moves that fast.
MANY_ADDRESSES = 3
_TOGETHER = timedelta(hours=1)
_LOOKED_AT = timedelta(days=30)
# Words of an office or a task where a person's name should stand.
_NO_NAME = (
    r"管理员|操作员|值班|公用|共用|账号|账户|用户|测试|办公室|科室|委员会|管委会|处室|admin|test|user|office|[0-9]"
)


def looked_at(rows: QuerySet[User]) -> QuerySet[User]:
    """Return the active accounts with a finding; `is_stale`, `is_shared` and `is_nameless` say which."""
    found = {"is_stale": _stale(), "is_shared": Q(pk__in=shared()), "is_nameless": _nameless()}
    marked = rows.filter(is_active=True).annotate(**{name: _as_flag(which) for name, which in found.items()})
    return marked.filter(Q(is_stale=True) | Q(is_shared=True) | Q(is_nameless=True))


def shared() -> list[int]:
    """Return the accounts that signed in from many addresses at once within the last 30 days."""
    events = Event.objects.filter(kind="user.signed_in", at__gte=clock.now() - _LOOKED_AT).exclude(address="")
    visits: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for actor, at, address in events.order_by("at").values_list("actor_id", "at", "address"):
        if actor is not None:
            visits[actor].append((at, str(address)))
    return [actor for actor, rows in visits.items() if _most_at_once(rows) >= MANY_ADDRESSES]


def _most_at_once(rows: Sequence[tuple[datetime, str]]) -> int:
    """Return the largest number of addresses within an hour; rows come in order of time."""
    return max(len({address for at, address in rows if 0 <= (at - begin) / _TOGETHER <= 1}) for begin, _one in rows)


def _stale() -> Q:
    before = clock.now() - STALE_AFTER
    return Q(last_login__lt=before) | Q(last_login=None, created_at__lt=before)


def _nameless() -> Q:
    bodies = Organisation.objects.values("name")
    short = Organisation.objects.values("short_name")
    return Q(name__iregex=_NO_NAME) | Q(name__in=bodies) | Q(name__in=short)


def _as_flag(which: Q) -> Case:
    return Case(When(which, then=Value(True)), default=Value(False), output_field=BooleanField())
