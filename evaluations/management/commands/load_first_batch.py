from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common.policy import SYSTEM
from evaluations.domain import namings
from evaluations.domain.first_batch import NotInRegister
from programmes.models import Programme


class Command(BaseCommand):
    help = "Brings in the 31 bases named on 29 December 2020, as they were published; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            naming = namings.import_first_batch(actor=SYSTEM)
        except Programme.DoesNotExist as error:
            raise CommandError("load the programme first: manage.py load_programmes") from error
        except NotInRegister as error:
            raise CommandError(f"not in the register: {error}; load the parks first: manage.py load_parks") from error
        self.stdout.write(f"{naming.title}: {namings.bases_of(naming).count()}")
