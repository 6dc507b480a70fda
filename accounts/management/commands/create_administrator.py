import getpass
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.choices import ADMINISTRATORS, OrganisationKind
from accounts.domain import organisations, posts, regions, users
from accounts.models import Organisation, Region
from accounts.reference import COUNTRY
from common import clock
from common.errors import RuleViolation
from common.policy import SYSTEM


class Command(BaseCommand):
    help = (
        "Makes the first account of an administrator role in a new installation. The password is asked for, or "
        "taken from the environment variable FIRST_PASSWORD; it must be changed at the first login."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", choices=[role.value for role in ADMINISTRATORS])
        parser.add_argument("username")
        parser.add_argument("name")
        parser.add_argument("--body", required=True, help="name of the body that operates the portal")

    def handle(self, *args: Any, **options: Any) -> None:
        password = os.environ.get("FIRST_PASSWORD") or getpass.getpass("First password: ")
        try:
            create(options["role"], options["username"], options["name"], options["body"], password)
        except RuleViolation as violation:
            raise CommandError("\n".join(str(problem.message) for problem in violation.problems)) from violation


@transaction.atomic
def create(role: str, username: str, name: str, body: str, password: str) -> None:
    """Make the account and its post; the body is entered when it is not there."""
    regions.load_regions(actor=SYSTEM)
    user = users.create_user(actor=SYSTEM, username=username, name=name, password=password, first_password=True)
    posts.appoint(actor=SYSTEM, user=user, organisation=_operator(body), role=role, since=clock.today())


def _operator(name: str) -> Organisation:
    found = Organisation.objects.filter(name=name).first()
    country = Region.objects.get(pk=COUNTRY)
    return found or organisations.found(
        actor=SYSTEM, kind=OrganisationKind.OPERATOR, name=name, short_name=name, region=country
    )
