"""The shapes in which sections are sent. What is typed may be wrong, the form it comes in may not."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from programmes.definition import Section

MAX_TEXT = 100_000
MAX_ROWS = 500
MAX_VALUES = 500
CELL_KINDS = ("indicators", "targets")


class TypedField(serializers.Field[Any, Any, Any, Any]):
    """A value as typed: text, a number, yes or no, nothing, or several of these."""

    def to_internal_value(self, data: Any) -> Any:
        for one in data if isinstance(data, list) else [data]:
            if not (one is None or isinstance(one, str | int | float)):
                raise serializers.ValidationError(_("text, number, true, false or null"))
            if len(str(one)) > MAX_TEXT:
                raise serializers.ValidationError(_("at most %(count)d characters") % {"count": MAX_TEXT})
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class Values(serializers.DictField):
    """Values by the code of their field or column."""

    child = TypedField(allow_null=True)


class RowsSerializer(serializers.Serializer[Any]):
    rows = serializers.ListField(child=Values(), max_length=MAX_ROWS)


class CellsSerializer(serializers.Serializer[Any]):
    cells = serializers.DictField(child=Values())


class ValuesSerializer(serializers.Serializer[Any]):
    content = Values()


def read(section: Section, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the content in the shape of the section; raise ValidationError below `content` for any other."""
    if section.has_rows:
        return _read(RowsSerializer, content)
    if section.kind in CELL_KINDS:
        return _read(CellsSerializer, content)
    # A plain mapping is no serializer's body; the wrapping is taken off again.
    asked = ValuesSerializer(data={"content": content})
    asked.is_valid(raise_exception=True)
    plain: Mapping[str, Any] = asked.validated_data["content"]
    return plain


def _read(kind: type[serializers.Serializer[Any]], content: Mapping[str, Any]) -> Mapping[str, Any]:
    asked = kind(data=content)
    if not asked.is_valid():
        raise serializers.ValidationError({"content": asked.errors})
    read_: Mapping[str, Any] = asked.validated_data
    return read_
