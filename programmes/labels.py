"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "programme.loaded": pgettext_lazy("event", "loaded the definition of a programme"),
        "factors.loaded": pgettext_lazy("event", "loaded coefficients of energy"),
        "round.opened": pgettext_lazy("event", "opened a round"),
        "round.prepared": pgettext_lazy("event", "prepared a round"),
        "round.extended": pgettext_lazy("event", "extended a round"),
        "round.closed": pgettext_lazy("event", "closed a round"),
        "participation.listed": pgettext_lazy("event", "listed a base"),
        "obligation.created": pgettext_lazy("event", "demanded something"),
        "obligation.met": pgettext_lazy("event", "met what was demanded"),
        "obligation.reopened": pgettext_lazy("event", "demanded again what was returned"),
        "obligation.extended": pgettext_lazy("event", "extended the due day"),
        "obligation.reminded": pgettext_lazy("event", "reminded"),
    }
)
