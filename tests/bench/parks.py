"""The register of parks: a catalogue of 2,543 zones loaded from a sheet, and its list at 25,430."""

import io
from collections.abc import Iterator
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client

from accounts.choices import OrganisationKind, Role
from accounts.domain import organisations, posts, regions, users
from accounts.models import Organisation, User
from accounts.reference import regions as reference
from common import clock
from common.policy import SYSTEM
from common.sheets import write_xlsx
from parks import names
from parks.domain import loads, spelling
from parks.domain.loads import sending, writing
from parks.models import FormerName, Park, ParkLoad
from tests.bench import catalogue
from tests.bench.measuring import Figure, measured, repeated

ZONES = 2_543
MANY = 25_430
MOST_IN_DATABASE = 0.5  # seconds for a validated import of the catalogue


def figures() -> Iterator[Figure]:
    """Yield what the register takes, from the empty one to ten catalogues."""
    official = _official()
    yield from _loading(official)
    yield from _reading(official)
    _fill(MANY)
    yield from _reading(official)


def _loading(official: User) -> Iterator[Figure]:
    rows = list(catalogue.rows(ZONES))
    yield from _load(official, "all new", rows)
    yield from _load(official, "the same again", rows)
    changed = [[*row[:5], "1,234.5", *row[6:]] for row in rows]
    yield from _load(official, "all changed", changed)


def _load(official: User, title: str, rows: list[list[str]]) -> Iterator[Figure]:
    about = f"{len(rows)} zones from a sheet, {title}: "
    file = io.BytesIO()
    write_xlsx(file, "目录", catalogue.HEAD, rows)
    with measured(f"{about}read and kept") as figure:
        load = loads.send(
            actor=official, upload=ContentFile(file.getvalue(), name="目录.xlsx"), source=catalogue.SOURCE
        )
    yield figure
    with measured(f"{about}compared") as figure:
        sending.keep_lines(load, sending.compare(load))
    yield figure
    loads.leave_rest_out(actor=official, load=load)
    load.refresh_from_db()
    with measured(f"{about}confirmed, compared again and written", most=MOST_IN_DATABASE) as figure:
        load = loads.confirm(actor=official, load=load, version=load.version)
        writing.write(load, actor=official)
    yield figure
    assert ParkLoad.objects.get(pk=load.pk).state == "written"


def _reading(official: User) -> Iterator[Figure]:
    client = Client()
    client.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    for title, address in (
        ("list", "/parks/"),
        ("list, two filters", "/parks/?region=320000&level=provincial"),
        ("list, last page", "/parks/?page=9999"),
        ("list, name", "/parks/?q=永宁经济开发区"),
        ("list, pinyin", "/parks/?q=yongning"),
        ("list, initials", "/parks/?q=ynjj"),
        ("list, two words", "/parks/?q=江苏+永宁"),
        ("suggestions", "/parks/suggest/?q=永宁"),
    ):
        yield repeated(f"{Park.objects.count()} parks: {title}", partial(_open, client, address))


def _open(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@transaction.atomic
def _fill(count: int) -> None:
    """Fill the register up with generated parks; each tenth has a former name."""
    there = set(Park.objects.values_list("code", flat=True))
    regions_of = {row.name: row.code for row in reference()}
    parks = [
        Park(
            code=code,
            name=name,
            pinyin=names.spelled(name),
            initials=names.initials(name),
            region_id=regions_of[region],
            level="provincial",
        )
        for _number, name, code, region, *_rest in catalogue.rows(count)
        if code not in there
    ]
    spelling.make_findable(parks)
    made = Park.objects.bulk_create(parks, batch_size=500)
    former = [
        FormerName(park=park, name=f"旧{park.name}", pinyin=f"jiu{park.pinyin}", initials=f"j{park.initials}")
        for park in made[::10]
    ]
    FormerName.objects.bulk_create(former, batch_size=500)
    spelling.make_findable(made[::10])
    Park.objects.bulk_update(made[::10], ["search_text"], batch_size=100)


def _official() -> User:
    regions.load_regions(actor=SYSTEM)
    organisations.load_bodies(actor=SYSTEM)
    user = users.create_user(actor=SYSTEM, username="bench", name="基准", password="Lvse-Jidi-2026")
    body = Organisation.objects.get(kind=OrganisationKind.NDRC)
    posts.appoint(actor=SYSTEM, user=user, organisation=body, role=Role.OFFICIAL, since=clock.today())
    return User.objects.get(pk=user.pk)
