"""Merge the catalogue parts of the apps and compile them, in Python alone: no gettext tools needed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from common import catalogue


class Command(BaseCommand):
    help = "Merges locale/parts/*.po into locale/<language>/LC_MESSAGES/django.po and compiles them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say what is missing, unused or contradictory")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        root = settings.BASE_DIR
        try:
            merged = catalogue.merge(root / "locale" / "parts")
        except catalogue.CatalogueError as error:
            raise CommandError(str(error)) from error
        if not check:
            return catalogue.write(merged, root / "locale")
        faults = catalogue.faults(merged, root)
        if faults:
            raise CommandError("\n".join(faults))
        return None
