"""How well it is told what texts do in the place of a talk where they come.

A line of such a file is {"text", "place", "moves": [id, ...]}; any of the moves is right, where people would not agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.nlu.phrases import read_lines
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import Understanding


@dataclass(frozen=True)
class Came:
    """A text, the place where it came, and what it does there."""

    text: str
    place: str
    moves: tuple[str, ...]


def read_came(path: Path) -> list[Came]:
    """The texts of a JSON lines file. ValueError names a line that cannot be read."""
    return read_lines(path, lambda row: Came(row["text"], row["place"], tuple(row["moves"])))


def told_right(came: Sequence[Came], understanding: Understanding, encoder: SentenceEncoder) -> list[bool]:
    """Of each text, whether the likeliest move is one of its own."""
    understood = (understanding.understand([one.text], encoder, [one.place])[0] for one in came)
    return [each.moved[one.place].move in one.moves for one, each in zip(came, understood, strict=True)]


def move_lines(came: Sequence[Came], right: Sequence[bool]) -> list[str]:
    """The share of each place and of all, for a screen."""
    shown = [f"What texts do where they come: {len(came)} texts"]
    for place in dict.fromkeys(one.place for one in came):
        of_place = [told for one, told in zip(came, right, strict=True) if one.place == place]
        shown.append(f"  {place:<40} {sum(of_place) / len(of_place):6.3f}  ({len(of_place)})")
    return [*shown, f"  {'all':<40} {sum(right) / len(right):6.3f}"]
