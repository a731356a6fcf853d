"""Whole texts through everything but Rasa, with the shipped phrases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.nlu import moves, storage
from engine.nlu.phrases import read_phrases
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import Examples, Reading, Understanding, Understood, learn, read_finer_acts

from .conftest import CONTENT, PHRASES, ROOT

FEWER = 20
"""Of so many phrases, one is learnt from: quick, and of every topic."""


@pytest.fixture
def understand(understanding: Understanding, encoder: SentenceEncoder):
    def one(text: str) -> Understood:
        return understanding.understand([text], encoder)[0]

    return one


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("could somebody help me with my rent, I'm two months behind", "housing"),
        ("whaur can ah get nappies an baby milk cheap", "food_essentials"),
        ("wot time does the bus go 2 the hospital", "transport"),
        ("ma da died last week an ah cannae pey for the funeral", "bereavement"),
        ("he's waiting on an autism assessment", "additional_support_needs"),
    ],
)
def test_a_need_in_the_parents_words(understand, text: str, need: str) -> None:
    understood = understand(text)
    assert understood.found.intent == "need"
    assert understood.found.needs[0][0] == need
    assert understood.found.act is None


@pytest.mark.parametrize(
    ("text", "act", "finer"),
    [
        ("hiya", "greeting", "greeting"),
        ("STOP", "stop", "stop"),
        ("can I speak to a real person please", "talk_to_person", "talk_to_person"),
        ("I'd like a different key worker", "talk_to_person", "change_worker"),
        ("tell me a joke about penguins", "unclear", "unclear"),
    ],
)
def test_an_act_and_its_finer_one(understand, text: str, act: str, finer: str) -> None:
    found = understand(text).found
    assert (found.act, found.finer_act, found.intent) == (act, finer, finer)
    assert not found.needs


def test_several_needs_in_one_text(understand) -> None:
    found = understand("I'm behind with the rent and I need nursery for my two year old").found
    assert {need for need, _ in found.needs} == {"housing", "childcare"}


def test_needs_are_most_likely_first_and_shares_are_shares(understand) -> None:
    found = understand("the gas meter is empty, and is there a mums group").found
    shares = [share for _, share in found.needs]
    assert all(0 < share <= 1 for share in shares)
    assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I want to die", "suicide_self_harm"),
        ("ma wean said he wants tae die", "suicide_self_harm"),
        ("he's kicking in the door, please send the police", "immediate_danger"),
        ("he'll not let me see my pals and he checks my phone", "domestic_abuse"),
        ("we've nowhere to sleep tonight", "homeless_tonight"),
        ("a cannae cope any mair, a cannae stop greetin", "severe_distress"),
    ],
)
def test_a_risk_is_noticed(understand, text: str, risk: str) -> None:
    assert understand(text).noticed.risk == risk


@pytest.mark.parametrize(
    "text",
    ["this form is killing me", "could murder a cuppa", "the weans are starving after football", "thanks, see you"],
)
def test_what_only_sounds_like_a_risk_is_none(understand, text: str) -> None:
    assert understand(text).noticed.risk is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\x00\x00",
        "👍",
        "😭😭😭",
        "...",
        "12345",
        "http://example.org/x?y=z",
        "مرحبا، أحتاج مساعدة",
        "x" * 10_000,
        "no " * 3_000,
    ],
)
def test_any_text_is_understood_as_something(understand, text: str) -> None:
    understood = understand(text)
    assert understood.found.intent
    about_risk = {"risk", "risk_confidence", "risk_sure"}
    assert set(understood.as_json()) == {"needs", "ranking", "act", "finer_act", *about_risk, "unsure", "moves"}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("paisley road west glasgow food bank", "food_essentials"),
        ("a pram. leith", "food_essentials"),
        ("Just split from my husband. Cambuslang. Don't know where to start", "separation_contact"),
    ],
)
def test_a_place_hides_no_need_beside_it(understand, text: str, need: str) -> None:
    assert [found for found, _ in understand(text).found.needs] == [need]


@pytest.mark.parametrize("text", ["I reside in Pollokshields, near the park.", "we stay near Wishaw, the other side of it"])
def test_more_words_on_where_are_no_need(understand, text: str) -> None:
    assert understand(text).found.act == "change_area"


@pytest.mark.parametrize("text", ["", "👍", "...", "\x00", "Привет, мне нужна помощь", "مرحبا"])
def test_without_words_nothing_is_meant(understand, text: str) -> None:
    understood = understand(text)
    assert understood.found.act == "unclear"
    assert understood.noticed.risk is None


def test_what_is_stored_decides_the_same(reading: Reading, encoder: SentenceEncoder, tmp_path: Path) -> None:
    words = reading.words()
    phrases = read_phrases(PHRASES)[::FEWER]
    examples, of_places = Examples.prepare(phrases, words, encoder), moves.learn(phrases, words, encoder)
    understanding = learn(examples, words, reading.finder(), read_finer_acts(CONTENT), of_places)
    storage.store(understanding, reading, tmp_path)
    restored = storage.restore(tmp_path)
    plain = "can somebody help with the rent and the nursery"
    before, after = understanding.scores(plain, encoder), restored.scores(plain, encoder)
    np.testing.assert_allclose(before.topics, after.topics, atol=0.02)
    np.testing.assert_allclose(before.risks, after.risks, atol=0.02)
    found, again = (one.understand([plain], encoder, ["service"])[0] for one in (understanding, restored))
    assert [need for need, _ in found.found.needs] == [need for need, _ in again.found.needs]
    assert found.moved["service"].move == again.moved["service"].move


def test_every_finer_act_stands_for_an_act_of_the_vocabulary(understanding: Understanding) -> None:
    acts = {label for label in understanding.topics.labels if "/" not in label}
    assert set(understanding.finer) <= acts
    assert set(understanding.finer.values()) <= acts


def test_all_needs_have_phrases() -> None:
    assert len({phrase.topic for phrase in read_phrases(PHRASES) if phrase.kind == "need"}) == 22
    assert (ROOT / "content" / "finer_acts.yaml").exists()
    assert CONTENT.is_dir()
