"""What texts do where they come, with the shipped phrases."""

from __future__ import annotations

import pytest

from engine.evaluation.moving import read_came, told_right
from engine.nlu.phrases import MOVE, read_phrases
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import Understanding

from .conftest import PHRASES, ROOT

NEVER_LEARNT = ROOT / "data" / "moves_test.jsonl"
"""By writers who saw nothing of what is learnt from, labelled by somebody else."""
RIGHT = 0.8
FEWEST = 8


def test_texts_that_were_never_learnt_from_are_told_right(understanding: Understanding, encoder: SentenceEncoder):
    right = told_right(read_came(NEVER_LEARNT), understanding, encoder)
    assert sum(right) / len(right) >= RIGHT


def test_none_of_those_is_among_the_phrases():
    learnt = {(phrase.topic.split(".")[0], phrase.text) for phrase in read_phrases(PHRASES) if phrase.kind == MOVE}
    assert not learnt & {(came.place, came.text) for came in read_came(NEVER_LEARNT)}


@pytest.mark.parametrize(
    ("text", "place", "move"),
    [
        ("i work saturdays", "service", "unsuited"),
        ("is there parking", "service", "asks"),
        ("what else was on that list", "service", "list_again"),
        ("is there anything for my teenager", "service", "else"),
        ("if i say yes can i still change my mind", "contact", "may_change"),
        ("when will they ring me", "contact", "when"),
        ("tell them he's deaf", "contact", "pass_on"),
        ("has she seen it yet", "worker", "no_word"),
        ("the court date is the 14th", "worker", "tells"),
        ("could you find me a food bank meanwhile", "worker", "else"),
        ("aye fine, but no till after new year", "may_i_ask", "then"),
        ("sorted it this morning", "text_came", "done"),
        ("how do you mean", "plan_strength", "such_as"),
        ("my girl has started reading to her brother", "plan_strength", "answer"),
        ("ask my sister to watch them", "plan_how", "answer"),
        ("will they take my kids off me", "danger", "children"),
        ("it was my own fault", "danger", "blame"),
        ("where can i get nappies", "danger", "else"),
    ],
)
def test_the_same_words_do_another_thing_elsewhere(
    understanding: Understanding, encoder: SentenceEncoder, text: str, place: str, move: str
):
    assert understanding.understand([text], encoder, [place])[0].moved[place].move == move


def test_a_place_nobody_knows_is_passed_over(understanding: Understanding, encoder: SentenceEncoder):
    assert understanding.understand(["aye"], encoder, ["nowhere"])[0].moved == {}


def test_every_move_has_phrases_enough():
    counts: dict[str, int] = {}
    for phrase in read_phrases(PHRASES):
        if phrase.kind == MOVE:
            counts[phrase.topic] = counts.get(phrase.topic, 0) + 1
    assert min(counts.values()) >= FEWEST
