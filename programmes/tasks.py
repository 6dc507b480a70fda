from celery import shared_task

from common import clock
from programmes.domain import reminders


@shared_task
def notice_due() -> int:
    """Sweep the obligations whose notice is due."""
    with clock.act():
        return reminders.send_due_notices()
