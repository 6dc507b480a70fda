"""Sections that ask a list of fields: narratives, basics of the park, declarations, attachments."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from common.errors import Problem
from programmes.definition import Field
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import values
from reports.domain.kinds.base import Posted, SectionKind, SectionView, Shown, text_of, was

PROSE = ("text", "long_text")


class FieldsKind(SectionKind):
    """Content: {"<field>": text as typed}. A field of several choices joins the codes with commas."""

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        return {field.code: _typed(content.get(field.code)) for field in _typed_fields(place)}

    def read(self, place: Place, posted: Posted) -> Content:
        return {field.code: _joined(field, posted) for field in _typed_fields(place)}

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        return {field.code: _typed(content.get(field.code)) for field in _typed_fields(place)}

    def problems(self, place: Place) -> Iterator[Problem]:
        typed = self.flat(place, place.content)
        for field in place.section.fields:
            address = place.address(field.code)
            if field.kind == "file":
                yield from _file_problems(place, field, address)
            elif not typed[field.code].strip():
                if is_required(field, typed):
                    yield values.missing(field, address)
            elif found := values.problem_of(place, field, typed[field.code], address):
                yield found

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        typed = self.flat(place, place.content)
        shown = tuple(_shown(place, field, typed, before) for field in place.section.fields)
        section = place.section
        changed = any(one.changed for one in shown)
        return SectionView(section.code, section.number, section.name.localised, shown, changed=changed)


class DeclarationKind(FieldsKind):
    """A declaration is made with yes: a required yes/no answered with no must be explained in the form's note."""


def is_required(field: Field, typed: Mapping[str, str]) -> bool:
    """Say whether an answer is needed, by itself or because another question was answered with yes."""
    return field.required or bool(field.required_when and typed.get(field.required_when) == values.YES)


def _typed_fields(place: Place) -> list[Field]:
    return [field for field in place.section.fields if field.kind != "file"]


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return values.YES if value else values.NO
    if isinstance(value, list | tuple):
        return ",".join(text_of(one) for one in value)
    return text_of(value)


def _joined(field: Field, posted: Posted) -> str:
    given = posted.get(field.code, ())
    if field.kind == "multi_choice":
        return ",".join(text_of(one) for one in given if one)
    return text_of(given[-1]) if given else ""


def _file_problems(place: Place, field: Field, address: str) -> Iterator[Problem]:
    files = place.dossier.files_of(place.section.code, field.code)
    typed = place.content
    needed = is_required(field, {key: _typed(value) for key, value in typed.items()})
    if needed and not files:
        message = _("Attach “%(name)s”.") % {"name": field.name.localised}
        yield Problem(address, message, field.rule, field.hint.localised if field.hint else "")


def _shown(place: Place, field: Field, typed: Mapping[str, str], before: Mapping[str, str] | None) -> Shown:
    files = place.dossier.files_of(place.section.code, field.code)
    if field.kind == "file":
        now = ",".join(one.sha256 for one in files)
        changed, _old = was(before, field.code, now)
        return Shown(field.name.localised, "", place.address(field.code), changed=changed, files=files)
    text = typed[field.code]
    changed, old = was(before, field.code, text)
    return Shown(
        label=field.name.localised,
        text=values.shown(place, field, text),
        address=place.address(field.code),
        prose=field.kind == "long_text",
        numeric=field.is_number,
        changed=changed,
        before=values.shown(place, field, old) if changed else "",
        files=files,
    )
