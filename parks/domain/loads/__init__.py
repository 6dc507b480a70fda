"""Sheets of parks: sent, compared with the register, decided row by row, written once."""

from parks.domain.loads.deciding import chosen, confirm, decide, leave_rest_out, options, undecided
from parks.domain.loads.sending import READ, given_up, read, send
from parks.domain.loads.writing import WRITE, write_job

__all__ = [
    "READ", "WRITE", "chosen", "confirm", "decide", "given_up", "leave_rest_out", "options", "read", "send",
    "undecided", "write_job",
]  # fmt: skip
