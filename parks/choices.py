from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IncidentKind(models.TextChoices):
    SAFETY = "safety", _("Work-safety accident")
    ENVIRONMENT = "environment", _("Environmental emergency")
    CRIMINAL = "criminal", _("Criminal environmental case")  # a kind apart: the law gives it no grade


class Grade(models.TextChoices):
    """How grave an accident or an emergency is, from the least to the gravest."""

    ORDINARY = "ordinary", pgettext_lazy("of an incident", "Ordinary")
    LARGER = "larger", pgettext_lazy("of an incident", "Larger")
    MAJOR = "major", pgettext_lazy("of an incident", "Major")
    EXTRAORDINARY = "extraordinary", pgettext_lazy("of an incident", "Extraordinarily grave")

    @property
    def rank(self) -> int:
        """Return the place in the order of gravity."""
        return list(Grade).index(self)


class Trigger(models.TextChoices):
    """What raises the grade of an environmental emergency by itself, whatever the numbers are."""

    ECOLOGY_LOST = "ecology_lost", _("A region's ecological function lost, or a protected species extinct there")
    WATER_CITY = "water_city", _("Drinking-water intake of a city of prefecture level or above stopped")
    RADIATION_WIDE = "radiation_wide", _("Radiation: wide contamination, or three or more acute deaths")
    ACROSS_BORDER = "across_border", _("Major effect across the border of the country")
    ECOLOGY_HARMED = "ecology_harmed", _("Ecological function partly lost, or protected species dying in numbers")
    WATER_COUNTY = "water_county", _("Drinking-water intake of a county-level city stopped")
    RADIATION_LARGE = "radiation_large", _("Radiation: a source of class I or II lost, or larger contamination")
    ACROSS_PROVINCE = "across_province", _("Effect across provinces")
    SPECIES_HARMED = "species_harmed", _("Protected species harmed")
    WATER_TOWN = "water_town", _("Drinking-water intake of a township stopped")
    RADIATION_LOCAL = "radiation_local", _("Radiation: a source of class III lost, or local contamination")
    ACROSS_PREFECTURE = "across_prefecture", _("Effect across prefectures")
    ACROSS_COUNTY = "across_county", _("Dispute across counties with a general effect on groups")


class IncidentState(models.TextChoices):
    STANDING = "standing", pgettext_lazy("incident", "On record")
    WITHDRAWN = "withdrawn", pgettext_lazy("incident", "Withdrawn")


class IncidentAct(models.TextChoices):
    """What made a state of an incident."""

    ENTERED = "entered", pgettext_lazy("incident", "Entered")
    CORRECTED = "corrected", pgettext_lazy("incident", "Corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("incident", "Taken off the record")


class ParkLevel(models.TextChoices):
    NATIONAL = "national", _("National")
    PROVINCIAL = "provincial", _("Provincial")
    OTHER = "other", _("Other")


class ParkKind(models.TextChoices):
    ETDZ = "etdz", _("Economic and technological development zone")
    HITECH = "hitech", _("High-tech industrial development zone")
    CUSTOMS = "customs", _("Special customs supervision zone")
    INDUSTRIAL = "industrial", _("Industrial park")
    OTHER = "other", _("Other")


class ParkEventKind(models.TextChoices):
    RENAMED = "renamed", _("Renamed")
    MERGED_INTO = "merged_into", _("Merged into another park")
    SPLIT_FROM = "split_from", _("Split off from another park")
    BOUNDARY_MOVED = "boundary_moved", _("Boundary moved")
    RECLASSIFIED = "reclassified", _("Level or kind changed")
    DISSOLVED = "dissolved", _("Dissolved")
    DUPLICATE_OF = "duplicate_of", _("Entered twice, closed")


class LoadState(models.TextChoices):
    """How far a sheet of parks is."""

    READING = "reading", pgettext_lazy("sheet of parks", "Being read")
    READY = "ready", pgettext_lazy("sheet of parks", "To be decided")
    CONFIRMED = "confirmed", pgettext_lazy("sheet of parks", "Being written")
    WRITTEN = "written", pgettext_lazy("sheet of parks", "Written")
    DISCARDED = "discarded", pgettext_lazy("sheet of parks", "Discarded")


class LineState(models.TextChoices):
    """What a row of a sheet of parks would do."""

    NEW = "new", pgettext_lazy("row of a sheet", "New")
    CHANGED = "changed", pgettext_lazy("row of a sheet", "Changed")
    UNCHANGED = "unchanged", pgettext_lazy("row of a sheet", "Unchanged")
    DOUBTFUL = "doubtful", pgettext_lazy("row of a sheet", "Doubtful")
    WRONG = "wrong", pgettext_lazy("row of a sheet", "To mend")


class Decision(models.TextChoices):
    """What a person decided about a row; without one it does what its state says."""

    PARK = "park", _("This park")
    NEW = "new", _("A new park")
    OUT = "out", _("Leave out")
