from typing import Any

from django.core.management.base import BaseCommand, CommandError

from journal.domain import seals


class Command(BaseCommand):
    help = "Check the journal against its seals; exit code 1 when a row was changed, is missing or was inserted."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in seals.faults():
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(f"The journal is not as it was written: {found} faults.")
        self.stdout.write(f"The journal is as it was written. Last seal: {seals.head() or 'none yet'}")
