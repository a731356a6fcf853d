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
NEW_LINES = re.compile("[\v\f\x85\u2028\u2029]")
UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f"  # controls
    "\\xad\u200b\u2060\ufeff\ufffc"  # nothing to be seen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of writing turned round
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"  # not characters for everybody
)
LAYERS = 4
"""Markup that was escaped once too often comes out as markup again, so it is taken off more than once."""


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
    for _ in range(LAYERS):
        if ("<" in text or "&" in text) and LOOKS_MARKED_UP.search(text):
            text = _without_markup(text)
    text = MARKDOWN_STRONG.sub(r"\2", MARKDOWN_LINK.sub(r"\1", _printable(text)))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line not in ("", "-"))


def one_line(text: str) -> str:
    """Clean text on one line."""
    return " ".join(plain(text).split())


def had_markup(text: str) -> bool:
    """Whether the text holds HTML."""
    return "<" in text and re.search(r"</?[a-zA-Z][^<>]*>", text) is not None


def shortened(text: str, most: int) -> str:
    """Clean text on one line: as many whole sentences as fit in `most`, or one long sentence cut between words."""
    text = " ".join(text.split())
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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return UNPRINTABLE.sub("", NEW_LINES.sub("\n", unicodedata.normalize("NFC", text)))
