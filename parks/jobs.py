"""The background work of the register: comparing sheets of parks with it, and writing them."""

from journal.domain import jobs
from journal.models import Job
from parks.domain import loads


@jobs.handler(loads.READ, gave_up=loads.given_up)
def read_load(job: Job) -> None:
    loads.read(job)


@jobs.handler(loads.WRITE, gave_up=loads.given_up)
def write_load(job: Job) -> None:
    loads.write_job(job)
