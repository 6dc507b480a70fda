"""What a browser sent, as the section kinds read it, and back again."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from programmes.definition import Field
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import kind_of
from reports.domain.kinds.rows import new_row


def content_of(place: Place, posted: QueryDict) -> Content:
    """Return the content that a form holds, with the row added or taken away that its button asks for."""
    content = kind_of(place.section).read(place, dict(posted.lists()))
    if place.section.has_rows:
        gone = posted.get("remove_row")
        content["rows"] = [row for row in content["rows"] if row["uuid"] != gone]
        if "add_row" in posted:
            content["rows"] = [*content["rows"], new_row()]
    return content


def inputs_of(place: Place, flat: Mapping[str, str]) -> dict[str, Any]:
    """Return typed values by input name; several ticks are a list."""
    several = {field.code for field in place.section.fields if field.kind == "multi_choice"}
    return {
        name: [code for code in text.split(",") if code] if name.rsplit("/", 1)[-1] in several else text
        for name, text in flat.items()
    }


def asked_fields(place: Place) -> list[Field]:
    """Return the fields that are typed into; files come by their own inputs."""
    return [field for field in place.section.fields if field.kind != "file"]
