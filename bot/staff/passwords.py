"""Passwords: long rather than tricky, kept as argon2 hashes."""

import asyncio
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.errors import PaceError

SHORTEST = 12
LONGEST = 200
"""Characters; longer ones would only cost us time."""
FEWEST_DIFFERENT = 5
OBVIOUS = frozenset(
    "password passw0rd letmein welcome changeme qwerty qwertyuiop qwertyuiopas asdfghjkl zxcvbnm iloveyou "
    "sunshine princess football monkey dragon administrator admin secret trustno1 abc abcdefghijkl abcdefghijklm "
    "scotland glasgow edinburgh celtic rangers hibernian hearts atyourpace keyworker support makingitwork "
    "correcthorsebatterystaple incorrect default temporary".split()
)
"""Words that are no password, however often they are written or numbered."""

_hasher = PasswordHasher()
_NOBODY = _hasher.hash("there is nobody with this password")
"""Checked when an address is unknown, so that an unknown one takes as long as a known one."""


class PasswordTooWeak(PaceError):
    """A password that somebody would guess; the text says what would make it better."""


def check_strength(password: str, email: str = "") -> None:
    """Raises PasswordTooWeak, saying why."""
    password = _same_form(password)
    if len(password) < SHORTEST:
        raise PasswordTooWeak(f"Please use at least {SHORTEST} characters. Three or four words make a good password.")
    if len(password) > LONGEST:
        raise PasswordTooWeak(f"Please use at most {LONGEST} characters.")
    if len(set(password.lower())) < FEWEST_DIFFERENT or _is_obvious(password.lower(), email.lower()):
        raise PasswordTooWeak("That one is easy to guess. Three or four words that don't belong together work well.")


def _is_obvious(password: str, email: str) -> bool:
    letters = "".join(character for character in password if character.isalpha())
    if password.isdigit() or not letters:
        return True
    name = email.partition("@")[0]
    known = OBVIOUS | ({"".join(c for c in name if c.isalpha())} if len(name) >= 4 else set())
    return any(_repeats(letters, word) for word in known if word)


def _repeats(letters: str, word: str) -> bool:
    """Whether the letters are the word once or several times over."""
    times, rest = divmod(len(letters), len(word))
    return times > 0 and rest == 0 and letters == word * times


async def make_hash(password: str) -> str:
    """The hash to keep. Takes tens of milliseconds on purpose, so it runs beside the event loop."""
    return await asyncio.to_thread(_hasher.hash, _same_form(password))


async def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one behind the hash; as slow when there is no hash."""
    right = await asyncio.to_thread(_verify, kept or _NOBODY, _same_form(password[: LONGEST * 4]))
    return right and kept is not None


def _verify(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _same_form(password: str) -> str:
    """One form for what keyboards write in several ways (an accent, a wide letter)."""
    return unicodedata.normalize("NFKC", password)
