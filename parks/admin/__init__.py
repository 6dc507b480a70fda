"""Pages of the admin: the register of parks and that of incidents."""

from parks.admin import incident, park

__all__ = ["incident", "park"]
