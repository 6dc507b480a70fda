import errno
import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from pytest_django import Settings

from accounts.models import User
from common.errors import Problem, RuleViolation
from journal.domain import files
from journal.models import StoredFile
from journal.tasks import sweep_files
from tests.common.test_uploads import pdf, workbook
from tests.factories.journal import SUBJECT

pytestmark = pytest.mark.django_db


def upload(content: bytes, name: str = "年度总结.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def problem_with(actor: User, file: SimpleUploadedFile) -> Problem:
    with translation.override("en"), pytest.raises(RuleViolation) as caught:
        files.store(upload=file, actor=actor, subject=SUBJECT, address="attachments/plan")
    (problem,) = caught.value.problems
    return problem


def left(settings: Settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_kept_with_its_digest_under_a_name_of_the_portal(wang: User) -> None:
    content = pdf()
    stored = files.store(upload=upload(content), actor=wang, subject=SUBJECT)
    assert (stored.name, stored.size, stored.media_type) == ("年度总结.pdf", len(content), "application/pdf")
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert (stored.subject, stored.stored_by) == (SUBJECT, wang)
    assert files.path_of(stored).read_bytes() == content
    assert "年度总结" not in stored.path


def test_a_file_is_readable_by_the_portal_only(wang: User) -> None:
    stored = files.store(upload=upload(pdf()), actor=wang, subject=SUBJECT)
    assert files.path_of(stored).stat().st_mode & 0o777 == 0o640


def test_a_file_over_the_limit_says_how_large_it_may_be(wang: User, settings: Settings) -> None:
    settings.FILES_MAX_SIZE = 1000
    problem = problem_with(wang, upload(b"%PDF-" + b"0" * 3000))
    assert problem.address == "attachments/plan"
    assert problem.message == "“年度总结.pdf” has 3 KB; a file may have at most 1 KB."
    assert problem.remedy == "Save it with smaller pictures, or split it."
    assert left(settings) == []


def test_a_file_of_exactly_the_limit_is_kept(wang: User, settings: Settings) -> None:
    settings.FILES_MAX_SIZE = len(pdf())
    assert files.store(upload=upload(pdf()), actor=wang, subject=SUBJECT).size == settings.FILES_MAX_SIZE


def test_a_file_of_another_kind_than_its_name_leaves_nothing_behind(wang: User, settings: Settings) -> None:
    problem = problem_with(wang, upload(workbook()))
    assert problem.message == "“年度总结.pdf” is in fact a file of the kind Excel (xlsx)."
    assert left(settings) == []
    assert not StoredFile.objects.exists()


class FullDisk(SimpleUploadedFile):
    """An upload whose writing meets the end of the disk."""

    def chunks(self, *_args: Any, **_kwargs: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_no_half_file(wang: User, settings: Settings) -> None:
    problem = problem_with(wang, FullDisk("年度总结.pdf", pdf()))
    assert problem.message == "“年度总结.pdf” could not be stored."
    assert problem.remedy.startswith("The store of the portal is full.")
    assert left(settings) == []


def test_a_store_that_cannot_be_written_is_told(wang: User, settings: Settings, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    settings.MEDIA_ROOT = blocked
    assert problem_with(wang, upload(pdf())).message == "“年度总结.pdf” could not be stored."


def test_files_without_a_row_are_swept_after_a_day(wang: User, settings: Settings) -> None:
    kept = files.store(upload=upload(pdf()), actor=wang, subject=SUBJECT)
    orphan, fresh, coming = (files._folder(name) / "left" for name in ("aa", "bb", "coming"))
    for path in (orphan, fresh, coming):
        path.write_bytes(b"left behind")
    yesterday = time.time() - files.ORPHAN_AGE.total_seconds() - 60
    for path in (files.path_of(kept), orphan, coming):
        os.utime(path, (yesterday, yesterday))
    assert sweep_files() == 2
    assert sorted(left(settings)) == sorted([files.path_of(kept), fresh])
