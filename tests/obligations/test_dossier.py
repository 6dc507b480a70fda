"""GB-13: two paper copies and a disc become a print-ready PDF and an archive with a manifest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from journal.domain import files, jobs
from journal.models import Job, Paper, PaperRequest
from programmes.models import Round
from reports.domain.verifying import verify
from reports.models import FilingVersion
from tests.factories import dossiers
from tests.factories import reports as make
from tests.factories.reports import World

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


@pytest.fixture
def version(world: World) -> FilingVersion:
    return dossiers.report_with_files(world, make.report_round(world))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def downloaded(client: Client, paper: Paper, path: Path) -> Path:
    assert paper.file is not None
    response = client.get(reverse("journal:file", args=[paper.file.public_id]))
    path.write_bytes(b"".join(response.streaming_content))  # type: ignore[attr-defined]  # a file response streams
    return path


def work() -> None:
    for pk in Job.objects.filter(state="queued", kind="paper").values_list("pk", flat=True):
        jobs.run_job(pk)


def test_gb_13_the_province_takes_the_whole_dossier_home(world: World, version: FilingVersion, tmp_path: Path) -> None:
    client = signed_in(world.province)
    page = reverse("reports:version", args=[version.filing.public_id, 1])
    address = reverse("reports:archive", args=[version.filing.public_id, 1])
    assert address in client.get(page).content.decode()
    response = client.post(address)
    paper = Paper.objects.get(document="reports.archive")
    assert response.headers["Location"] == reverse("journal:paper", args=[paper.public_id])
    assert "正在" in client.get(response.headers["Location"]).content.decode()
    work()
    paper.refresh_from_db()
    downloads = client.get(reverse("journal:downloads")).content.decode()
    assert paper.file is not None
    assert reverse("journal:file", args=[paper.file.public_id]) in downloads
    found = dossiers.entries(downloaded(client, paper, tmp_path / "home.zip"))
    assert {one["name"] for one in version.files} == {name.split("_", 1)[1] for name in found if name[:2] == "附件"}


def test_gb_13_who_does_not_see_the_version_gets_neither_pdf_nor_archive(world: World, version: FilingVersion) -> None:
    stranger = signed_in(world.other_province)
    for route in ("reports:dossier", "reports:archive"):
        assert stranger.post(reverse(route, args=[version.filing.public_id, 1])).status_code == 404
    signed_in(world.province).post(reverse("reports:archive", args=[version.filing.public_id, 1]))
    work()
    for paper in Paper.objects.select_related("file"):
        assert paper.file is not None
        assert stranger.get(reverse("journal:paper", args=[paper.public_id])).status_code == 404
        assert stranger.get(reverse("journal:file", args=[paper.file.public_id])).status_code == 404
    assert list(stranger.get(reverse("journal:downloads")).context["lines"]) == []


def test_gb_13_a_version_is_archived_once_and_everybody_who_asked_finds_it(
    world: World, version: FilingVersion
) -> None:
    address = reverse("reports:archive", args=[version.filing.public_id, 1])
    for user in (world.province, world.ministry, world.province):
        signed_in(user).post(address)
    assert Paper.objects.filter(document="reports.archive").count() == 1
    asked = PaperRequest.objects.filter(paper__document="reports.archive").order_by("user__username")
    assert list(asked.values_list("user__username", flat=True)) == ["ministry", "province"]


def test_gb_13_the_ministry_collects_the_dossiers_of_a_round(world: World, version: FilingVersion) -> None:
    opened: Round = version.filing.round
    client, address = signed_in(world.ministry), reverse("reports:collect")
    assert "2025年度总结报告" in client.get(address).content.decode()
    chosen = {"what": f"{opened.pk}-annual_report", "unit": world.jiangsu.pk}
    response = client.post(address, chosen)
    paper = Paper.objects.get(document="reports.collection")
    assert response.headers["Location"] == reverse("journal:paper", args=[paper.public_id])
    found = dossiers.entries(dossiers.made(paper))
    folder = f"0001_盐城环保高新技术产业开发区_2025年度总结报告_{version.label}/"
    assert {name.startswith(folder) for name in found} - {False} == {True}
    assert [name for name in found if not name.startswith(folder)] == ["manifest.json"]
    # The province that sees all of it may read it, another one may not.
    assert signed_in(world.province).get(reverse("journal:paper", args=[paper.public_id])).status_code == 200
    assert signed_in(world.other_province).get(reverse("journal:paper", args=[paper.public_id])).status_code == 404
    assert signed_in(world.park).get(address).status_code == 404


def test_gb_13_a_round_without_filings_says_so_at_the_field(world: World, version: FilingVersion) -> None:
    chosen = {"what": f"{version.filing.round_id}-annual_report", "unit": world.shanghai.pk}
    response = signed_in(world.ministry).post(reverse("reports:collect"), chosen)
    assert response.status_code == 422
    assert "该单位尚未报送材料" in response.content.decode()
    assert not Paper.objects.filter(document="reports.collection").exists()


def test_gb_13_the_archive_of_a_park_list_holds_the_applications_it_rests_on(world: World) -> None:
    call = make.call_round(world)
    application = make.recommended(world, call)
    make.submitted_application(world, call, "镇江经济技术开发区", "320000-901")  # applied, not on the list
    listed = make.submit(world.province, make.filled_list(world, call, make.APPLICANT))
    signed_in(world.ministry).post(reverse("reports:archive", args=[listed.filing.public_id, 1]))
    paper = Paper.objects.get(document="reports.archive")
    found = dossiers.entries(dossiers.made(paper))
    version = application.current_version
    assert version is not None
    folders = {name.split("/")[1] for name in found if name.startswith("申报材料/")}
    assert folders == {f"001_{make.APPLICANT}_{application.title}_{version.label}"}
    with files.path_of(paper.file).open("rb") as stream:  # type: ignore[arg-type]  # made above
        verified = verify(stream)
    assert [one["version"] for one in verified.manifest["dossiers"]] == [listed.label, version.label]
    assert (verified.is_sound, verified.known) == (True, True)
