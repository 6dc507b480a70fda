from parks.models.park import FormerName, Park

__all__ = ["FormerName", "Park"]
