"""Objections by anybody, without an account: made on a form, followed with the code of the receipt."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from common import policy
from common.errors import RuleViolation
from common.forms import worded
from common.ui import Crumb
from common.views import actor_of
from evaluations.domain import objections
from evaluations.forms.objection import FollowForm, ObjectionForm
from evaluations.forms.visitor import token
from evaluations.models import PublicNotice
from journal.domain import origin


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class MakeObjection(FormView[ObjectionForm]):
    """The form of an objection; after it, the receipt with the code. Outside the window it says so."""

    template_name = "public/objection_form.html"
    form_class = ObjectionForm

    @cached_property
    def notice(self) -> PublicNotice:
        rows = PublicNotice.objects.visible_to(actor_of(self.request)).select_related(
            "round__programme", "round__edition", "corrected_by"
        )
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @cached_property
    def taken(self) -> policy.Decision:
        return policy.can(actor_of(self.request), "evaluations.object", self.notice)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A form that was open when the window closed gets the sentence, not an error.
        return super().post(request, *args, **kwargs) if self.taken else self.get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "notice": self.notice}

    def get_initial(self) -> dict[str, Any]:
        return {"form": token(), "sequence": self.request.GET.get("entry", "")}

    def form_valid(self, form: ObjectionForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            receipt = objections.receive(
                notice=self.notice,
                sequence=data["sequence"],
                text=data["text"],
                person=form.person,
                uploads=data["attachments"],
                key=form.key,
                address=origin.address(),
            )
        except RuleViolation as violation:
            for problem in violation.problems:
                form.add_error(problem.address if problem.address in form.fields else None, worded(problem))
            return self.form_invalid(form)
        context = {"notice": self.notice, "receipt": receipt, "crumbs": self._crumbs(_("Receipt"))}
        return self.response_class(self.request, ["public/objection_receipt.html"], context)

    def form_invalid(self, form: ObjectionForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reason = "" if self.taken else getattr(self.taken, "reason", "")
        again = bool(self.request.FILES)
        crumbs = self._crumbs(_("Object"))
        return super().get_context_data(notice=self.notice, closed=reason, again=again, crumbs=crumbs, **kwargs)

    def _crumbs(self, own: str) -> list[Crumb]:
        here = reverse("evaluations:notice_detail", args=[self.notice.public_id])
        lists = Crumb(_("Public notices"), reverse("evaluations:notice_list"))
        return [lists, Crumb(self.notice.title, here), Crumb(own)]


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class FollowObjection(FormView[FollowForm]):
    """With the code anybody reads where their objection stands, and the answer; the code stays out of the address."""

    template_name = "public/objection_follow.html"
    form_class = FollowForm

    def form_valid(self, form: FollowForm) -> HttpResponse:
        try:
            found = objections.follow(code=form.cleaned_data["code"], address=origin.address())
        except RuleViolation as violation:
            for problem in violation.problems:
                form.add_error(problem.address or None, worded(problem))
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, objection=found))

    def form_invalid(self, form: FollowForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [Crumb(_("Public notices"), reverse("evaluations:notice_list")), Crumb(_("Follow an objection"))]
        return super().get_context_data(crumbs=crumbs, **kwargs)
