"""Sheets of parks: sent, compared with the register, decided row by row, written once."""

from parks.domain.loads.deciding import (
    DISCARDABLE,
    chosen,
    confirm,
    decide,
    discard,
    leave_rest_out,
    options,
    undecided,
)
from parks.domain.loads.looking import counts, work_on
from parks.domain.loads.sending import READ, given_up, read, send
from parks.domain.loads.words import notes
from parks.domain.loads.writing import WRITE, write_job

__all__ = [
    "DISCARDABLE", "READ", "WRITE", "chosen", "confirm", "counts", "decide", "discard", "given_up", "leave_rest_out",
    "notes", "options", "read", "send", "undecided", "work_on", "write_job",
]  # fmt: skip
