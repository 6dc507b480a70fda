"""Ways offered on the page of a round."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from common import policy
from programmes.domain import offers
from programmes.domain.offers import Offer
from programmes.models import Round
from reports.domain import applications


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
