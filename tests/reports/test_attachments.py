"""Files of a draft: what they are by their content, how many, how large, and who may read them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import policy
from common.errors import ActRefused, RuleViolation
from programmes.models import Round
from reports.domain import attachments
from reports.models import Attachment, Filing
from tests.factories import reports as make
from tests.factories.reports import World

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def upload(name: str = "盖章页.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attach(world: World, filing: Filing, file: SimpleUploadedFile, field: str = "evidence") -> Attachment:
    return attachments.attach(actor=world.park, filing=filing, section="attachments", field=field, upload=file)


@pytest.fixture
def filing(world: World, report_round: Round) -> Filing:
    return make.filled_report(world, report_round)


def test_a_file_is_frozen_with_the_version(world: World, filing: Filing) -> None:
    attached = attach(world, filing, upload())
    version = make.submit(world.park, filing)
    assert version.files == [
        {
            "section": "attachments",
            "field": "evidence",
            "name": "盖章页.png",
            "size": len(PNG),
            "sha256": attached.file.sha256,
            "public_id": str(attached.file.public_id),
        }
    ]


def test_a_file_of_another_kind_than_its_name_says_is_refused_at_the_field(world: World, filing: Filing) -> None:
    with pytest.raises(RuleViolation) as caught:
        attach(world, filing, upload("报告.pdf"))
    assert [one.address for one in caught.value.problems] == ["attachments/evidence"]
    assert filing.attachments.count() == 0


def test_a_kind_the_field_does_not_take_is_refused(world: World, filing: Filing) -> None:
    with pytest.raises(RuleViolation):
        attach(world, filing, upload("清单.zip", b"PK\x05\x06" + b"\0" * 18))


def test_a_file_too_large_for_the_field_is_refused_with_both_sizes(
    world: World, filing: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MEGABYTE", 1)
    with pytest.raises(RuleViolation) as caught:
        attach(world, filing, upload())
    assert caught.value.problems[0].message == "“盖章页.png”为1 KB，这里每份不超过1 KB"


def test_more_files_than_the_field_takes_are_refused(world: World, filing: Filing) -> None:
    attach(world, filing, upload(), "stamped")
    with pytest.raises(RuleViolation):
        attach(world, filing, upload("另一页.png"), "stamped")


def test_another_body_cannot_attach(world: World, filing: Filing) -> None:
    with pytest.raises(ActRefused):
        attachments.attach(
            actor=world.other_park, filing=filing, section="attachments", field="evidence", upload=upload()
        )


def test_nothing_is_attached_to_a_section_that_was_not_returned(world: World, filing: Filing) -> None:
    make.submit(world.park, filing)
    make.return_report(world, filing, "coordination")
    with pytest.raises(ActRefused):
        attach(world, filing, upload())


def test_a_file_taken_off_stays_with_the_version_that_holds_it(world: World, filing: Filing) -> None:
    attached = attach(world, filing, upload())
    version = make.submit(world.park, filing)
    make.return_report(world, filing, "attachments")
    attachments.remove(actor=world.park, filing=filing, file=attached.file.public_id)
    assert make.submit(world.park, filing).files == []
    assert bool(policy.can(world.province, "reports.filing.read", attached.file))
    version.refresh_from_db()
    assert len(version.files) == 1


def test_a_changed_file_marks_the_section(world: World, filing: Filing) -> None:
    attach(world, filing, upload())
    make.submit(world.park, filing)
    make.return_report(world, filing, "attachments")
    attach(world, filing, upload("补充材料.png"))
    assert make.view_of(make.submit(world.park, filing), "attachments").changed


def test_the_file_of_a_draft_is_its_filers_alone(world: World, filing: Filing) -> None:
    stored = attach(world, filing, upload()).file
    readers = [world.park, world.province, world.ministry, world.other_park, world.other_province, world.reviewer]
    assert [bool(policy.can(one, "reports.filing.read", stored)) for one in readers] == [True] + [False] * 5
    make.submit(world.park, filing)
    assert [bool(policy.can(one, "reports.filing.read", stored)) for one in readers] == [True] * 3 + [False] * 3
