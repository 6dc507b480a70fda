import zipfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.domain.verifying import verify


class Command(BaseCommand):
    """Check the archive of a dossier: every file against the manifest, and against what was handed in here."""

    help = "Check the archive of a dossier against its manifest and against what was handed in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path, help="the .zip file")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["archive"]
        try:
            with path.open("rb") as stream:
                found = verify(stream)
        except (OSError, zipfile.BadZipFile) as error:
            raise CommandError(f"{path}: {error}") from error
        for one in found.mismatches:
            self.stderr.write(f"{one.kind}: {one.path}")
        if not found.is_sound:
            raise CommandError(_("%(file)s is not what was handed in.") % {"file": path.name})
        count = {"count": len(found.manifest["files"])}
        self.stdout.write(_("%(count)d files are as the manifest says.") % count)
        known = _("The version is that of this portal.") if found.known else _("This portal does not know the version.")
        self.stdout.write(known)
