"""Records of the ledgers (台账) that are kept beside the filings: one kind for all of them."""

from reports.domain.records.acts import assign, correct, enter, move, rank
from reports.domain.records.stating import Stated, stated_of
from reports.rules.records import Wanted

__all__ = ["Stated", "Wanted", "assign", "correct", "enter", "move", "rank", "stated_of"]
