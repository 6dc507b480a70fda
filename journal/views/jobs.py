from typing import Any

from django.views.generic import TemplateView

from common.views import SignedIn
from journal.models import Job
from journal.views.finding import find_or_404


class JobPage(SignedIn, TemplateView):
    """How far a piece of work is; it can be left and found again."""

    template_name = "journal/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = find_or_404(Job, self.request, kwargs["public_id"])
        return super().get_context_data(job=job, **kwargs)

    def get_template_names(self) -> list[str]:
        part = self.request.headers.get("HX-Request") == "true"
        return ["journal/includes/job_state.html" if part else self.template_name]
