"""The background work of accounts."""

from accounts.domain import invitations
from accounts.models import Invitation
from journal.domain import jobs
from journal.models import Job


@jobs.handler(invitations.MAIL)
def mail_invitation(job: Job) -> None:
    """Mail the link of an invitation."""
    invitations.mail(Invitation.objects.select_related("user").get(pk=job.args["invitation"]))
