"""The unified social credit code of an enterprise (GB 32100-2015): 18 characters, the last one computed."""

import unicodedata

LENGTH = 18
# Digits and capitals without I, O, S, V, Z: what could be misread is left out.
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_MODULUS = 31
_WEIGHTS = tuple(pow(3, place, _MODULUS) for place in range(LENGTH - 1))


def normalised(text: str) -> str:
    """Return a code as it is stored: half-width capitals without spaces or hyphens."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in plain if char.isalnum())


def check_character(body: str) -> str:
    """Return the eighteenth character that belongs to the first seventeen. ValueError for a foreign character."""
    total = sum(CHARACTERS.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return CHARACTERS[-total % _MODULUS]


def is_valid(code: str) -> bool:
    """Say whether a normalised code has its length, no foreign character and the right last one."""
    if len(code) != LENGTH or any(char not in CHARACTERS for char in code):
        return False
    return check_character(code[:-1]) == code[-1]
