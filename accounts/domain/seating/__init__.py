"""Bodies and seats from a sheet: looked at first (new, changed, unchanged, doubtful, to mend), then written at once.

Each administrator writes what is theirs: the system administrator bodies and accounts (the people are invited by mail),
the security administrator the posts, from the same sheet.
"""

from accounts.domain.seating.columns import HEADS, head
from accounts.domain.seating.lines import Line, LineState, Preview
from accounts.domain.seating.sheets import keep, preview, write

__all__ = ["HEADS", "Line", "LineState", "Preview", "head", "keep", "preview", "write"]
