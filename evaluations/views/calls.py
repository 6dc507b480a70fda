"""What the ministry decides in a call: which candidates go before the public, and which become bases."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import clock, policy
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from evaluations.domain import candidates, namings, notices
from evaluations.domain.candidates import Candidate
from evaluations.forms import NamingForm, NoticeForm
from evaluations.models import Naming
from programmes.models import Round


class OneCall(SignedIn):
    """Finds the call of the address; whether the reader decides it is the policy's matter."""

    @cached_property
    def call(self) -> Round:
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @cached_property
    def candidates(self) -> list[Candidate]:
        return candidates.of_call(self.call)

    def crumbs(self, *own: str) -> list[Crumb]:
        """Return decisions › call › this page."""
        here = reverse("evaluations:candidates", args=[self.call.public_id]) if own else ""
        rows = [Crumb(_("Decisions"), reverse("evaluations:call_list")), Crumb(self.call.title, here)]
        return [*rows, *(Crumb(label) for label in own)]


class Candidates(OneCall, FormView[NamingForm]):
    """All candidates of a call; ticked ones are checked on a page of their own and then named."""

    template_name = "evaluations/candidates.html"
    form_class = NamingForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            policy.require(self.actor, "evaluations.name_bases", self.call)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "call": self.call, "candidates": self.candidates}

    def get_initial(self) -> dict[str, Any]:
        batch = namings.next_batch(self.call.programme_id)
        name = self.call.programme.name_zh
        return {"batch": batch, "title": f"{name}名单（第{chinese(batch)}批）", "dated": clock.today()}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.POST.get("step") != "name":
            return self.render_to_response(self.get_context_data(form=form), template=CHECK)
        naming = perform(form, lambda: self._name(form))
        if naming is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The list is decided and public. The provinces have been told."))
        return redirect("evaluations:naming_detail", naming.public_id)

    def _name(self, form: NamingForm) -> Naming:
        data = form.cleaned_data
        return namings.name_bases(
            actor=self.actor,
            round=self.call,
            entries=form.chosen(),
            batch=data["batch"],
            title=data["title"],
            document=data["document"],
            dated=data["dated"],
        )

    def render_to_response(self, context: dict[str, Any], *, template: str = "", **kwargs: Any) -> HttpResponse:
        if template:
            return self.response_class(self.request, [template], context, **kwargs)
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(
            call=self.call,
            crumbs=self.crumbs(),
            rows=None,
            naming=Naming.objects.visible_to(self.actor).filter(round=self.call).first(),
            notice=notices.last_of(self.call),
            today=clock.today(),
            **kwargs,
        )
        form = found["form"]
        found["rows"] = form.rows()
        found["open_count"] = sum(1 for row in found["rows"] if row.pick)
        found["chosen"] = form.chosen() if form.is_bound and form.is_valid() else []
        return found


CHECK = "evaluations/candidates_check.html"


class OpenNotice(OneCall, FormView[NoticeForm]):
    """Puts the candidates before the public for the days of the programme."""

    template_name = "evaluations/notice_open.html"
    form_class = NoticeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            policy.require(self.actor, "evaluations.open_notice", self.call)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "candidates": self.candidates}

    def get_initial(self) -> dict[str, Any]:
        """Offer the shortest window from today, with every candidate ticked."""
        today = clock.today()
        keys = [str(one.entry.pk) for one in self.candidates if one.can_be_named]
        days = notices.shortest_window(self.call)
        return {"opens_on": today, "closes_on": notices.last_day(today, days), "candidates": keys}

    def form_valid(self, form: Any) -> HttpResponse:
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


def chinese(number: int) -> str:
    """Return a number up to 99 as official texts count batches: 二, 十二, 二十一."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"
