"""How many queries each list takes, with one row as with three: who looks, and the exact number."""

# Route: (user of the demonstration world who sees at least three rows, queries of the page).
QUERIES: dict[str, tuple[str, int]] = {}
