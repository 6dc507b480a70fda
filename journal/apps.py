from typing import Any

from django.db.models.signals import post_migrate
from django.utils.translation import pgettext_lazy

from common.apps_base import HouseConfig


class JournalConfig(HouseConfig):
    name = "journal"
    verbose_name = pgettext_lazy("journal", "Journal")

    def ready(self) -> None:
        super().ready()
        # The one signal of the house: it is how Django says that tables were made or rebuilt.
        post_migrate.connect(protect_tables, sender=self)


def protect_tables(**_kwargs: Any) -> None:
    """Make the append-only triggers anew after a migration."""
    # Models can be imported only once the apps are ready.
    from journal.domain import append_only  # noqa: PLC0415

    append_only.install()
