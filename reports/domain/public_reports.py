"""The public version of a filed report: the filer chooses parts, edits their text, publishes, withdraws (HZ-11)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events, papers
from journal.models import Paper
from programmes.definition import Section
from reports.choices import PublicState
from reports.domain.presentation import present
from reports.models import Filing, FilingVersion, PublicPart, PublicReport

DOCUMENT = "reports.public_report"
# What is published is one text in the language in which it was written.
LANGUAGE = "zh-hans"
LONGEST = 20_000


def standing(filing: Filing) -> PublicReport | None:
    """Return the public version of what stands of a filing, in preparation or public; None if there is none."""
    rows = PublicReport.objects.filter(version__filing=filing).exclude(state=PublicState.WITHDRAWN)
    return rows.select_related("version__filing__unit").order_by("-id").first()


def offered(version: FilingVersion) -> dict[str, str]:
    """Return by section what may be made public, as text; what the definition keeps back is not among it."""
    allowed = {section.code for section in version.filing.filled_form.publishable}
    views = (view for view in present(version) if view.code in allowed)
    return {view.code: "\n\n".join(one.text for one in view.values if one.text.strip()) for view in views}


@transaction.atomic
def save_public(*, actor: policy.Actor, filing: Filing, title: str, texts: Mapping[str, str]) -> PublicReport:
    """Keep what is chosen (by section: its text for the public); nobody outside sees it until it is published.

    Raises `RuleViolation` at `title` or at a section: one that may not be made public, or that has no text.
    """
    locked = _lock(filing)
    policy.require(actor, "reports.keep_public_report", locked)
    version = locked.current_version
    assert version is not None  # noqa: S101 - the policy looked: what is filed has a version
    allowed = {section.code: section for section in locked.filled_form.publishable}
    _check(allowed, title, texts)
    report = standing(locked) or PublicReport(begun_at=clock.now())
    report.version, report.title = version, title.strip()
    report.save()
    report.parts.all().delete()
    PublicPart.objects.bulk_create(
        PublicPart(report=report, code=code, title=section.name.zh, text=texts[code].strip(), position=number)
        for number, (code, section) in enumerate(allowed.items(), start=1)
        if code in texts
    )
    return report


@transaction.atomic
def publish(*, actor: policy.Actor, report: PublicReport) -> PublicReport:
    """Make public what was chosen, and have its PDF made. Raises `RuleViolation` when nothing was chosen."""
    filing = _lock(report.version.filing)
    policy.require(actor, "reports.keep_public_report", filing)
    report.refresh_from_db()
    if not report.parts.exists():
        message = _("Choose at least one part.")
        raise RuleViolation([Problem("parts", message, filing.filled_form.rule)])
    made = {"state": PublicState.PUBLISHED, "published_at": clock.now(), "published_by": actor.pk}
    if PublicReport.objects.filter(pk=report.pk, state=PublicState.DRAFT).update(**made):
        report.refresh_from_db()
        codes = list(report.parts.values_list("code", flat=True))
        data = {"version": report.version.label, "parts": codes}
        events.record(kind="public_report.published", actor=actor, subject=report.as_subject(), data=data)
        papers.request(
            document=DOCUMENT, subject=report.as_subject(), version="1", language=LANGUAGE, actor=policy.SYSTEM
        )
    return report


@transaction.atomic
def withdraw(*, actor: policy.Actor, report: PublicReport, reason: str) -> PublicReport:
    """Take back what was made public, for a reason that province and ministry read. Raises `RuleViolation`."""
    policy.require(actor, "reports.withdraw_public_report", report)
    if not reason.strip():
        raise RuleViolation([Problem("reason", _("Say why it is withdrawn."), report.version.filing.filled_form.rule)])
    gone = {"state": PublicState.WITHDRAWN, "withdrawn_at": clock.now(), "withdraw_reason": reason.strip()}
    if PublicReport.objects.filter(pk=report.pk, state=PublicState.PUBLISHED).update(**gone):
        subject, data = report.as_subject(), {"version": report.version.label}
        events.record(kind="public_report.withdrawn", actor=actor, subject=subject, reason=reason.strip(), data=data)
    report.refresh_from_db()
    return report


def paper_of(report: PublicReport) -> Paper | None:
    """Return the PDF that was asked for when it was published."""
    rows = Paper.objects.filter(document=DOCUMENT, subject_kind="reports.public_report", subject_id=report.pk)
    return rows.select_related("file").first()


def _lock(filing: Filing) -> Filing:
    Filing.objects.select_for_update().only("pk").get(pk=filing.pk)
    rows = Filing.objects.select_related("round__edition", "programme", "unit__region", "body", "current_version")
    return rows.get(pk=filing.pk)


def _check(allowed: Mapping[str, Section], title: str, texts: Mapping[str, str]) -> None:
    problems = [] if title.strip() else [Problem("title", _("Give it a title."))]
    found = (_fault(allowed, code, text) for code, text in texts.items())
    problems += [problem for problem in found if problem]
    if problems:
        raise RuleViolation(problems)


def _fault(allowed: Mapping[str, Section], code: str, text: str) -> Problem | None:
    if code not in allowed:
        return Problem(code, _("This part is not made public."), remedy=_("Take it off."))
    if not text.strip():
        return Problem(f"text_{code}", _("Write the text for the public, or do not choose this part."))
    if len(text) > LONGEST:
        message = _("The text is too long: at most %(count)d characters.") % {"count": LONGEST}
        return Problem(f"text_{code}", message)
    return None
