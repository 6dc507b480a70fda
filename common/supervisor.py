"""A small supervisor for one machine: keeps named processes alive, passes signals on, stops them in order."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from types import FrameType

# A process that dies again and again is started again after this many seconds, so that it does not spin.
_PAUSE_SECONDS = 2.0
_STOP_SECONDS = 15.0
_TICK_SECONDS = 0.2

Commands = Mapping[str, list[str]]


def processes(*, host: str, port: int, web_workers: int) -> Commands:
    """Return the commands of web, worker and beat. Worker is one process: SQLite has one writer at a time."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--app", "config", "--quiet"]
    return {
        "web": [*python, "gunicorn", "config.wsgi", "--bind", f"{host}:{port}", "--workers", str(web_workers),
                "--log-level", "warning", "--timeout", "60", "--no-control-socket"],
        "worker": [*celery, "worker", "--concurrency", "1", "--loglevel", "WARNING",
                   "--without-mingle", "--without-gossip", "--without-heartbeat"],
        "beat": [*celery, "beat", "--loglevel", "WARNING", "--pidfile", ""],
    }  # fmt: skip


def is_free(host: str, port: int) -> bool:
    """Say whether nothing answers on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) != 0


class Supervisor:
    """Starts the processes and holds them up until a signal comes."""

    def __init__(self, commands: Commands, *, say: Callable[[str], object]) -> None:
        self.commands = commands
        self.say = say
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.started: dict[str, float] = {}
        self.stopping = False

    def run(self, *, ready: str, probe: tuple[str, int]) -> None:
        """Hold the processes up until SIGTERM or SIGINT; say `ready` once the port answers."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        told = False
        while not self.stopping:
            self.keep_up()
            if not told and not is_free(*probe):
                told = True
                self.say(f"Ready: {ready}   (stop with Ctrl+C)")
            time.sleep(_TICK_SECONDS)
        self.stop()

    def keep_up(self) -> None:
        """Start what is not running."""
        for name in self.commands:
            process = self.running.get(name)
            if process is None or process.poll() is not None:
                self._start(name, process)

    def stop(self) -> None:
        """End all processes: politely, and after a while firmly."""
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for name, process in self.running.items():
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"{name} does not stop, ending it")
                process.kill()
                process.wait()

    def _start(self, name: str, died: subprocess.Popen[bytes] | None) -> None:
        if died is not None:
            if time.monotonic() - self.started[name] < _PAUSE_SECONDS:
                return
            self.say(f"{name} ended with {died.returncode}, starting it again")
        self.started[name] = time.monotonic()
        # A session of its own: Ctrl+C reaches only the supervisor, which then stops all in order.
        self.running[name] = subprocess.Popen(self.commands[name], start_new_session=True)  # noqa: S603 - our own commands

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
