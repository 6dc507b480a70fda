from reports.models.application_day import ApplicationDay
from reports.models.attachment import Attachment
from reports.models.collection import Collection
from reports.models.comment import DraftComment, DraftOpening
from reports.models.eligibility import EligibilityJudgement, EligibilityRecord
from reports.models.energy import EnergyUse
from reports.models.explanation import Explanation
from reports.models.fact import Fact, ListEntry
from reports.models.filing import Filing, FilingGrant, FilingVersion, Section
from reports.models.handling import Handling, ReturnReason
from reports.models.inner_check import InnerCheck
from reports.models.origin import SummaryOrigin
from reports.models.plan import ApprovedPlan, PlanInvestment, PlanProject, PlanTask, Target
from reports.models.public_report import PublicPart, PublicReport
from reports.models.record import Correspondent, PublishedRecord, Record, RecordRevision
from reports.models.signature import Signature
from reports.models.target_warning import TargetWarning
from reports.models.work import Progress, WorkItem
from reports.models.workbook import SentWorkbook

__all__ = [
    "ApplicationDay",
    "ApprovedPlan",
    "Attachment",
    "Collection",
    "Correspondent",
    "DraftComment",
    "DraftOpening",
    "EligibilityJudgement",
    "EligibilityRecord",
    "EnergyUse",
    "Explanation",
    "Fact",
    "Filing",
    "FilingGrant",
    "FilingVersion",
    "Handling",
    "InnerCheck",
    "ListEntry",
    "PlanInvestment",
    "PlanProject",
    "PlanTask",
    "Progress",
    "PublicPart",
    "PublicReport",
    "PublishedRecord",
    "Record",
    "RecordRevision",
    "ReturnReason",
    "Section",
    "SentWorkbook",
    "Signature",
    "SummaryOrigin",
    "Target",
    "TargetWarning",
    "WorkItem",
]
