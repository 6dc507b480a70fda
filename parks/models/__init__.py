from parks.models.enterprise import Enterprise
from parks.models.event import ParkEvent
from parks.models.incident import Incident, IncidentComment, IncidentRevision, Recommender
from parks.models.load import LoadLine, ParkLoad
from parks.models.park import FormerName, Park

__all__ = [
    "Enterprise", "FormerName", "Incident", "IncidentComment", "IncidentRevision", "LoadLine", "Park", "ParkEvent",
    "ParkLoad", "Recommender",
]  # fmt: skip
