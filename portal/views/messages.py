"""Messages of enterprises and the public to a park: the parks, the form, the receipt, the answer (GB-32)."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from common import policy
from common.errors import RuleViolation
from common.forms import perform
from common.lists import Column, ListPage, Text
from common.ui import Crumb
from evaluations.forms.objection import FollowForm
from evaluations.forms.visitor import token
from journal.domain import origin
from portal.domain import messages
from portal.forms.message import MessageForm
from programmes.choices import ParticipationState
from programmes.models import Participation, Programme
from reports.domain.records.messages import ledger_of


def _write(row: Participation) -> str:
    return reverse("portal:message_write", args=[row.programme_id, row.park.public_id])


def bases_that_listen() -> QuerySet[Participation]:
    """Return the bases that take messages. Names of listed bases are public (GB-16)."""
    editions = Programme.objects.exclude(edition=None).select_related("edition")
    open_to = [one.pk for one in editions if one.edition and _listens(one)]
    rows = Participation.objects.filter(programme__in=open_to, park__committee__isnull=False)
    return rows.exclude(state=ParticipationState.WITHDRAWN).select_related("park", "unit__region", "programme")


def _listens(programme: Programme) -> bool:
    edition = programme.edition
    return edition is not None and any(one.flow == "answered" for one in edition.definition.ledgers)


class ParksThatListen(ListPage):
    """The parks to which anybody can write."""

    public = True
    template_name = "public/message_parks.html"
    title = gettext_lazy("Write to a park")
    counted = gettext_lazy("%(count)s parks")
    columns = (
        Column("name", gettext_lazy("Park"), "name_printed", head=True, link=_write),
        Column("region", gettext_lazy("Region"), "unit__region__short_name", classes="nw"),
        Column("programme", gettext_lazy("Programme"), "programme__name_zh"),
    )
    filters = (Text("q", gettext_lazy("Park"), fields=("name_printed",)),)

    def rows(self) -> QuerySet[Participation]:
        return bases_that_listen().order_by("programme", "unit__sequence", "sequence")


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class WriteMessage(FormView[MessageForm]):
    """The form of a message; after it, the receipt with the code."""

    template_name = "public/message_form.html"
    form_class = MessageForm

    @cached_property
    def base(self) -> Participation:
        rows = bases_that_listen().select_related("programme__edition", "park__committee")
        asked = {"programme": self.kwargs["programme"], "park__public_id": self.kwargs["public_id"]}
        found = rows.filter(**asked).first()
        if found is None or not policy.can(policy.VISITOR, "reports.write_to_park", found):
            raise Http404
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "ledger": ledger_of(self.base)}

    def get_initial(self) -> dict[str, Any]:
        return {"form": token()}

    def form_valid(self, form: MessageForm) -> HttpResponse:
        receipt = perform(
            form,
            lambda: messages.send(
                base=self.base,
                fields=form.stated(),
                sender=form.sender(),
                key=form.key,
                address=origin.address(),
            ),
        )
        if receipt is None:
            return self.form_invalid(form)
        context = {"base": self.base, "receipt": receipt, "crumbs": _crumbs(_("Receipt"))}
        return self.response_class(self.request, ["public/message_receipt.html"], context)

    def form_invalid(self, form: MessageForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(base=self.base, crumbs=_crumbs(self.base.name_printed), **kwargs)


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class FollowMessage(FormView[FollowForm]):
    """With the code anybody reads where their message stands, and the answer."""

    template_name = "public/message_follow.html"
    form_class = FollowForm

    def form_valid(self, form: FollowForm) -> HttpResponse:
        try:
            found = messages.follow(code=form.cleaned_data["code"], address=origin.address())
        except RuleViolation as violation:
            for problem in violation.problems:
                form.add_error(problem.address or None, f"{problem.message} {problem.remedy}")
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, message=found))

    def form_invalid(self, form: FollowForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=_crumbs(_("Follow a message")), **kwargs)


def _crumbs(own: str) -> list[Crumb]:
    return [Crumb(_("Write to a park"), reverse("portal:message_parks")), Crumb(own)]
