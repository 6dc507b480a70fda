"""A worker that is killed in the middle of writing a sheet: a real process, a real database, SIGKILL."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = 300  # more than is written while the person waits, so that a worker writes it

PREPARE = f"""
from django.core.files.base import ContentFile
from accounts.domain import organisations, posts, regions, users
from accounts.models import Organisation, User
from common import clock
from common.policy import SYSTEM
from parks.domain import loads
from parks.domain.loads import sending
from tests.bench import catalogue
regions.load_regions(actor=SYSTEM)
organisations.load_bodies(actor=SYSTEM)
user = users.create_user(actor=SYSTEM, username="ministry", name="部", password="Lvse-Jidi-2026")
body = Organisation.objects.get(kind="ndrc")
posts.appoint(actor=SYSTEM, user=user, organisation=body, role="official", since=clock.today())
user = User.objects.get(pk=user.pk)
rows = [(row[1], row[3]) for row in catalogue.rows({ROWS})] + [("岁末工业园区", "江苏")]  # all others come before it
sheet = "开发区名称,省份\\n" + "".join(f"{{name}},{{province}}\\n" for name, province in rows)
load = loads.send(actor=user, upload=ContentFile(sheet.encode(), name="a.csv"), source="名单")
sending.keep_lines(load, sending.compare(load))
loads.decide(actor=user, load=load, choices={{line.number: "new" for line in load.lines.filter(state="doubtful")}})
load.refresh_from_db()
loads.confirm(actor=user, load=load, version=load.version)
"""
WORK = """from journal.domain import jobs; from journal.models import Job
jobs.run_job(Job.objects.get(kind="parks.write_load").pk)"""
SWEEP = "from journal.domain import jobs; print(jobs.sweep())"
# The database itself takes its time over the last row: nothing of the portal is changed for the test.
PAUSE = """
CREATE TRIGGER pause AFTER INSERT ON parks_park WHEN NEW.name = '岁末工业园区' BEGIN
  SELECT count(*) FROM
    (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 2000000000) SELECT x FROM n);
END"""

pytestmark = [pytest.mark.once, pytest.mark.slow]


class Machine:
    """A directory with a database of its own, and commands run on it as processes of their own."""

    def __init__(self, place: Path) -> None:
        self.database = place / "portal.sqlite3"
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TEST_")}
        self.environment = {**kept, "TEST_DIR": str(place), "DJANGO_SETTINGS_MODULE": "config.settings.test"}

    def start(self, *command: str) -> "subprocess.Popen[str]":
        run = [sys.executable, "manage.py", *command]
        return subprocess.Popen(run, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, *command: str) -> str:
        process = self.start(*command)
        said, _nothing = process.communicate(timeout=120)
        assert process.returncode == 0
        return said

    def ask(self, statement: str) -> list[Any]:
        with closing(sqlite3.connect(self.database, timeout=10)) as connection, connection:
            return connection.execute(statement).fetchall()

    def is_being_written(self) -> bool:
        """Say whether somebody is inside a transaction that writes."""
        with closing(sqlite3.connect(self.database, timeout=0)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
        return False

    def stands(self) -> tuple[Any, ...]:
        (state,), (parks,), (told,) = (
            self.ask(statement)[0]
            for statement in (
                "SELECT state FROM parks_parkload",
                "SELECT count(*) FROM parks_park",
                "SELECT count(*) FROM journal_event WHERE kind = 'parks.loaded'",
            )
        )
        return state, parks, told


def wait_for_the_middle(machine: Machine) -> None:
    """Wait until one transaction has been held for a second: longer than anything but the pause takes."""
    deadline, since = time.monotonic() + 60, time.monotonic()
    while time.monotonic() - since < 1:
        assert time.monotonic() < deadline
        time.sleep(0.02)
        if not machine.is_being_written():
            since = time.monotonic()


def test_a_worker_killed_while_it_writes_leaves_the_register_as_it_was_and_another_one_finishes(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.run("migrate", "--verbosity", "0")
    machine.run("shell", "--verbosity", "0", "--command", PREPARE)
    assert machine.stands() == ("confirmed", 0, 0)
    machine.ask(PAUSE)
    worker = machine.start("shell", "--verbosity", "0", "--command", WORK)
    wait_for_the_middle(machine)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert worker.returncode == -signal.SIGKILL
    machine.ask("DROP TRIGGER pause")
    assert machine.stands() == ("confirmed", 0, 0)
    assert machine.ask("SELECT state, tries FROM journal_job WHERE kind = 'parks.write_load'") == [("running", 1)]
    machine.ask("UPDATE journal_job SET lease_until = '2026-01-01', rung_at = NULL WHERE kind = 'parks.write_load'")
    assert int(machine.run("shell", "--verbosity", "0", "--command", f"{SWEEP}; {WORK}").split()[0]) >= 1
    assert machine.stands() == ("written", ROWS + 1, 1)
    assert machine.ask("SELECT state, tries FROM journal_job WHERE kind = 'parks.write_load'") == [("done", 2)]
