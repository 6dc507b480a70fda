"""Mailing a notification at most once: claimed before the relay is asked, stamped after it accepted.

What happens in between is uncertain and is never repeated blindly; the admin lists such mails for a human.
"""

import logging
import smtplib
import socket

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext

from common import clock
from journal.models import Notification

logger = logging.getLogger(__name__)

# After these the relay has certainly not taken the mail: it was not reached, or it said no.
NOT_TAKEN = (ConnectionRefusedError, socket.gaierror, smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)


def send(notification: Notification) -> bool:
    """Mail the notification unless that was tried before; say whether the relay took it now.

    Raises what the relay answered when it certainly did not take it: the job tries again.
    """
    unclaimed = Notification.objects.filter(pk=notification.pk, mail_claimed_at=None)
    if not unclaimed.update(mail_claimed_at=clock.now()):
        return False
    try:
        _message(notification).send()
    except NOT_TAKEN:
        Notification.objects.filter(pk=notification.pk).update(mail_claimed_at=None)
        raise
    except Exception:
        logger.exception("it is uncertain whether the mail of notification %s was taken", notification.pk)
        return False
    Notification.objects.filter(pk=notification.pk).update(mailed_at=clock.now())
    return True


def _message(notification: Notification) -> EmailMessage:
    with translation.override(notification.user.language or settings.LANGUAGE_CODE):
        foot = gettext("This message was written by the portal. Please do not answer it.")
    parts = [notification.body]
    if notification.link:
        parts.append(settings.SITE_URL.rstrip("/") + notification.link)
    return EmailMessage(
        subject=notification.title,
        body="\n\n".join([*parts, foot]),
        to=[notification.user.email],
        # The same for every try, so that a relay can tell a repetition.
        headers={"Message-ID": f"<notification.{notification.pk}@portal>", "Auto-Submitted": "auto-generated"},
    )
