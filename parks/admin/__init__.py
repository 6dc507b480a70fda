"""Pages of the admin: the register of parks."""

from parks.admin import park

__all__ = ["park"]
