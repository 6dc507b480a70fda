"""The papers of evaluations and decisions: what was released, the ministry's own with the scores, the letter."""

from django.utils.translation import gettext_lazy as _

from common.pdf import render_pdf
from evaluations.domain.comparison import compare
from evaluations.domain.letters import Letter
from evaluations.domain.namings import bases_of
from evaluations.domain.papers_asked import LETTER
from evaluations.domain.results import found_names
from evaluations.models import Evaluation, Naming, Release, Result, ScoreSheet
from journal.domain import papers
from journal.models import Paper
from programmes.choices import Level
from programmes.domain.bodies import bodies_at

_RELATED = ("evaluation__round__edition", "evaluation__round__programme", "evaluation__participation__unit__region")


@papers.document("evaluations.summary", _("Result of an evaluation"))
def summary(paper: Paper) -> tuple[str, bytes]:
    """Make the summary that park and province get: the snapshot and nothing else."""
    release = Release.objects.select_related(*_RELATED).get(pk=paper.subject_id)
    evaluation = release.evaluation
    definition = evaluation.round.definition
    band = evaluation.rules.band(release.band)
    context = {
        "evaluation": evaluation,
        "release": release,
        "band": band,
        "outcomes": [definition.outcome(code) for code in band.outcomes],
        "cited": definition.basis_of(evaluation.rules),
    }
    content = render_pdf("pdf/evaluations_summary.html", context, language=paper.language)
    return _name(evaluation, "评估结果"), content


@papers.document("evaluations.scores", _("Scores of an evaluation"))
def scores(paper: Paper) -> tuple[str, bytes]:
    """Make the ministry's paper: every criterion with the points and reasons of each sheet."""
    result = Result.objects.select_related(*_RELATED).get(pk=paper.subject_id)
    evaluation = result.evaluation
    context = {
        "evaluation": evaluation,
        "result": result,
        "band": evaluation.rules.band(result.band),
        "findings": found_names(evaluation.rules, result),
        "comparison": compare(evaluation, ScoreSheet.objects.all()),
    }
    content = render_pdf("pdf/evaluations_scores.html", context, language=paper.language, draft=True)
    return _name(evaluation, "评分汇总"), content


def _name(evaluation: Evaluation, what: str) -> str:
    return f"{evaluation.participation.name_printed}{evaluation.round.year}年{what}.pdf"


@papers.document(LETTER, _("Letter of a named list"))
def letter(paper: Paper) -> tuple[str, bytes]:
    """Make the letter of a named list with the list as its annex, after GB/T 9704; the number is the ministry's."""
    naming = Naming.objects.select_related("round__programme", "round__edition").get(pk=paper.subject_id)
    bodies = bodies_at(programme=naming.round.programme, level=Level.MINISTRY)
    text = Letter(naming.letter_title, naming.addressees, naming.letter)
    context = {
        "naming": naming,
        "letter": text,
        "bases": list(bases_of(naming)),
        "issuers": [body.name for body in bodies],
        "participant": naming.round.definition.participant,
    }
    content = render_pdf("pdf/evaluations_letter.html", context, language=paper.language)
    return f"{naming.title}.pdf", content
