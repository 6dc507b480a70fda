"""The supervisor of one machine."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from common import supervisor
from common.supervisor import Supervisor, is_free

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)",
]


def until(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def sleepers(said: list[str]) -> Iterator[Supervisor]:
    both = Supervisor({"web": SLEEPER, "beat": SLEEPER}, say=said.append)
    both.keep_up()
    yield both
    both.stop()


def test_a_process_that_dies_is_started_again(
    sleepers: Supervisor, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "_PAUSE_SECONDS", 0.0)
    first, other = sleepers.running["web"], sleepers.running["beat"]
    first.kill()
    first.wait()
    sleepers.keep_up()
    assert sleepers.running["web"].pid != first.pid
    assert sleepers.running["beat"] is other
    assert said == ["web ended with -9, starting it again"]


def test_a_process_that_dies_at_once_waits_before_it_is_started_again(sleepers: Supervisor) -> None:
    first = sleepers.running["web"]
    first.kill()
    first.wait()
    sleepers.keep_up()
    assert sleepers.running["web"] is first


def test_stopping_ends_every_process(sleepers: Supervisor) -> None:
    sleepers.stop()
    assert [process.returncode for process in sleepers.running.values()] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_process_that_does_not_listen_is_ended_firmly(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_STOP_SECONDS", 0.2)
    one = Supervisor({"worker": STUBBORN}, say=said.append)
    one.running["worker"] = subprocess.Popen(STUBBORN, stdout=subprocess.PIPE)
    assert one.running["worker"].stdout is not None
    with one.running["worker"].stdout as output:
        output.readline()
        one.stop()
    assert one.running["worker"].returncode == -signal.SIGKILL
    assert said == ["worker does not stop, ending it"]


def test_a_port_that_answers_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not is_free("127.0.0.1", port)
    assert is_free("127.0.0.1", port)


def test_sigterm_stops_the_supervisor_and_its_processes(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom common.supervisor import Supervisor\n"
        "child = [sys.executable, '-c', \"import os, sys, time; "
        "open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)\", sys.argv[1]]\n"
        "Supervisor({'web': child}, say=print).run(ready='', probe=('127.0.0.1', 1))\n"
    )
    note = tmp_path / "pid"
    process = subprocess.Popen([sys.executable, "-c", script, str(note)])
    assert until(lambda: note.exists() and note.read_text() != "")
    child = Path("/proc") / note.read_text()
    process.terminate()
    assert process.wait(timeout=20) == 0
    assert until(lambda: not child.exists())
