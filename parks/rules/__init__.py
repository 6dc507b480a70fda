"""Who sees and does what with the registers of this app, one module a noun."""

from parks.rules import enterprise, incident, park

__all__ = ["enterprise", "incident", "park"]
