"""One evaluation: what each reader may know of it, and the acts of the ministry."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from common import clock, policy
from common.filters import Words
from common.forms import perform
from common.ui import Crumb, Step
from common.views import SignedIn
from evaluations.choices import EvaluationState
from evaluations.domain import assignments, evaluations, findings, incident_warnings, releases, results
from evaluations.domain.comparison import compare
from evaluations.forms import AssignForm, JudgeForm, OpenForm, RecuseForm
from evaluations.models import Assignment, Evaluation, Release, Result, ScoreSheet
from evaluations.rules import organises
from journal.domain import papers
from programmes.definition.programme import Outcome
from programmes.models import Round


class OneEvaluation(SignedIn):
    """Finds the evaluation of the address among those the reader sees."""

    @cached_property
    def evaluation(self) -> Evaluation:
        rows = Evaluation.objects.visible_to(self.actor).select_related(
            "round__programme", "round__edition", "participation__park", "participation__unit__region"
        )
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @property
    def address(self) -> str:
        return reverse("evaluations:evaluation_detail", args=[self.evaluation.public_id])

    def crumbs(self, *own: str) -> list[Crumb]:
        """Return list › evaluation › this page."""
        rows = [Crumb(_("Evaluations"), reverse("evaluations:evaluation_list"))]
        rows.append(Crumb(str(self.evaluation), self.address if own else ""))
        return [*rows, *(Crumb(label) for label in own)]


class EvaluationDetail(OneEvaluation, TemplateView):
    template_name = "evaluations/evaluation_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.evaluation
        release = Release.objects.visible_to(self.actor).filter(evaluation=one).first()
        return super().get_context_data(
            evaluation=one,
            crumbs=self.crumbs(),
            steps=steps(one),
            release=release,
            release_band=one.rules.band(release.band) if release else None,
            outcomes=outcomes(one, release.band) if release else [],
            judgement=findings.judgement(one) if release or self._decides(one) else None,
            mine=Assignment.objects.visible_to(self.actor).filter(evaluation=one, reviewer=self.actor.pk).first(),
            **(self._for_organiser() if self._decides(one) else {}),
            **kwargs,
        )

    def _decides(self, one: Evaluation) -> bool:
        return organises(self.actor, one.round, one.participation.unit.region_id)

    def _for_organiser(self) -> dict[str, Any]:
        one = self.evaluation
        asked = Assignment.objects.visible_to(self.actor).filter(evaluation=one).select_related("reviewer")
        result = Result.objects.visible_to(self.actor).filter(evaluation=one).first()
        return {
            "decides": True,
            "assignments": asked,
            "comparison": compare(one, ScoreSheet.objects.visible_to(self.actor)),
            "result": result,
            "result_band": one.rules.band(result.band) if result else None,
            "findings": results.found_names(one.rules, result) if result else [],
            "can_judge": bool(one.rules.vetoes or one.rules.downgrades) and one.state == EvaluationState.SCORED,
        }


def steps(evaluation: Evaluation) -> list[Step]:
    """Return the way of an evaluation; how many sheets are in is not told here."""
    order = [EvaluationState.SCORING, EvaluationState.SCORED, EvaluationState.RELEASED]
    here = order.index(EvaluationState(evaluation.state))
    done = evaluation.state == EvaluationState.RELEASED
    states = ["done" if place < here or done else "now" if place == here else "todo" for place in range(len(order))]
    return [Step(str(state.label), shown) for state, shown in zip(order, states, strict=True)]


def outcomes(evaluation: Evaluation, band: str) -> list[Outcome]:
    """Return what follows from a grade, by the edition of the round."""
    definition = evaluation.round.definition
    return [definition.outcome(code) for code in evaluation.rules.band(band).outcomes]


class EvaluationAct(OneEvaluation, FormView[Any]):
    """A form on one evaluation that ends in an act and goes back to it."""

    action = ""
    template_name = "evaluations/act.html"
    heading: Words = ""
    button: Words = ""
    done: Words = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        policy.require(self.actor, self.action, self.about())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Asked before the form is read: the page of a form that is not valid shows who else could be asked.
        policy.require(self.actor, self.action, self.about())
        return super().post(request, *args, **kwargs)

    def about(self) -> Evaluation | Assignment:
        """Return what the action is about."""
        return self.evaluation

    def act(self, form: Any) -> object:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.act(form)) is None:
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return redirect(self.address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            evaluation=self.evaluation,
            crumbs=self.crumbs(str(self.heading)),
            heading=self.heading,
            button=self.button,
            back=self.address,
            **kwargs,
        )


class AssignReviewer(EvaluationAct):
    action = "evaluations.assign_reviewer"
    template_name = "evaluations/assign.html"
    form_class = AssignForm

    heading = gettext_lazy("Ask a reviewer")
    button = gettext_lazy("Ask this reviewer")
    done = gettext_lazy("The reviewer has been asked and can read the dossier.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "evaluation": self.evaluation}

    def get_initial(self) -> dict[str, Any]:
        due = self.evaluation.round.due_on
        return {"due_on": due if due >= clock.today() else None}

    def act(self, form: Any) -> object:
        return assignments.assign(
            actor=self.actor,
            evaluation=self.evaluation,
            reviewer=form.cleaned_data["reviewer"],
            due_on=form.cleaned_data["due_on"],
        )


class RecuseReviewer(EvaluationAct):
    """The ministry takes a reviewer off; a sheet that is submitted stays."""

    action = "evaluations.recuse_reviewer"
    form_class = RecuseForm
    template_name = "evaluations/recuse.html"

    @cached_property
    def assignment(self) -> Assignment:
        rows = Assignment.objects.visible_to(self.actor).filter(evaluation=self.evaluation)
        return get_object_or_404(rows.select_related("evaluation__round"), public_id=self.kwargs["assignment"])

    def about(self) -> Assignment:
        return self.assignment

    heading = gettext_lazy("Take a reviewer off")
    button = gettext_lazy("Take off")
    done = gettext_lazy("The reviewer is taken off and no longer sees the dossier.")

    def act(self, form: Any) -> object:
        return assignments.recuse(actor=self.actor, assignment=self.assignment, reason=form.cleaned_data["reason"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(assignment=self.assignment, **kwargs)


class JudgeResult(EvaluationAct):
    """Vetoes and downgrades of the scheme, found by the ministry."""

    action = "evaluations.judge_result"
    template_name = "evaluations/judge.html"
    form_class = JudgeForm

    heading = gettext_lazy("Vetoes and downgrades")
    button = gettext_lazy("Record the finding")
    done = gettext_lazy("The finding is recorded and the result worked out anew.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "scheme": self.evaluation.rules}

    def get_initial(self) -> dict[str, Any]:
        result = Result.objects.visible_to(self.actor).filter(evaluation=self.evaluation).first()
        found = {name: getattr(result, name) for name in ("vetoes", "downgrades", "reason")} if result else {}
        if result is None or results.is_judged(result):
            return found
        # Nobody judged yet: what the incident register suggests is ticked beside what the portal found itself.
        codes, reasons = list(self.proposed), [found["reason"], *dict.fromkeys(self.proposed.values())]
        ticked = {name: [*found[name], *codes] for name in ("vetoes", "downgrades")}
        return {**ticked, "reason": "；".join(filter(None, reasons))}

    @cached_property
    def proposed(self) -> dict[str, str]:
        """Return the vetoes and downgrades that the incident register suggests (HZ-14)."""
        return incident_warnings.proposals(self.evaluation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proposed=list(dict.fromkeys(self.proposed.values())), **kwargs)

    def act(self, form: Any) -> object:
        return results.judge(
            actor=self.actor,
            evaluation=self.evaluation,
            vetoes=form.cleaned_data.get("vetoes", []),
            downgrades=form.cleaned_data.get("downgrades", []),
            reason=form.cleaned_data["reason"],
        )


class ReleaseResult(OneEvaluation, TemplateView):
    """The page before releasing says who is told and what can no longer be changed."""

    template_name = "evaluations/release.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.evaluation
        policy.require(self.actor, "evaluations.release_result", one)
        result = get_object_or_404(Result.objects.visible_to(self.actor), evaluation=one)
        return super().get_context_data(
            evaluation=one,
            crumbs=self.crumbs(_("Release the result")),
            result=result,
            band=one.rules.band(result.band),
            outcomes=outcomes(one, result.band),
            findings=results.found_names(one.rules, result),
            opinions=releases.opinions(one),
            back=self.address,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        releases.release(actor=self.actor, evaluation=self.evaluation)
        messages.success(request, _("Released. The park and the province have been told."))
        return redirect(self.address)


class RequestSummary(OneEvaluation):
    """Asks a worker for the PDF: the ministry's with the scores, or what was released."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        document, subject = self._wanted(request.POST.get("of", ""))
        paper = papers.request(
            document=document,
            subject=subject.as_subject(),
            version=version_of(subject),
            language=get_language() or "zh-hans",
            actor=self.actor,
        )
        return redirect("journal:paper", paper.public_id)

    def _wanted(self, of: str) -> tuple[str, Result | Release]:
        if of == "scores":
            return "evaluations.scores", get_object_or_404(
                Result.objects.visible_to(self.actor), evaluation=self.evaluation
            )
        released = Release.objects.visible_to(self.actor)
        return "evaluations.summary", get_object_or_404(released, evaluation=self.evaluation)


def version_of(subject: Result | Release) -> str:
    """Return what a paper is made of: a result worked out anew is another version."""
    return "1" if isinstance(subject, Release) else f"{subject.computed_at:%Y%m%d%H%M%S%f}"


class OpenEvaluations(SignedIn, FormView[OpenForm]):
    """The ministry opens the evaluations of the bases that have reported."""

    template_name = "evaluations/open.html"
    form_class = OpenForm

    @cached_property
    def opened(self) -> Round:
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        policy.require(self.actor, "evaluations.open_evaluation", self.opened)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        policy.require(self.actor, "evaluations.open_evaluation", self.opened)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "opened": self.opened, "actor": self.actor}

    def form_valid(self, form: Any) -> HttpResponse:
        done = perform(
            form,
            lambda: evaluations.open_evaluations(
                actor=self.actor, round=self.opened, participations=form.cleaned_data["bases"]
            ),
        )
        if done is None:
            return self.form_invalid(form)
        messages.success(self.request, _("%(count)d evaluations are open.") % {"count": len(done)})
        return redirect("evaluations:evaluation_list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [Crumb(_("Evaluations"), reverse("evaluations:evaluation_list")), Crumb(self.opened.title)]
        return super().get_context_data(opened=self.opened, crumbs=crumbs, **kwargs)
