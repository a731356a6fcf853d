"""How long a text is in SMS segments, and how it is kept in the small GSM-7 alphabet."""

import unicodedata
from dataclasses import dataclass

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = "^{}\\[~]|€\f"
PLAIN_FOR = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-", "…": "...",
    "•": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "\t": " ",
}  # fmt: skip


@dataclass(frozen=True)
class Length:
    """What a text weighs as SMS. `unicode_because` holds the characters that force the wide alphabet."""

    segments: int
    units: int
    unicode_because: str

    @property
    def is_gsm7(self) -> bool:
        """Whether every character is in the small alphabet."""
        return not self.unicode_because


def to_gsm7(text: str) -> str:
    """Straight quotes, plain dashes, and accents dropped where GSM-7 lacks them; other characters stay."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if character in BASIC or character in DOUBLE:
        return character
    if character in PLAIN_FOR:
        return PLAIN_FOR[character]
    bare = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in bare if not unicodedata.combining(part))
    return bare if bare and all(part in BASIC for part in bare) else character


def measure(text: str) -> Length:
    """Units and segments: GSM-7 160 then 153 each, otherwise UCS-2 70 then 67 each."""
    strange = "".join(dict.fromkeys(c for c in text if c not in BASIC and c not in DOUBLE))
    if strange:
        units = len(text.encode("utf-16-be")) // 2
        single, many = 70, 67
    else:
        units = sum(2 if c in DOUBLE else 1 for c in text)
        single, many = 160, 153
    segments = 1 if units <= single else -(-units // many)
    return Length(segments, units, strange)
