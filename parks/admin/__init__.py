"""Pages of the admin: the registers of parks, of enterprises and of incidents."""

from parks.admin import enterprise, incident, park

__all__ = ["enterprise", "incident", "park"]
