"""The key by which push services know our pushes (VAPID): made from SECRET_KEY, so that there is nothing more to keep."""

import base64

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256."""


def push_key(secret_key: str) -> ec.EllipticCurvePrivateKey:
    """The private key. It changes only with SECRET_KEY; browsers then ask to be told anew."""
    derived = HKDF(hashes.SHA256(), 48, salt=None, info=b"web push").derive(secret_key.encode())
    return ec.derive_private_key(int.from_bytes(derived) % (ORDER - 1) + 1, ec.SECP256R1())


def public_push_key(secret_key: str) -> str:
    """The public key as browsers want it: URL-safe base64 without padding."""
    public = push_key(secret_key).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(public).rstrip(b"=").decode()
