"""Background work as rows: enqueued with the change, claimed with a lease, run at least once, swept when forgotten."""

from journal.domain.jobs.queue import enqueue, requeue, retry
from journal.domain.jobs.registry import handler
from journal.domain.jobs.running import LeaseLost, report_progress, run_job
from journal.domain.jobs.sweeping import sweep

__all__ = ["LeaseLost", "enqueue", "handler", "report_progress", "requeue", "retry", "run_job", "sweep"]
