"""Points kept in hundredths, as people write them."""

from decimal import Decimal


def plain(hundredths: int) -> str:
    """Return points without decimals that say nothing: 1500 is 15, 1250 is 12.5."""
    return f"{Decimal(hundredths).scaleb(-2).normalize():f}"
