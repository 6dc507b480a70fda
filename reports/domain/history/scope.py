"""Whose papers an actor takes over: the ministry those of its programmes, the province those of its unit."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from common import policy
from programmes.choices import Level
from programmes.definition import Definition, Form
from programmes.models import Edition, Participation, Programme
from programmes.rules import programmes_at, seats


@dataclass(frozen=True)
class Kind:
    """A form of a programme's set of rules, of which papers can be taken over; the sheet has its columns."""

    edition: Edition
    form: Form

    @property
    def code(self) -> str:
        return f"{self.programme.pk}/{self.edition.regime}/{self.form.code}"

    @property
    def programme(self) -> Programme:
        return self.edition.programme

    @property
    def definition(self) -> Definition:
        return self.edition.definition

    @property
    def name(self) -> str:
        """Return programme, form and, where there are several, the rules, in the reader's language."""
        definition = self.definition
        rules = f"（{self.edition.regime}）" if self.edition.regime else ""
        return f"{definition.name.localised}{rules} {self.form.name.localised}"


def bases(actor: policy.Actor, kind: Kind | None = None) -> QuerySet[Participation]:
    """Return the bases whose papers the actor may take over, all or those under the rules of a kind."""
    regions, _bodies, _committees = seats(actor)
    provinces = Q(programme__in=programmes_at(actor, Level.PROVINCE), unit__region__in=regions)
    rows = Participation.objects.filter(Q(programme__in=programmes_at(actor, Level.MINISTRY)) | provinces)
    if kind is not None:
        rows = rows.filter(programme=kind.programme, edition__regime=kind.edition.regime)
    return rows.select_related("park__committee", "programme", "unit__region", "edition")


def kinds(actor: policy.Actor) -> list[Kind]:
    """Return what the actor can take over: the forms that listed parks file, under each set of rules."""
    programmes = {*programmes_at(actor, Level.MINISTRY), *programmes_at(actor, Level.PROVINCE)}
    latest = {
        (edition.programme_id, edition.regime): edition
        for edition in Edition.objects.filter(programme__in=programmes).select_related("programme").order_by("number")
    }
    return [
        Kind(edition, form)
        for edition in latest.values()
        for form in edition.definition.forms.values()
        if is_taken(form)
    ]


def kind_of(actor: policy.Actor, code: str) -> Kind | None:
    """Return a kind by its code; None if there is none or it is not the actor's."""
    return next((one for one in kinds(actor) if one.code == code), None)


def is_taken(form: Form) -> bool:
    """Applications are made by parks that are not listed yet: they stay outside."""
    return form.filer == Level.PARK.value and form.round != "call"
