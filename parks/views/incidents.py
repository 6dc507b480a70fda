"""The incident register: list, one incident with its grade explained, and the acts on it."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.generic import FormView, TemplateView

from accounts.domain import regions
from common import policy
from common.filters import Words
from common.forms import perform
from common.lists import Choice, Column, ListPage, Rows, Text, shown
from common.ui import Answer, Crumb
from common.views import SignedIn
from parks.choices import Grade, IncidentKind, IncidentState
from parks.domain import incident_words, incidents, search
from parks.forms import CorrectIncidentForm, IncidentCommentForm, IncidentForm, WithdrawIncidentForm
from parks.grading import BASIS
from parks.models import Incident, Park

GRADE_CELL = "parks/includes/grade_cell.html"
_RANK = Case(
    *(When(grade=grade, then=Value(grade.rank + 1)) for grade in Grade), default=Value(0), output_field=IntegerField()
)


def _detail(incident: Incident) -> str:
    return reverse("parks:incident_detail", args=[incident.public_id])


def find(rows: Rows, words: str) -> Rows:
    """Keep the incidents whose park has such a name, now or formerly, or whose description has the words."""
    parks = search.narrow(Park.objects.all(), words).values("pk")
    return rows.filter(Q(park__in=parks) | Q(description__icontains=words.strip()))


class IncidentList(ListPage):
    template_name = "parks/incident_list.html"
    title = gettext_lazy("Accidents and incidents")
    counted = gettext_lazy("%(count)s incidents")
    default_sort = "-day"
    columns = (
        Column("park", gettext_lazy("Park"), "park__name", sort="park__pinyin", head=True, link=_detail),
        Column("region", gettext_lazy("Province"), "park__region__short_name", sort="park__region", classes="nw"),
        Column("day", pgettext_lazy("of an incident", "Day"), "happened_on", sort="happened_on", classes="nw"),
        Column("kind", gettext_lazy("Kind"), "kind", sort="kind", labels=dict(IncidentKind.choices), classes="nw"),
        Column(
            "grade",
            pgettext_lazy("of an incident", "Grade"),
            "grade",
            sort="rank",
            labels=dict(Grade.choices),
            template=GRADE_CELL,
            classes="nw",
        ),
        Column("deaths", gettext_lazy("Deaths"), "deaths", sort="deaths", numeric=True),
        Column("description", gettext_lazy("What happened"), "description"),
        Column("state", gettext_lazy("State"), "state", sort="state", labels=dict(IncidentState.choices)),
    )
    filters = (
        Text("q", gettext_lazy("Park or words"), find=find),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "park__region"),
        Choice("kind", gettext_lazy("Kind"), IncidentKind.choices, "kind"),
        Choice("grade", pgettext_lazy("of an incident", "Grade"), Grade.choices, "grade"),
        Choice("state", gettext_lazy("State"), IncidentState.choices, "state"),
    )

    def rows(self) -> Rows:
        seen = Incident.objects.visible_to(self.actor).select_related("park__region")
        return seen.annotate(rank=_RANK)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keeps = bool(policy.can(self.actor, "parks.keep_incidents"))
        return super().get_context_data(keeps=keeps, **kwargs)


class OneIncident(SignedIn):
    """Finds the incident of the address among those the reader sees."""

    @cached_property
    def incident(self) -> Incident:
        rows = Incident.objects.visible_to(self.actor)
        related = rows.select_related("park__region", "park__committee", "entered_by")
        return get_object_or_404(related, public_id=self.kwargs["public_id"])

    @property
    def address(self) -> str:
        return _detail(self.incident)

    def crumbs(self, *own: str) -> list[Crumb]:
        """Return list › incident › this page."""
        rows = [Crumb(_("Accidents and incidents"), reverse("parks:incident_list"))]
        rows.append(Crumb(str(self.incident), self.address if own else ""))
        return [*rows, *(Crumb(label) for label in own)]


class IncidentDetail(OneIncident, TemplateView):
    template_name = "parks/incident_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.incident
        found = incidents.grading_of(one)
        revisions = list(one.revisions.select_related("body").order_by("number"))
        return super().get_context_data(
            incident=one,
            crumbs=self.crumbs(),
            facts=_facts(one),
            grading=found,
            lines=incident_words.explained(found) if found else [],
            unknown=incident_words.unknown_numbers(found) if found else "",
            basis=BASIS.get(one.kind, ""),
            revisions=incident_words.revisions(revisions),
            comments=list(one.comments.select_related("body").order_by("id")),
            can_correct=bool(policy.can(self.actor, "parks.correct_incident", one)),
            can_comment=bool(policy.can(self.actor, "parks.comment_incident", one)),
            **kwargs,
        )


def _facts(one: Incident) -> list[Answer]:
    return [
        Answer(_("Park"), one.park.name),
        Answer(_("Kind"), one.get_kind_display()),
        Answer(pgettext("of an incident", "Day"), shown(one.happened_on)),
        Answer(_("What happened"), one.description),
        Answer(pgettext("of an incident", "Source"), one.document),
        Answer(_("Entered by"), f"{one.entered_by.name} {shown(one.entered_at)}"),
    ]


class IncidentAct(SignedIn, FormView[Any]):
    """A form that ends in an act on an incident and shows it."""

    template_name = "parks/incident_act.html"
    action = ""
    heading: Words = ""
    button: Words = ""
    done: Words = ""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        # Asked before the form is shown or read; a visitor signs in first.
        if request.user.is_authenticated:
            policy.require(self.actor, self.action, self.about)
        return super().dispatch(request, *args, **kwargs)

    @property
    def about(self) -> Any:
        """Return what the action is about: found among what the reader sees."""
        raise NotImplementedError

    def act(self, form: Any) -> Incident:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        made = perform(form, lambda: self.act(form))
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return redirect(_detail(made))

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(heading=self.heading, button=self.button, **kwargs)


class EnterIncident(IncidentAct):
    """Enter an incident of the park of the address."""

    action = "parks.enter_incident"
    form_class = IncidentForm
    heading = gettext_lazy("Enter an incident")
    button = gettext_lazy("Enter it")
    done = gettext_lazy("The incident is on record. The park is told.")

    @cached_property
    def about(self) -> Park:
        rows = Park.objects.visible_to(self.actor).select_related("region")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def act(self, form: Any) -> Incident:
        return incidents.enter(actor=self.actor, park=self.about, stated=form.stated())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("parks:detail", args=[self.about.public_id])
        crumbs = [Crumb(_("Register of parks"), reverse("parks:list")), Crumb(self.about.name, back)]
        crumbs.append(Crumb(str(self.heading)))
        return super().get_context_data(park=self.about, crumbs=crumbs, back=back, **kwargs)


class ActOnIncident(OneIncident, IncidentAct):
    """An act on an incident that is on record."""

    @property
    def about(self) -> Incident:
        return self.incident

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.crumbs(str(self.heading))
        return super().get_context_data(park=self.incident.park, crumbs=own, back=self.address, **kwargs)


class CorrectIncident(ActOnIncident):
    action = "parks.correct_incident"
    form_class = CorrectIncidentForm
    heading = gettext_lazy("Correct the incident")
    button = gettext_lazy("Correct it")
    done = gettext_lazy("Corrected. The former values are kept, and those concerned are told.")

    def get_initial(self) -> dict[str, Any]:
        return CorrectIncidentForm.initial_of(self.incident)

    def act(self, form: Any) -> Incident:
        cleaned = form.cleaned_data
        return incidents.correct(
            actor=self.actor,
            incident=self.incident,
            number=cleaned["number"],
            stated=form.stated(),
            reason=cleaned["reason"],
        )


class WithdrawIncident(ActOnIncident):
    action = "parks.withdraw_incident"
    form_class = WithdrawIncidentForm
    heading = gettext_lazy("Withdraw the incident")
    button = gettext_lazy("Withdraw it")
    done = gettext_lazy("Withdrawn. It counts no more, and those concerned are told.")

    def act(self, form: Any) -> Incident:
        return incidents.withdraw(actor=self.actor, incident=self.incident, reason=form.cleaned_data["reason"])


class CommentIncident(ActOnIncident):
    action = "parks.comment_incident"
    form_class = IncidentCommentForm
    heading = gettext_lazy("Comment on the incident")
    button = gettext_lazy("Send the comment")
    done = gettext_lazy("Your comment stands with the incident. The body that entered it is told.")

    def act(self, form: Any) -> Incident:
        return incidents.comment(actor=self.actor, incident=self.incident, text=form.cleaned_data["text"]).incident
