"""Sending a sheet of parks: refused at once when it cannot be read, else kept and compared by a job."""

import hashlib

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Region
from common import clock, policy, sheet_reading, uploads
from common.errors import Problem, RuleViolation
from journal.domain import jobs
from journal.models import Job
from parks.choices import LoadState
from parks.domain.loads import columns
from parks.domain.loads.comparing import Comparison, Outcome
from parks.models import LoadLine, ParkLoad

READ = "parks.read_load"
_STEP = 500  # rows between two signs of life


@transaction.atomic
def send(
    *,
    actor: policy.Actor,
    upload: "File[bytes]",
    source: str,
    region: Region | None = None,
    is_catalogue_2018: bool = False,
) -> ParkLoad:
    """Keep a sheet that can be read and have it compared; raises `RuleViolation` at `sheet` for one that cannot.

    `source` says which list it is; `region` is the province of rows that name none.
    """
    policy.require(actor, "parks.load_parks")
    content = upload.read()
    sheet = sheet_reading.read(ContentFile(content, name=upload.name))
    head = columns.head_of(sheet.rows)
    if not any(columns.rows_of(sheet.rows, sheet.merged, head)):
        raise RuleViolation([Problem("sheet", _("There are no rows below the heads."))])
    load = ParkLoad.objects.create(
        name=uploads.clean_name(upload.name or ""),
        sha256=hashlib.sha256(content).hexdigest(),
        source=source.strip(),
        region=region,
        is_catalogue_2018=is_catalogue_2018,
        table=sheet.rows,
        merged=sheet.merged,
        left_out=[*head.unknown, *sheet.others],
        sent_by_id=actor.pk,
        sent_at=clock.now(),
    )
    args = {"load": load.pk}
    jobs.enqueue(kind=READ, key=f"{READ}:{load.pk}", args=args, subject=load.as_subject(), requested_by=actor)
    return load


def given_up(job: Job) -> None:
    """Say on the page of the sheet that the work was given up; what was confirmed waits to be confirmed again."""
    load = ParkLoad.objects.get(pk=job.args["load"])
    state = LoadState.READY if load.state == LoadState.CONFIRMED else load.state
    unwritten = ParkLoad.objects.filter(pk=load.pk).exclude(state__in=(LoadState.WRITTEN, LoadState.DISCARDED))
    unwritten.update(broke=True, state=state, version=load.version + 1)


def read(job: Job) -> None:
    """Compare the sheet with the register; done again by another worker when this one dies."""
    load = ParkLoad.objects.get(pk=job.args["load"])
    if load.state == LoadState.READING:
        keep_lines(load, compare(load, job))


def compare(load: ParkLoad, job: Job | None = None) -> list[LoadLine]:
    """Return the rows of a sheet as they stand against the register now, not yet saved."""
    rows = list(columns.rows_of(load.table, load.merged, columns.head_of(load.table)))
    comparison = Comparison(region=load.region_id or "", is_catalogue=load.is_catalogue_2018)
    lines = []
    for done, outcome in enumerate(comparison.of(rows), start=1):
        lines.append(_line(load, outcome))
        if job and done % _STEP == 0:
            jobs.report_progress(job, done, len(rows))
    return lines


@transaction.atomic
def keep_lines(load: ParkLoad, lines: list[LoadLine], *, moved: bool = False) -> None:
    """Put the rows in the place of those before; what was decided about a row stays while it can."""
    load = ParkLoad.objects.select_for_update().get(pk=load.pk)
    if load.state == LoadState.DISCARDED:  # while a worker compared it
        return
    decided = {line.number: line for line in load.lines.exclude(decision="")}
    for line in lines:
        before = decided.get(line.number)
        if before and before.suggestions == line.suggestions and before.state == line.state:
            line.decision, line.park_id, line.same_as = before.decision, before.park_id, before.same_as
    load.lines.all().delete()
    LoadLine.objects.bulk_create(lines, batch_size=500)
    load.state, load.moved, load.confirmed_by = LoadState.READY, moved, None
    load.version += 1
    load.save(update_fields=["state", "moved", "confirmed_by", "version"])


def _line(load: ParkLoad, outcome: Outcome) -> LoadLine:
    row = outcome.row
    return LoadLine(
        load=load,
        number=row.number,
        state=outcome.state,
        name=(row.values.get("name") or row.cells.get("name", "").replace("\0", ""))[:200],
        code=outcome.code,
        region_id=row.values.get("region"),
        park_id=outcome.park,
        cells=row.cells,
        values=row.values,
        problems=row.problems,
        changes=outcome.changes,
        suggestions=outcome.suggestions,
    )
