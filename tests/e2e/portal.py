"""A portal of its own for the browser: migrated, filled, with web, worker and beat as the demo runs them."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTING_UP = (["migrate"], ["compile_catalogue"], ["collectstatic", "--noinput"], ["load_programmes"], ["seed_demo"])
DATABASE = "portal.sqlite3"
_READY_SECONDS = 60


@dataclass(frozen=True)
class Portal:
    """Where the portal answers and where its files lie."""

    url: str
    data: Path

    def manage(self, *command: str) -> str:
        """Run a management command on the portal's data and return what it says."""
        run = [sys.executable, "manage.py", *command]
        return subprocess.run(
            run, cwd=ROOT, env=_environment(self.data), check=True, capture_output=True, text=True
        ).stdout

    def mails_to(self, address: str) -> list[str]:
        """Return subject and text of the mails to an address that were written so far."""
        parsed = (message_from_bytes(text, policy=default) for text in self._written())
        return [f"{mail['Subject']}\n{mail.get_content()}" for mail in parsed if address in str(mail["To"])]

    def _written(self) -> Iterator[bytes]:
        for path in sorted((self.data / "mail").glob("*")):
            # The file backend ends each mail with a line of dashes.
            yield from (mail.lstrip() for mail in path.read_bytes().split(b"-" * 79) if mail.strip())


@contextmanager
def running(data: Path) -> Iterator[Portal]:
    """Set a portal up below `data`, serve it while the caller works, and stop it."""
    for command in SETTING_UP:
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=_environment(data), check=True, stdout=subprocess.DEVNULL)
    with served(data) as portal:
        yield portal


def copied(portal: Portal, data: Path) -> Path:
    """Copy what a running portal keeps, so that days can pass in the copy; return where it lies."""
    left_out = shutil.ignore_patterns("portal.sqlite3*", "beat-schedule*", "broker", "serve.log")
    shutil.copytree(portal.data, data, ignore=left_out)
    with (
        closing(sqlite3.connect(portal.data / DATABASE)) as source,
        closing(sqlite3.connect(data / DATABASE)) as target,
    ):
        source.backup(target)
    return data


@contextmanager
def served(data: Path, *, rehearsal_days: int = 0) -> Iterator[Portal]:
    """Serve what lies below `data` while the caller works, on a clock so many days ahead."""
    environment = {**_environment(data), "REHEARSAL_DAYS": str(rehearsal_days)}
    port = _free_port()
    log = (data / "serve.log").open("wb")
    serve = [sys.executable, "manage.py", "serve", "--port", str(port)]
    process = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        portal = Portal(f"http://127.0.0.1:{port}", data)
        _wait(portal.url)
        yield portal
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "DEMO_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
        else:
            return
