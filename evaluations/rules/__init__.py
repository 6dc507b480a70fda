"""Who sees and does what: importing the modules registers their rules."""

<<<<<<< HEAD
from evaluations.rules import nominations
from evaluations.rules.evaluations import is_ministry, organises

__all__ = ["is_ministry", "nominations", "organises"]
=======
from evaluations.rules.decisions import is_decided
from evaluations.rules.evaluations import is_ministry, organises

__all__ = ["is_decided", "is_ministry", "organises"]
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)
