from journal.models.event import Event
from journal.models.job import Job
from journal.models.notification import Notification
from journal.models.paper import Paper, PaperRequest
from journal.models.seal import Seal, SealedEvent
from journal.models.stored_file import StoredFile

__all__ = ["Event", "Job", "Notification", "Paper", "PaperRequest", "Seal", "SealedEvent", "StoredFile"]
