"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "enterprise.registered": pgettext_lazy("event", "entered an enterprise"),
        "enterprise.amended": pgettext_lazy("event", "changed name or park of an enterprise"),
        "incident.entered": pgettext_lazy("event", "entered an incident"),
        "incident.corrected": pgettext_lazy("event", "corrected an incident"),
        "incident.withdrawn": pgettext_lazy("event", "withdrew an incident"),
        "incident.commented": pgettext_lazy("event", "commented on an incident"),
        "park.registered": pgettext_lazy("event", "entered a park"),
        "park.renamed": pgettext_lazy("event", "renamed a park"),
        "park.merged_into": pgettext_lazy("event", "merged a park into another"),
        "park.split_from": pgettext_lazy("event", "split a park off from another"),
        "park.boundary_moved": pgettext_lazy("event", "moved the boundary of a park"),
        "park.reclassified": pgettext_lazy("event", "changed level or kind of a park"),
        "park.dissolved": pgettext_lazy("event", "dissolved a park"),
        "park.duplicate_of": pgettext_lazy("event", "closed a double entry of a park"),
        "parks.loaded": pgettext_lazy("event", "wrote a sheet of parks into the register"),
        "parks.load_discarded": pgettext_lazy("event", "discarded a sheet of parks"),
        "park.event_corrected": pgettext_lazy("event", "corrected an entry in the history of a park"),
        "park.event_withdrawn": pgettext_lazy("event", "withdrew an entry in the history of a park"),
        "park.alias_added": pgettext_lazy("event", "added another name of a park"),
    }
)
