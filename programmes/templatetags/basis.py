"""`{% basis definition entry %}`: why a screen says what it says, on demand."""

from typing import Any

from django import template

from programmes.definition import Definition, Entry

register = template.Library()


@register.inclusion_tag("programmes/includes/citation.html")
def basis(definition: Definition, entry: Entry | None) -> dict[str, Any]:
    """Show the rule, document and passage of an entry; nothing for none."""
    citation = definition.basis_of(entry) if entry else None
    return {"citation": citation, "set_by_ministry": bool(citation and citation.is_set_by_ministry)}


@register.inclusion_tag("programmes/includes/citation.html")
def day_basis(round: Any) -> dict[str, Any]:  # noqa: A002 - the word of the trade
    """Show on what the days of a round rest, and whether the ministry set them (X-01)."""
    definition = round.definition
    rule = definition.deadline_for(round.form)
    entry = rule or definition.forms.get(round.form) or definition.schemes.get(round.form)
    return {"citation": definition.basis_of(entry) if entry else None, "set_by_ministry": round.set_by_ministry}


@register.inclusion_tag("programmes/includes/citation.html")
def notice_basis(round: Any) -> dict[str, Any]:  # noqa: A002
    """Show on what the window of a public notice rests."""
    return basis(round.definition, round.definition.public_notice)


@register.inclusion_tag("programmes/includes/citation.html")
def quota_basis(round: Any) -> dict[str, Any]:  # noqa: A002
    """Show on what the number of candidates rests."""
    definition = round.definition
    quota = next((one for one in definition.quotas if one.form == round.form), None)
    return basis(definition, quota)
