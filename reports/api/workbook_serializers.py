"""What is said of a workbook that was sent."""

from typing import Any

from rest_framework import serializers

from common.api.serializers import ProblemSerializer
from reports.choices import WorkbookState
from reports.domain.kinds.rows import MAX_ROWS

MOST_CHOSEN = 20_000


class SendWorkbookSerializer(serializers.Serializer[Any]):
    workbook = serializers.FileField(help_text="the xlsx that was fetched, filled in")


class ConfirmWorkbookSerializer(serializers.Serializer[Any]):
    seal = serializers.CharField(max_length=MAX_ROWS * 10, help_text="of the comparison that was looked at")
    chosen = serializers.ListField(
        child=serializers.CharField(max_length=200),
        max_length=MOST_CHOSEN,
        default=list,
        help_text="addresses of conflicts in which the workbook wins; all others stay as on line",
    )


class RefusalSerializer(serializers.Serializer[Any]):
    message = serializers.CharField()
    remedy = serializers.CharField()


class CountsSerializer(serializers.Serializer[Any]):
    taken = serializers.IntegerField()
    added = serializers.IntegerField()
    removed = serializers.IntegerField()
    moved = serializers.IntegerField(help_text="parts whose rows come in another order")
    conflicts = serializers.IntegerField()


class ConflictSerializer(serializers.Serializer[Any]):
    address = serializers.CharField()
    where = serializers.CharField(help_text="sheet and cell")
    name = serializers.CharField(source="label", help_text="the value or row in words")
    base = serializers.CharField(allow_null=True)
    online = serializers.CharField(allow_null=True, help_text="null: the row was taken off")
    workbook = serializers.CharField(allow_null=True, help_text="null: the row was taken off")


class WorkbookSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=WorkbookState.choices)
    sent_at = serializers.DateTimeField()
    sent_by = serializers.CharField()
    written_at = serializers.DateTimeField(allow_null=True)
    refusal = RefusalSerializer(many=True)
    seal = serializers.CharField(required=False)
    counts = CountsSerializer(required=False)
    conflicts = ConflictSerializer(many=True, required=False)
    problems = ProblemSerializer(many=True, required=False)
