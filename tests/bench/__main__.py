"""Runs the benchmark on a fresh database (TEST_DATABASE_URL, else SQLite); says which figures are over their limit."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - after the set-up

from tests.bench import parks  # noqa: E402
from tests.bench.measuring import Figure  # noqa: E402

# One module a subject: `figures()` makes its own world and yields what it measured.
SUBJECTS: Mapping[str, Callable[[], Iterable[Figure]]] = {"parks": parks.figures}


def main(wanted: list[str]) -> int:
    """Measure the subjects that are wanted, all if none is named; return 1 when a figure is over its limit."""
    over = 0
    for name in wanted or SUBJECTS:
        old = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            sys.stdout.write(f"== {name} ({connection.vendor})\n")
            for figure in SUBJECTS[name]():
                over += figure.is_over
                sys.stdout.write(f"{figure}\n")
                sys.stdout.flush()
        finally:
            connection.creation.destroy_test_db(old, verbosity=0)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
