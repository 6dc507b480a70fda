from django.db import models
from django.utils.translation import gettext_lazy as _


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
