"""The background work of reports."""

from journal.domain import jobs
from journal.models import Job
from reports.domain.workbooks import sending
from reports.models import SentWorkbook


def workbook_given_up(job: Job) -> None:
    sending.give_up(_sent(job))


@jobs.handler(sending.JOB, gave_up=workbook_given_up)
def read_workbook(job: Job) -> None:
    sending.read_large(sent=_sent(job), language=job.args["language"])


def _sent(job: Job) -> SentWorkbook:
    return SentWorkbook.objects.select_related("file", "filing__round__edition", "filing__unit").get(
        pk=job.args["workbook"]
    )
