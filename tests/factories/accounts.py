"""People with posts, bodies and regions, each made by the act that makes it in the portal."""

from datetime import date

from accounts.choices import OrganisationKind, Role
from accounts.domain import organisations, posts, regions, users
from accounts.models import Organisation, Post, Region, User
from accounts.reference.bodies import bodies
from common.policy import SYSTEM

PASSWORD = "Lvse-Jidi-2026"
SINCE = date(2020, 1, 1)


def region(code: str = "320000") -> Region:
    """Return a region of the reference data."""
    regions.load_regions(actor=SYSTEM)
    return Region.objects.get(pk=code)


def body(kind: str = OrganisationKind.DRC, where: str = "320000", name: str = "") -> Organisation:
    """Return a body: by its name in the reference data where there is one, entered when it is not there."""
    row = next((row for row in bodies() if (row.kind, row.region) == (kind, where)), None)
    name = name or (row.name if row else f"{kind}{where}")
    found = Organisation.objects.filter(name=name).first()
    short = row.short_name if row else name
    return found or organisations.found(actor=SYSTEM, kind=kind, name=name, short_name=short, region=region(where))


def account(username: str = "limin", name: str = "", password: str = PASSWORD) -> User:
    """Return an account without a post."""
    email = f"{username}@example.cn"
    return users.create_user(actor=SYSTEM, username=username, name=name or username, password=password, email=email)


def post(
    user: User, at: Organisation, role: str = Role.OFFICIAL, since: date = SINCE, until: date | None = None
) -> Post:
    """Give a post."""
    return posts.appoint(actor=SYSTEM, user=user, organisation=at, role=role, since=since, until=until)


def person(username: str, at: Organisation, role: str = Role.OFFICIAL) -> User:
    """Return a person with an account and a post, as a request loads it."""
    post(account(username), at, role)
    return User.objects.get(username=username)


def reload(user: User) -> User:
    """Return the person as the next request loads it."""
    return User.objects.get(pk=user.pk)
