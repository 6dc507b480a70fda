"""Fill the demonstration with something to do today for every account."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo import people, seeding
from portal.demo.world import PASSWORD


class Command(BaseCommand):
    help = "Makes the demonstration world, once: names of parks are real, people, dates and figures are made up."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This portal is not a demo: settings.DEMO is off, so nothing is made up here.")
        if seeding.is_seeded():
            self.stdout.write("The demonstration world is there already; nothing was changed.")
        else:
            self.stdout.write("Making the demonstration world:")
            seeding.seed(self.stdout.write)
        self._show_accounts()

    def _show_accounts(self) -> None:
        self.stdout.write(f"\nAccounts (password {PASSWORD}, in this demo only):")
        for shown_as, username in people.accounts_shown():
            self.stdout.write(f"  {username:<10} {shown_as}")
