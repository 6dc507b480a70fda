from parks.models.incident import Incident, IncidentComment, IncidentRevision, Recommender
from parks.models.park import FormerName, Park

__all__ = ["FormerName", "Incident", "IncidentComment", "IncidentRevision", "Park", "Recommender"]
