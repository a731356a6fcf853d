"""Ways to get in touch, as foreign data writes them: mended where that is safe, otherwise left out with a note."""

import ipaddress
import re
from urllib.parse import urlsplit

EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
PHONE = re.compile(r"(?:\+|00)?\(?\d[\d()\s.\-–]{1,22}\d|\b\d{3,6}\b")
EXTENSION = re.compile(r"\s*(?:ext(?:ension)?|x|option|opt)\.?\s*\d{1,6}\b", re.IGNORECASE)
SPOILT = re.compile(r"^\d(?:[.,]\d+)?E\+?\d+$", re.IGNORECASE)
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})+")
LONGEST_WEB = 500
NATIONAL = re.compile(r"0(?:1[1-9]|2[03489]|3[0347]|5[56]|7\d|8\d|9[018])")
SHORT = frozenset(
    {"101", "105", "111", "116000", "116006", "116111", "116123", "119", "123", "08001111", "18000", "999"}
)
COSTLY = ("09", "087", "084", "070")


class NotUsable(ValueError):
    """A way to get in touch that cannot be used; the text says why."""


def email(value: str) -> str:
    """An e-mail address without "mailto:". Raises NotUsable."""
    bare = value.strip().removeprefix("mailto:").strip("<> .,;")
    if not EMAIL.fullmatch(bare) or ".." in bare:
        raise NotUsable(f"the e-mail address is not one: {_shown(value)}")
    return bare


def web(value: str) -> str:
    """A web address that starts with http:// or https://. Raises NotUsable."""
    bare = value.strip()
    if "://" not in bare and not re.match(r"[a-z]{2,}:", bare, re.IGNORECASE):
        bare = f"https://{bare}"
    try:
        parts = urlsplit(bare)
        host = (parts.hostname or "").encode("idna").decode().lower()
        fits = parts.scheme.lower() in ("http", "https") and parts.username is None and parts.port != 0
    except ValueError:
        fits, host = False, ""
    if not fits or not HOST.fullmatch(host) or _is_number(host) or re.search(r"\s", bare) or len(bare) > LONGEST_WEB:
        raise NotUsable(f"the web address is not one: {_shown(value)}")
    return bare


def phone(value: str) -> str:
    """One British phone number, spaced as the source spaces it. Raises NotUsable."""
    said = " ".join(value.replace("\u00a0", " ").split())
    if SPOILT.match(said):
        raise NotUsable(f"the phone number was spoilt by a spreadsheet: {_shown(value)}")
    for match in PHONE.finditer(EXTENSION.sub("", said)):
        if number := _british(match[0]):
            return number
    raise NotUsable(f"the phone number is not one: {_shown(value)}")


def costly(number: str) -> bool:
    """Whether ringing it costs more than an ordinary call."""
    return number.replace(" ", "").startswith(COSTLY)


def _british(written: str) -> str | None:
    tidy = re.sub(r"[().–-]", " ", written).strip()
    tidy = re.sub(r"^(?:\+|00)\s*44\s*(?:0\s*)?", "0", tidy)
    tidy = " ".join(tidy.split())
    digits = tidy.replace(" ", "")
    if not digits.isdigit():
        return None
    if digits in SHORT or (len(digits) in (10, 11) and NATIONAL.match(digits)):
        return tidy
    with_zero = f"0{digits}"
    return with_zero if len(digits) == 10 and NATIONAL.match(with_zero) else None


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _shown(value: str) -> str:
    line = " ".join(value.split())
    return repr(line if len(line) <= 60 else f"{line[:57]}...")
