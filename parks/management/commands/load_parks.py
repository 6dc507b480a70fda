from typing import Any

from django.core.management.base import BaseCommand

from accounts.domain import organisations, regions
from common.policy import SYSTEM
from parks.domain import loading


class Command(BaseCommand):
    help = "Enters regions, national and provincial bodies and the 31 bases of 2020, as far as they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"regions entered: {regions.load_regions(actor=SYSTEM)}")
        self.stdout.write(f"bodies entered: {organisations.load_bodies(actor=SYSTEM)}")
        self.stdout.write(f"parks entered: {loading.load_bases(actor=SYSTEM)}")
