"""Files of a draft: attached to a field, taken off again; a version that holds one keeps it for good."""

from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from common.formats import size_text
from journal.domain import files
from programmes.definition import Field
from reports.domain.sections import require_open
from reports.domain.transitions import lock
from reports.models import Attachment, Filing

MEGABYTE = 1024 * 1024
# What definitions call by its usual extension.
_KINDS = {"jpg": "jpeg"}


@transaction.atomic
def attach(*, actor: policy.Actor, filing: Filing, section: str, field: str, upload: "File[bytes]") -> Attachment:
    """Attach a file. Raises `RuleViolation` at the field: too many, too large, of another kind than its name says."""
    locked = lock(filing)
    require_open(actor, locked, section)
    asked = locked.filled_form.section(section).field(field)
    address = f"{section}/{field}"
    _check(locked, section, asked, upload, address)
    kinds = frozenset(_KINDS.get(kind, kind) for kind in asked.accept)
    subject = locked.as_subject()
    stored = files.store(upload=upload, actor=actor, subject=subject, kinds=kinds, address=address)
    return Attachment.objects.create(filing=locked, section=section, field=field, file=stored)


@transaction.atomic
def remove(*, actor: policy.Actor, filing: Filing, file: UUID) -> Attachment:
    """Take a file off the draft; versions that hold it keep it. Raises `Attachment.DoesNotExist`."""
    locked = lock(filing)
    attachment = locked.attachments.filter(removed_at__isnull=True).get(file__public_id=file)
    require_open(actor, locked, attachment.section)
    attachment.removed_at = clock.now()
    attachment.save(update_fields=["removed_at"])
    return attachment


def _check(filing: Filing, section: str, field: Field, upload: "File[bytes]", address: str) -> None:
    attached = filing.attachments.filter(section=section, field=field.code, removed_at__isnull=True).count()
    values = {"name": field.name.localised, "max": field.max_files}
    if attached >= field.max_files:
        message = _("“%(name)s” takes at most %(max)d files.") % values
        raise RuleViolation([Problem(address, message, field.rule, _("Take one off first."))])
    limit = field.max_megabytes * MEGABYTE
    if upload.size > limit:
        values = {"name": upload.name, "size": size_text(upload.size), "limit": size_text(limit)}
        message = _("“%(name)s” has %(size)s; here a file may have at most %(limit)s.") % values
        raise RuleViolation([Problem(address, message, field.rule, _("Make it smaller or split it."))])
