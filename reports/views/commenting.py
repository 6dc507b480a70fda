"""A draft open for comments: read section by section, commented on, answered (GB-18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import policy
from common.forms import perform
from common.views import SignedIn
from reports.domain import commenting, dossiers
from reports.domain.kinds.base import SectionView
from reports.domain.presentation import present_draft
from reports.forms.commenting import AnswerForm, CommentForm
from reports.models import DraftComment, Filing
from reports.views import parts
from reports.views.finding import find_filing


@dataclass(frozen=True)
class Spot:
    """A section with what was said of it and the form to say more."""

    view: SectionView
    comments: Sequence[DraftComment]
    form: CommentForm | None

    @property
    def views(self) -> tuple[SectionView]:
        """Return the section as pages show several."""
        return (self.view,)


class OpenedDraft(SignedIn):
    """Every section of the draft with the comments beside it; POST adds a comment."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._filing(public_id))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        policy.require(self.actor, "reports.comment_draft", filing)
        view = next((one for one in present_draft(filing) if one.code == request.POST.get("section")), None)
        form = CommentForm(request.POST, view=view)
        if form.is_valid() and perform(form, lambda: self._comment(filing, form)) is not None:
            messages.success(request, _("Your comment is there. The filer has been told."))
            return redirect("reports:opened_draft", public_id=public_id)
        return self._page(request, filing, form, status=422)

    def _comment(self, filing: Filing, form: CommentForm) -> DraftComment:
        address = form.cleaned_data["address"] or form.cleaned_data["section"]
        known = any(one.code == address.split("/")[0] for one in filing.filled_form.sections)
        place = parts.place_name(dossiers.of_draft(filing), address) if known else address
        text = form.cleaned_data["text"]
        return commenting.comment(actor=self.actor, filing=filing, address=address, place=place, text=text)

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.read_opened_draft", filing)
        return filing

    def _page(
        self, request: HttpRequest, filing: Filing, form: CommentForm | None = None, status: int = 200
    ) -> HttpResponse:
        may_comment = bool(policy.can(self.actor, "reports.comment_draft", filing))
        said = list(DraftComment.objects.filter(filing=filing).visible_to(self.actor).select_related("body", "by"))
        views = present_draft(filing)
        spots = [
            Spot(
                view,
                [one for one in said if one.section == view.code],
                _form(form, view) if may_comment else None,
            )
            for view in views
        ]
        context = {
            "filing": filing,
            "spots": spots,
            "form": form,
            "may_comment": may_comment,
            "may_answer": bool(policy.can(self.actor, "reports.edit_filing", filing)),
            "may_close": bool(policy.can(self.actor, "reports.close_draft", filing)),
            "crumbs": parts.crumbs(filing, _("Comments on the draft")),
        }
        return render(request, "reports/opened_draft.html", context, status=status)


def _form(posted: CommentForm | None, view: SectionView) -> CommentForm:
    if posted is not None and posted.data.get("section") == view.code:
        return posted
    return CommentForm(view=view)


class OpenDraft(SignedIn):
    """Ask for comments."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        commenting.open_draft(actor=self.actor, filing=find_filing(self.actor, public_id))
        messages.success(request, _("The draft is open for comments. Province and ministries have been told."))
        return redirect("reports:opened_draft", public_id=public_id)


class CloseDraft(SignedIn):
    """End the comments."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        commenting.close_draft(actor=self.actor, filing=find_filing(self.actor, public_id))
        messages.success(request, _("The draft is closed. What was said stays."))
        return redirect("reports:filing_detail", public_id=public_id)


class AnswerComment(SignedIn):
    """Answer a comment, or mark it as done."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        rows = DraftComment.objects.visible_to(self.actor).select_related("filing__round__edition", "filing__body")
        found = get_object_or_404(rows, public_id=public_id)
        policy.require(self.actor, "reports.answer_comment", found)
        form = AnswerForm(request.POST)
        if form.is_valid() and perform(form, lambda: self._answer(found, form.cleaned_data)) is not None:
            messages.success(request, _("Answered. Who commented has been told."))
        else:
            messages.warning(request, _("Write an answer, or tick that it is done."))
        return redirect(f"{_address(found)}#c-{found.public_id}")

    def _answer(self, found: DraftComment, cleaned: dict[str, Any]) -> DraftComment:
        return commenting.answer(actor=self.actor, comment=found, text=cleaned["text"], is_done=cleaned["is_done"])


def _address(comment: DraftComment) -> str:
    return reverse("reports:opened_draft", args=[comment.filing.public_id])
