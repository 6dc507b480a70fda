from celery import shared_task

from journal.domain import files, jobs, seals

# A handler that hangs is ended and tried again; the soft limit lets it say so.
SOFT_LIMIT_SECONDS = 600
HARD_LIMIT_SECONDS = 660


@shared_task(soft_time_limit=SOFT_LIMIT_SECONDS, time_limit=HARD_LIMIT_SECONDS)
def run_job(pk: int) -> bool:
    return jobs.run_job(pk)


@shared_task
def sweep() -> int:
    return jobs.sweep()


@shared_task
def seal() -> int:
    return seals.seal_events()


@shared_task
def sweep_files() -> int:
    return files.sweep_orphans()
