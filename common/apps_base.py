from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

# Modules whose import registers something: policy rules, words for events, reactions to them, notifications, documents,
# job handlers, ways offered on pages of apps below, what summaries are drawn from, pages of the admin.
REGISTERING = ("rules", "labels", "reactions", "notifications", "documents", "jobs", "offers", "draws", "admin")


class HouseConfig(AppConfig):
    """Imports the registering modules of an app once all models are there."""

    default_auto_field = "django.db.models.BigAutoField"
    # Django looks for the one configuration in an apps.py; this base is imported there and is none.
    default = False

    def __init_subclass__(cls) -> None:
        cls.default = True

    def ready(self) -> None:
        for module in REGISTERING:
            if find_spec(f"{self.name}.{module}"):
                import_module(f"{self.name}.{module}")
