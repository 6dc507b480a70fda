"""The broker is only a doorbell: it is rung briefly, once, and nobody waits when it is broken."""

import logging
import time

from celery import current_app

logger = logging.getLogger(__name__)

# A broker that did not answer is not asked again for so long, so that submitting stays as fast as ever.
SILENCE_SECONDS = 30.0


class _Bell:
    broken_until = 0.0


def ring(job_pk: int) -> bool:
    """Tell a worker that a job waits; say whether the broker took the message. Never raises."""
    if time.monotonic() < _Bell.broken_until:
        return False
    try:
        current_app.send_task("journal.tasks.run_job", args=[job_pk], retry=False, ignore_result=True)
    except Exception:
        logger.warning("the broker does not answer; job %s waits for the sweeper", job_pk, exc_info=True)
        _Bell.broken_until = time.monotonic() + SILENCE_SECONDS
        return False
    return True
