"""Where a problem's link jumps to: the id of the element that holds an address."""

import re

_UNSAFE = re.compile(r"[^\w-]+")


def anchor(address: str) -> str:
    """Return the element id of an address: `indicators/energy/value` is `at-indicators-energy-value`."""
    return f"at-{_UNSAFE.sub('-', address)}"
