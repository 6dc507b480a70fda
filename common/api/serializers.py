"""The shapes of errors, for the schema."""

from typing import Any

from rest_framework import serializers


class ProblemSerializer(serializers.Serializer[Any]):
    address = serializers.CharField(help_text="section/row/column or the name of a field; empty: the whole")
    message = serializers.CharField()
    rule = serializers.CharField(help_text="ID of the rule that is broken, empty if none")
    remedy = serializers.CharField(help_text="what to do")


class ProblemsSerializer(serializers.Serializer[Any]):
    problems = ProblemSerializer(many=True)


class StaleSerializer(ProblemsSerializer):
    version = serializers.IntegerField(help_text="the version that stands")
    current = serializers.DictField(child=serializers.CharField(allow_blank=True), help_text="its values by path")
