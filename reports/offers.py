"""Ways offered on the page of a round."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from common import policy
from programmes.domain import offers
from programmes.domain.offers import Offer
from programmes.models import Round
from reports.domain import applications, encouraged, trials


@offers.source
def apply(actor: policy.Actor, opened: Round) -> Iterator[Offer]:
    """A park committee applies."""
    if applications.can_apply(actor, opened):
        yield Offer(_("Apply"), reverse("reports:apply", args=[opened.public_id]), primary=True)


@offers.source
def desk(actor: policy.Actor, opened: Round) -> Iterator[Offer]:
    """Province and ministry see who applied."""
    if applications.oversees(actor, opened):
        yield Offer(_("Applications"), reverse("reports:desk", args=[opened.public_id]))


@offers.source
def try_out(actor: policy.Actor, opened: Round) -> Iterator[Offer]:
    """Who would owe the form tries it; province and ministry see what was filled in on trial."""
    if trials.places(actor, opened):
        label = _("Try the form") if not opened.is_put_away else _("What was filled in on trial")
        yield Offer(label, reverse("reports:try_out", args=[opened.public_id]), primary=True)
    if opened.is_trial and applications.supervises(actor, opened):
        yield Offer(_("Filings on trial"), f"{reverse('reports:filing_list')}?trial=1&programme={opened.programme_id}")


@offers.source
def write_encouraged(actor: policy.Actor, opened: Round) -> Iterator[Offer]:
    """A park writes what the round only encourages."""
    if encouraged.base_for(actor, opened):
        yield Offer(_("Write the report"), reverse("reports:begin_encouraged", args=[opened.public_id]), primary=True)
