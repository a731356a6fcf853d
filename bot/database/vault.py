"""Encryption at rest, and the keyed hash by which encrypted things are looked up."""

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.errors import SettingsWrong


class Vault:
    """Encrypts with the newest of DATA_KEYS, reads with any; hashes with a key drawn from SECRET_KEY.

    Old data keys stay listed until nothing is written under them; the hash key must not change, or nobody
    is recognised any more.
    """

    def __init__(self, data_keys: str, secret_key: str) -> None:
        keys = [key.strip() for key in data_keys.split(",") if key.strip()]
        if not keys:
            raise SettingsWrong("DATA_KEYS: set at least one key; `pace up` makes one for a trial on one machine")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise SettingsWrong("DATA_KEYS: each key is 32 bytes in URL-safe base64, newest first") from None
        if len(secret_key) < 32:
            raise SettingsWrong("SECRET_KEY: set it to at least 32 characters that nobody can guess")
        self._secret = secret_key.encode()
        self._hash_key = self.derive("address lookup")

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, drawn from SECRET_KEY."""
        return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(self._secret)

    def encrypt(self, text: str) -> bytes:
        """Encrypted bytes of `text`."""
        return self._fernet.encrypt(text.encode())

    def decrypt(self, data: bytes) -> str:
        """The text again. Raises SettingsWrong when none of DATA_KEYS fits."""
        try:
            return self._fernet.decrypt(bytes(data)).decode()
        except InvalidToken:
            raise SettingsWrong("DATA_KEYS: none of the keys opens what is stored; add the older key again") from None

    def lookup(self, *parts: str) -> str:
        """The keyed hash of an address or name, in 43 URL-safe characters; the same parts give the same hash."""
        digest = hmac.digest(self._hash_key, "\x1f".join(parts).encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


_open: Vault | None = None


def open_vault(vault: Vault) -> None:
    """Makes `vault` the one that encrypted columns use; `Database` calls this once a process."""
    global _open
    _open = vault


def vault() -> Vault:
    """The process's vault."""
    if _open is None:
        raise SettingsWrong("DATA_KEYS: the database was used before its keys were read")
    return _open


class EncryptedText(TypeDecorator[str]):
    """A column of text that only DATA_KEYS can read."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Encrypts on the way in."""
        return None if value is None else vault().encrypt(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Decrypts on the way out."""
        return None if value is None else vault().decrypt(value)


class EncryptedJson(TypeDecorator[Any]):
    """A column of plain data (dict or list) that only DATA_KEYS can read."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Encrypts on the way in."""
        return None if value is None else vault().encrypt(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        """Decrypts on the way out."""
        return None if value is None else json.loads(vault().decrypt(value))
