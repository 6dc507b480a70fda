"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "park.registered": pgettext_lazy("event", "entered a park"),
        "park.renamed": pgettext_lazy("event", "renamed a park"),
        "park.alias_added": pgettext_lazy("event", "added another name of a park"),
    }
)
