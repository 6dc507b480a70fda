"""The papers of decisions: asked for with the act, made by a worker, found again by whoever reads the subject."""

from common import policy
from evaluations.models import Naming
from journal.domain import papers
from journal.models import Paper

LETTER = "evaluations.letter"
# An official letter is one text; it is not made anew in the reader's language.
LANGUAGE = "zh-hans"


def letter(*, actor: policy.Actor, naming: Naming) -> Paper:
    """Have the letter of a named list made; asked twice it is one paper."""
    return papers.request(document=LETTER, subject=naming.as_subject(), version="1", language=LANGUAGE, actor=actor)


def letter_of(naming: Naming) -> Paper | None:
    """Return the letter of a named list; None for a list that was published elsewhere."""
    subject = naming.as_subject()
    rows = Paper.objects.filter(document=LETTER, subject_kind=subject.kind, subject_id=subject.id)
    return rows.select_related("file").first()
