"""The ministry's side of public notices: opened, extended, corrected by a new one."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import clock, policy
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from evaluations.domain import candidates, notices
from evaluations.forms import CorrectionForm, ExtensionForm, NoticeForm
from evaluations.models import PublicNotice
from evaluations.views.calls import OneCall


class OpenNotice(OneCall, FormView[NoticeForm]):
    """Puts the candidates before the public for the days of the programme."""

    template_name = "evaluations/notice_open.html"
    form_class = NoticeForm
    action = "evaluations.open_notice"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "candidates": self.candidates}

    def get_initial(self) -> dict[str, Any]:
        """Offer the shortest window from today, with the candidates ticked that are staged to be taken up."""
        today = clock.today()
        keys = [str(one.entry.pk) for one in self.candidates if one.can_be_named and one.is_taken_up]
        return {"opens_on": today, "closes_on": notices.shortest_end(self.call, today), "candidates": keys}

    def form_valid(self, form: NoticeForm) -> HttpResponse:
        fields = {name: value for name, value in form.cleaned_data.items() if name != "candidates"}
        notice = perform(
            form,
            lambda: notices.open_notice(actor=self.actor, round=self.call, candidates=form.chosen(), **fields),
        )
        if notice is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The notice is public from its first day; its list is frozen."))
        return redirect("evaluations:notice_detail", notice.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = notices.shortest_window(self.call)
        return super().get_context_data(
            call=self.call, crumbs=self.crumbs(_("Open a public notice")), days=days, **kwargs
        )


class OneNotice(SignedIn):
    """Finds the notice of the address, for an act of the ministry."""

    action = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, self.action, self.notice)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def notice(self) -> PublicNotice:
        rows = PublicNotice.objects.visible_to(self.actor).select_related(
            "round__programme", "round__edition", "corrected_by"
        )
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def crumbs(self, own: str) -> list[Crumb]:
        here = reverse("evaluations:notice_detail", args=[self.notice.public_id])
        lists = Crumb(_("Public notices"), reverse("evaluations:notice_list"))
        return [lists, Crumb(self.notice.title, here), Crumb(own)]


class ExtendNotice(OneNotice, FormView[ExtensionForm]):
    """Lets a notice run longer, with the reason."""

    template_name = "evaluations/notice_act.html"
    form_class = ExtensionForm
    action = "evaluations.extend_notice"

    def form_valid(self, form: ExtensionForm) -> HttpResponse:
        extended = perform(
            form, lambda: notices.extend_notice(actor=self.actor, notice=self.notice, **form.cleaned_data)
        )
        if extended is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The notice runs longer; the reason is printed with it."))
        return redirect("evaluations:notice_detail", self.notice.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"heading": _("Extend the notice"), "button": _("Extend the notice"), "notice": self.notice}
        return super().get_context_data(crumbs=self.crumbs(_("Extend the notice")), **own, **kwargs)


class CorrectNotice(OneNotice, FormView[CorrectionForm]):
    """Publishes a new notice that names what it corrects; the earlier one stays readable and takes no objections."""

    template_name = "evaluations/notice_act.html"
    form_class = CorrectionForm
    action = "evaluations.correct_notice"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "candidates": candidates.of_call(self.notice.round)}

    def get_initial(self) -> dict[str, Any]:
        old, today = self.notice, clock.today()
        same = {name: getattr(old, name) for name in ("title", "text", "phone", "address", "email")}
        named = [str(one.entry.pk) for one in candidates.of_call(old.round) if notices.names(old, one)]
        days = {"opens_on": today, "closes_on": notices.shortest_end(old.round, today)}
        return {**same, **days, "candidates": named}

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        fields = {name: value for name, value in form.cleaned_data.items() if name != "candidates"}
        notice = perform(
            form,
            lambda: notices.open_notice(
                actor=self.actor,
                round=self.notice.round,
                candidates=form.chosen(),
                corrects=self.notice,
                **fields,
            ),
        )
        if notice is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The new notice takes the place of the earlier one."))
        return redirect("evaluations:notice_detail", notice.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heading = _("Correct by a new notice")
        own = {"heading": heading, "button": _("Publish the new notice"), "notice": self.notice, "corrects": True}
        return super().get_context_data(crumbs=self.crumbs(heading), **own, **kwargs)
