"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "paper.ready": pgettext_lazy("event", "made a document"),
        "journal.checked": pgettext_lazy("event", "checked the journal against its seals"),
        "paper.failed": pgettext_lazy("event", "could not make a document"),
    }
)
