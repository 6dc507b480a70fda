"""Makes the demonstration world: all of it or nothing, once."""

import time
from collections.abc import Callable

from django.db import transaction

from accounts.models import User
from common import clock
from portal.demo import (
    administrators,
    applications,
    coverage,
    dossiers,
    energy,
    evaluation,
    first_batch,
    inboxes,
    incidents,
    paper_reports,
    past_reports,
    people,
    places,
    plans,
    public_reports,
    records,
    register,
    reports_now,
    retrofits,
    second_call,
    targets,
    tiers,
    trial,
    wastewater,
    workbooks,
    zones,
)
from portal.demo.world import YEARS_ON_FILE, World

STORIES: tuple[tuple[str, Callable[[World], None]], ...] = (
    ("regions, bodies and parks", places.tell),
    ("people and their posts", people.tell),
    ("the register from lists", register.tell),
    ("the first batch of 31 bases", first_batch.tell),
    ("reports on paper, taken over", paper_reports.tell),
    ("construction plans and a change", plans.tell),
    ("plans with high targets", targets.tell),
    ("reports of earlier years", past_reports.tell),
    ("this year's reports", reports_now.tell),
    ("a workbook to compare", workbooks.tell),
    ("the call for the second batch", second_call.tell),
    ("applications in the call", applications.tell),
    ("dossiers and archives", dossiers.tell),
    ("the evaluation", evaluation.tell),
    ("incidents of a park that does not exist", incidents.tell),
    ("records kept beside the filings", records.tell),
    ("zones and enterprises by tier", tiers.tell),
    ("circular retrofits listed before the portal", coverage.tell),
    ("circular retrofits reported this year", retrofits.tell),
    ("earlier figures of the other programmes", zones.tell),
    ("a scheme of near-zero wastewater", wastewater.tell),
    ("energy declared in a high-tech zone", energy.tell),
    ("a green development report made public", public_reports.tell),
    ("a trial before the season", trial.tell),
    ("inboxes and reminders", inboxes.tell),
    ("matters of the administrators", administrators.tell),
)


def is_seeded() -> bool:
    """Say whether the world is there: its people are made in the same transaction as all the rest."""
    return User.objects.filter(username=people.NAMED[0].username).exists()


@transaction.atomic
def seed(say: Callable[[str], object], *, years_on_file: int = YEARS_ON_FILE) -> World:
    """Tell all stories in order, saying what each is and how long it took."""
    world = World(today=clock.today(), years_on_file=years_on_file)
    for title, tell in STORIES:
        began = time.monotonic()
        tell(world)
        say(f"  {title} ({time.monotonic() - began:.1f} s)")
    return world
