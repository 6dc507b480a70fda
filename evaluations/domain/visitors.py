"""How often somebody without an account may try something: counted by the hour, without keeping who it was."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from common import clock
from common.errors import Problem, RuleViolation
from evaluations.models import VisitorCount

# A count is of no use after its hour; a day is kept so that a moved clock forgives nothing.
KEPT = timedelta(days=1)


def count(*, act: str, address: str, most: int) -> None:
    """Count a try from an address; raises `RuleViolation` when it is one too many within the hour.

    Stands in a transaction of its own: a try that fails counts. The address is kept as a hash keyed anew every day.
    """
    if _counted(act, _unknown(address)) > most:
        message = _("There were too many tries from your network within the hour.")
        raise RuleViolation([Problem("", message, remedy=_("Try again in an hour, or write to the address given."))])


@transaction.atomic
def _counted(act: str, visitor: str) -> int:
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    row, is_new = VisitorCount.objects.get_or_create(act=act, hour=hour, visitor=visitor)
    if is_new:
        VisitorCount.objects.filter(hour__lt=hour - KEPT).delete()
    VisitorCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db(fields=["count"])
    return row.count


def _unknown(address: str) -> str:
    return salted_hmac("evaluations.visitors", f"{clock.today()} {address}", algorithm="sha256").hexdigest()
