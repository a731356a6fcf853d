"""Foreign text made plain: no markup, no control characters, no tricks with the writing direction.

The result is text, never HTML, and is escaped like any other text wherever a page shows it.
"""

import re
import unicodedata
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table"
    " tr ul".split()
)
SILENT = frozenset({"script", "style", "template"})
LOOKS_MARKED_UP = re.compile(r"</?[a-zA-Z!][^<>]*>|&#?\w+;")
MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?://|mailto:|/)[^()\s]{0,500}\)")
MARKDOWN_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1")
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NOTHING_SEEN = frozenset("\u00ad\u200b\u2060\ufeff\ufffc")
TWICE = 2
"""Markup that was escaped once too often comes out as markup again, so it is taken off twice."""


class _Text(HTMLParser):
    """Collects the text of marked-up content, with line breaks where blocks end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: str) -> str:
    """Several lines of clean text: markup and Markdown links gone, white space tidied."""
    for _ in range(TWICE):
        if LOOKS_MARKED_UP.search(text):
            text = _without_markup(text)
    text = MARKDOWN_STRONG.sub(r"\2", MARKDOWN_LINK.sub(r"\1", _printable(text)))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line not in ("", "-"))


def one_line(text: str) -> str:
    """Clean text on one line."""
    return " ".join(plain(text).split())


def had_markup(text: str) -> bool:
    """Whether the text holds HTML."""
    return re.search(r"</?[a-zA-Z][^<>]*>", text) is not None


def shortened(text: str, most: int) -> str:
    """As many whole sentences as fit in `most` characters; one long sentence is cut between words."""
    text = one_line(text)
    if len(text) <= most:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text[: most + 1])]
    if ends:
        return text[: ends[-1]]
    cut = text[: most - 3].rsplit(" ", 1)[0].rstrip(" ,;:-")
    return f"{cut}..."


def _without_markup(text: str) -> str:
    reader = _Text()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


def _printable(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(kept for character in text if (kept := _kept(character)))


def _kept(character: str) -> str:
    if character == "\n":
        return character
    if character in DIRECTION or character in NOTHING_SEEN:
        return ""
    kind = unicodedata.category(character)
    if kind in ("Zl", "Zp"):
        return "\n"
    if kind == "Zs" or character == "\t":
        return " "
    return "" if kind in ("Cc", "Cs", "Cn", "Co") else character
