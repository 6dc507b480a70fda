from celery import shared_task

from common import clock
from reports.domain.records import reminding


@shared_task
def remind_owners() -> int:
    """Sweep the records whose due day has passed."""
    with clock.act():
        return reminding.remind_owners()
