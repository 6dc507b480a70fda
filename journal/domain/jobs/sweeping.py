"""Ringing again for what waits: rung for by nobody, not heard, or left by a worker that died."""

from datetime import timedelta

from django.db.models import Q

from common import clock
from journal.domain.jobs import doorbell
from journal.domain.jobs.running import claimable, give_up_dead
from journal.models import Job

# A bell may wait in a queue for a while; ringing twice does no harm, as one job is claimed once.
RING_AGAIN = timedelta(seconds=60)


def sweep(*, limit: int = 200) -> int:
    """Ring for the jobs that are due and wait, the oldest first; return for how many the broker took it."""
    now = clock.now()
    give_up_dead(now)
    unheard = Q(rung_at=None) | Q(rung_at__lt=now - RING_AGAIN)
    waiting = Job.objects.filter(claimable(now), unheard).order_by("due_at", "pk")
    rung = 0
    for pk in waiting.values_list("pk", flat=True)[:limit]:
        if not doorbell.ring(pk):
            break
        Job.objects.filter(pk=pk).update(rung_at=now)
        rung += 1
    return rung
