"""What the portal finds itself when a result is worked out: vetoes whose condition it can judge (EP-06)."""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.models import Evaluation
from reports.domain.judging import Judgement, judge_version
from reports.models import FilingVersion


def judgement(evaluation: Evaluation) -> Judgement | None:
    """Judge the last filing of the base that reports indicators, if the scheme does so and any limit is known."""
    if not any(veto.check == "standard_met" for veto in evaluation.rules.vetoes):
        return None
    handed_in = FilingVersion.objects.in_earnest().filter(current_of__participation=evaluation.participation_id)
    rows = handed_in.select_related("filing__participation__park__region", "filing__round__edition", "edition")
    newest = rows.order_by("-filing__period", "-filing_id")
    last = next((one for one in newest if one.filing.filled_form.has_indicators), None)
    found = judge_version(last, evaluation.round.definition) if last else None
    return found if found and found.standing.needed else None


def vetoes(evaluation: Evaluation) -> tuple[list[str], str]:
    """Return the codes of the vetoes that apply, and on what that rests, in the language of the product."""
    with translation.override(settings.LANGUAGE_CODE):
        found = {
            veto.code: _FINDERS[veto.check](evaluation) for veto in evaluation.rules.vetoes if veto.check in _FINDERS
        }
    return sorted(code for code, reason in found.items() if reason), "；".join(filter(None, found.values()))


def _standard_missed(evaluation: Evaluation) -> str:
    found = judgement(evaluation)
    if found is None or found.standing.passes:
        return ""
    values = {"label": found.version.label, "met": found.standing.met, "needed": found.standing.needed}
    return _("By the indicators of %(label)s %(met)d of %(needed)d demands are met.") % values


_FINDERS: dict[str | None, Callable[[Evaluation], str]] = {"standard_met": _standard_missed}
