"""Mending the history of a park through the API: the same acts as on its page."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from parks.choices import ParkEventKind as Kind
from parks.choices import ParkKind, ParkLevel
from parks.domain import correcting
from parks.models import ParkEvent


class WithdrawEventSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=500)


class CorrectEventSerializer(WithdrawEventSerializer):
    """What is right: day and basis, and of the other values those that the kind of entry has; left out: as before."""

    on = serializers.DateField()
    basis = serializers.CharField(max_length=200)
    name = serializers.CharField(max_length=100, required=False, help_text="renamed")
    into = serializers.UUIDField(required=False, help_text="merged_into, duplicate_of, split_from: the other park")
    area_ha = serializers.DecimalField(max_digits=12, decimal_places=2, required=False, help_text="boundary_moved")
    level = serializers.ChoiceField(choices=ParkLevel.choices, required=False, help_text="reclassified")
    kind = serializers.ChoiceField(choices=ParkKind.choices, required=False, help_text="reclassified")

    def validate(self, attrs: Mapping[str, Any]) -> Any:
        """Refuse a value that this kind of entry does not have: it would be lost without a word."""
        event: ParkEvent = self.context["event"]
        known = {"on", "basis", "reason", *correcting.stated_of(event)}
        if extra := sorted(set(attrs) - known):
            raise serializers.ValidationError(dict.fromkeys(extra, Kind(event.kind).label))
        return attrs
