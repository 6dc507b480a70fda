"""The code by which somebody without an account finds their objection again: unguessable, and kept as a digest only."""

from hashlib import sha256

from django.utils.crypto import salted_hmac

# Crockford's alphabet: no letter that is taken for a figure. 16 characters are 80 bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def code_of(key: str) -> str:
    """Return the code of a form that was sent: sent again by mistake, it shows the same code."""
    number = int.from_bytes(salted_hmac("evaluations.receipts", key, algorithm="sha256").digest(), "big")
    figures = [ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)]
    return "-".join("".join(figures[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def digest_of(code: str) -> str:
    """Return what is kept of a code, however it was typed: small letters, spaces, O for 0."""
    plain = "".join(char for char in code.upper().translate(_READ_AS) if char in ALPHABET)
    return sha256(f"receipt:{plain}".encode()).hexdigest()
