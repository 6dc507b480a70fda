"""Who sees and does what: importing the modules registers their rules."""

from evaluations.rules import nominations
from evaluations.rules.decisions import is_decided
from evaluations.rules.evaluations import is_ministry, organises

__all__ = ["is_decided", "is_ministry", "nominations", "organises"]
