"""Load programme definitions: all that come with the portal, a directory, or one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common import policy
from programmes.definition import DefinitionError
from programmes.definition.dictionary import DEFINITIONS
from programmes.domain import editions, factors

SHARED = ("measures.yaml", "units.yaml")


class Command(BaseCommand):
    help = "Store programme definitions as editions. A broken file is explained and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=DEFINITIONS, help="a definition file or a directory")
        parser.add_argument("--check", action="store_true", help="show what would change, and change nothing")

    @transaction.atomic
    def handle(self, *, path: Path, check: bool, **_options: Any) -> None:
        try:
            for file in _files(path):
                self._check(file) if check else self._load(file)
            if path == DEFINITIONS and not check:
                self._load_factors()
        except DefinitionError as error:
            raise CommandError(str(error)) from error

    def _load(self, file: Path) -> None:
        edition = editions.load_programme(path=file, actor=policy.SYSTEM)
        self.stdout.write(f"{file.name}: {edition.programme_id}, edition {edition.number}, {edition.digest[:12]}")

    def _load_factors(self) -> None:
        edition = factors.load_factors(actor=policy.SYSTEM)
        self.stdout.write(f"{factors.FILE.name}: edition {edition.number}, {edition.digest[:12]}")

    def _check(self, file: Path) -> None:
        found = editions.changes(path=file)
        self.stdout.write(f"{file.name}: {len(found)} changes")
        for change in found:
            self.stdout.write(f"  {change.key}: {change.before!r} -> {change.after!r}")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.glob("*.yaml") if file.name not in SHARED)
