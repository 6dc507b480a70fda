"""The map of the API: which viewset answers where."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.routers import SimpleRouter

from common.api.views import Nowhere
from evaluations.api.nominations import Nominations
from evaluations.api.views import Decisions, EvaluationResults, NamedLists, Notices, Objections, Statements
from parks.api.enterprises import Enterprises
from parks.api.incidents import Incidents
from parks.api.loads import LoadLines, Loads
from parks.api.views import Parks
from programmes.api.factors import Factors
from programmes.api.rounds import Rounds
from programmes.api.views import Obligations, Participations, Programmes
from reports.api.calls import Calls
from reports.api.commenting import DraftComments
from reports.api.energy import EnergyUses
from reports.api.filings import Filings
from reports.api.plans import ApprovedPlans, PlanProjects, PlanTasks, Targets
from reports.api.public_reports import PublicReports
from reports.api.records import Records
from reports.api.sections import Sections
from reports.api.views import Facts, Origins, Versions
from reports.api.work import WorkItems
from reports.api.workbooks import Workbooks

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("programmes", Programmes, "programme")
router.register("rounds", Rounds, "round")
router.register("parks", Parks, "park")
router.register("park-sheets", Loads, "park-sheet")
router.register("park-sheets/<uuid:load>/rows", LoadLines, "park-sheet-row")
router.register("enterprises", Enterprises, "enterprise")
router.register("incidents", Incidents, "incident")
router.register("participations", Participations, "participation")
router.register("obligations", Obligations, "obligation")
router.register("calls", Calls, "call")
router.register("filings", Filings, "filing")
router.register("filings/<uuid:filing>/sections", Sections, "section")
router.register("filings/<uuid:filing>/workbooks", Workbooks, "workbook")
router.register("versions", Versions, "version")
router.register("facts", Facts, "fact")
router.register("plans", ApprovedPlans, "plan")
router.register("targets", Targets, "target")
router.register("plan-tasks", PlanTasks, "plan-task")
router.register("plan-projects", PlanProjects, "plan-project")
router.register("records", Records, "record")
router.register("public-reports", PublicReports, "public-report")
router.register("energy-uses", EnergyUses, "energy-use")
router.register("factors", Factors, "factor")
router.register("draft-comments", DraftComments, "draft-comment")
router.register("work-items", WorkItems, "work-item")
router.register("origins", Origins, "origin")
router.register("evaluations", EvaluationResults, "evaluation")
router.register("nominations", Nominations, "nomination")
router.register("named-lists", NamedLists, "named-list")
router.register("notices", Notices, "notice")
router.register("objections", Objections, "objection")
router.register("statements", Statements, "statement")
router.register("decisions", Decisions, "decision")

urlpatterns = [
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    *router.urls,
    path("<path:rest>", Nowhere.as_view(), name="nowhere"),
]
