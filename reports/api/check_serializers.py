"""The check of a draft as it is sent: errors and warnings, each with the passage it rests on."""

from typing import Any

from rest_framework import serializers

from programmes.definition import Citation
from reports.domain.check_lines import Line


class CheckLineSerializer(serializers.Serializer[Any]):
    address = serializers.CharField(source="problem.address", help_text="section/row/column; empty: the whole")
    message = serializers.CharField(source="problem.message")
    rule = serializers.CharField(source="problem.rule", help_text="ID of the rule, empty if none")
    remedy = serializers.CharField(source="problem.remedy", help_text="what to do")
    document = serializers.SerializerMethodField(help_text="document and number the rule rests on, empty if none")
    clause = serializers.SerializerMethodField(help_text="what the passage says, in our words")

    def get_document(self, line: Line) -> str:
        found: Citation | None = line.citation
        return f"{found.title} {found.number}".strip() if found and found.title else ""

    def get_clause(self, line: Line) -> str:
        return str(line.citation.clause) if line.citation and line.citation.clause else ""


class CheckedSerializer(serializers.Serializer[Any]):
    errors = CheckLineSerializer(many=True, help_text="they block")  # type: ignore[assignment] # a field, as data
    warnings = CheckLineSerializer(many=True, help_text="to be mended or explained at their address")
