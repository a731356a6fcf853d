"""Any text at all: no error, always an answer, always the same one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.finding import Finder
from bot.safety.rules import Rules

RULES = Rules.load()
WORDS = sorted({word for rule in RULES.rules for text in rule.must_match for word in text.split()})


@given(st.text(max_size=2000))
@settings(max_examples=300, deadline=None)
def test_any_characters(text: str) -> None:
    assert RULES.assess(text) == RULES.assess(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_words_of_ours(text: str) -> None:
    verdict = RULES.assess(text)
    assert (verdict.risk is None) == (verdict.rule is None)
    assert (verdict.rule in RULES.holding(text)) or not RULES.holding(text)


LONG = [
    *("i " * 5000, "he is " * 2000, "not " * 2500, "no " * 3000, "want to " * 1500, " ".join(WORDS)[:10000]),
    *("a" * 10000, "." * 10000, "'" * 10000, "\x00" * 10000, "\ufdfa" * 10000, "\u202e\u05d0 " * 3000),
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_the_work_grows_only_with_the_length(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    step = Finder._after

    def counting(self: Finder, *args: object) -> object:
        nonlocal steps
        steps += 1
        return step(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Finder, "_after", counting)
    RULES.assess(text)
    assert steps < 200 * 10_000


def test_places_are_forgotten_before_they_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.safety.finding.MOST_PLACES", 10)
    rules = Rules.load()
    for rule in rules.rules:
        for text in rule.must_match:
            assert rule.id in rules.holding(text)
    assert len(rules._finder._places) <= 11
