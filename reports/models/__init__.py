from reports.models.attachment import Attachment
from reports.models.fact import Fact, ListEntry, Target
from reports.models.filing import Filing, FilingGrant, FilingVersion, Section
from reports.models.handling import Handling, ReturnReason

__all__ = [
    "Attachment",
    "Fact",
    "Filing",
    "FilingGrant",
    "FilingVersion",
    "Handling",
    "ListEntry",
    "ReturnReason",
    "Section",
    "Target",
]
