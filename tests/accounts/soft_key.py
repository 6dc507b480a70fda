"""A security key made of software: answers challenges as a browser with a key would (ES256, no attestation)."""

import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

_PRESENT = AuthenticatorData.FLAG.UP


class SoftKey:
    """One key; `origin` is where the browser thinks it is; some keys do not count what they sign."""

    def __init__(self, origin: str = "https://testserver", *, counts: bool = True) -> None:
        self.origin = origin
        self.counts = counts
        self.id = os.urandom(32)
        self.count = 0  # a key counts what it signs
        self._private = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer the challenge of setting up."""
        asked = options["publicKey"]
        data = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self._private.public_key())
        )
        flags = _PRESENT | AuthenticatorData.FLAG.AT
        authenticator = AuthenticatorData.create(sha256(asked["rp"]["id"].encode()), flags, self.count, data)
        attestation = AttestationObject.create("none", authenticator, {})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer(clientDataJSON=bytes(client), attestationObject=bytes(attestation))

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer the challenge of signing in."""
        asked = options["publicKey"]
        self.count += self.counts
        data = AuthenticatorData.create(sha256(asked["rpId"].encode()), _PRESENT, self.count)
        client = self._client("webauthn.get", asked["challenge"])
        signature = self._private.sign(bytes(data) + client.hash, ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=bytes(client), authenticatorData=bytes(data), signature=signature)

    def _client(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(type=kind, challenge=challenge, origin=self.origin)

    def _answer(self, **response: bytes) -> dict[str, Any]:
        identifier = websafe_encode(self.id)
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        head = {"type": "public-key", "id": identifier, "rawId": identifier}
        return {**head, "response": encoded, "clientExtensionResults": {}}
