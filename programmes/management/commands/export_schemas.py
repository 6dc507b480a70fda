"""Write the JSON Schemas of the definition files, for editors."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from programmes.definition.dictionary import DEFINITIONS
from programmes.definition.json_schema import FILES, schema

SCHEMAS = DEFINITIONS.parent / "schemas"


class Command(BaseCommand):
    help = "Write the JSON Schemas of the definition files into programmes/schemas."
    requires_system_checks = ()  # pure: neither pages nor a database have to stand

    def handle(self, **_options: Any) -> None:
        for name, kind in FILES.items():
            text = json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"
            (SCHEMAS / name).write_text(text, encoding="utf-8")
            self.stdout.write(name)
