"""The journal's own background work: telling people, mailing them, making papers."""

from functools import partial

from journal.domain import checking, jobs, mails, notifications, papers
from journal.models import Event, Job, Notification, Paper


@jobs.handler("notify")
def notify(job: Job) -> None:
    notifications.deliver(Event.objects.get(pk=job.args["event"]))


@jobs.handler("mail")
def mail(job: Job) -> None:
    mails.send(Notification.objects.select_related("user").get(pk=job.args["notification"]))


def paper_given_up(job: Job) -> None:
    papers.give_up(_paper(job))


@jobs.handler("paper", gave_up=paper_given_up)
def paper(job: Job) -> None:
    papers.make(_paper(job), partial(jobs.report_progress, job))


def _paper(job: Job) -> Paper:
    return Paper.objects.get(pk=job.args["paper"])


@jobs.handler(checking.CHECK)
def check(job: Job) -> None:
    checking.run(job)
