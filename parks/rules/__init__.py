"""Who sees and does what with the registers of this app, one module a noun."""

from parks.rules import incident, park

__all__ = ["incident", "park"]
