"""How something is measured: wall time, time in the database, number of statements; a measurement may have a limit."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection


@dataclass
class Figure:
    """What one operation took: seconds in all and in the database, statements; `most` seconds in the database."""

    name: str
    seconds: float = 0.0
    database: float = 0.0
    statements: int = 0
    most: float | None = None
    busy: bool = False  # others kept the processors: such a figure says nothing about a limit

    @property
    def is_over(self) -> bool:
        return self.most is not None and self.database > self.most and not self.busy

    def __str__(self) -> str:
        verdict = "  not judged: the machine is busy" if self.busy else "  OVER" if self.is_over else ""
        limit = "" if self.most is None else f"  limit {self.most:.2f} s{verdict}"
        took = (
            f"{self.seconds * 1000:9.1f} ms  database {self.database * 1000:8.1f} ms  {self.statements:4d} statements"
        )
        return f"{self.name:<64} {took}{limit}"


@contextmanager
def measured(name: str, most: float | None = None) -> Iterator[Figure]:
    """Measure what is done inside."""
    figure = Figure(name, most=most)

    def timed(execute: Callable[..., Any], *args: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            figure.database += time.perf_counter() - began
            figure.statements += 1

    began = time.perf_counter()
    with connection.execute_wrapper(timed):
        yield figure
    figure.seconds = time.perf_counter() - began
    figure.busy = os.getloadavg()[0] > (os.cpu_count() or 1)


def repeated(name: str, act: Callable[[], object], *, times: int = 9, most: float | None = None) -> Figure:
    """Return the median of several runs after one that warms up."""
    act()
    runs = []
    for _run in range(times):
        with measured(name, most) as figure:
            act()
        runs.append(figure)
    middle = Figure(name, most=most, statements=runs[0].statements)
    middle.seconds, middle.database = median(run.seconds for run in runs), median(run.database for run in runs)
    return middle
