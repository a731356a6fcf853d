"""Parents who say anything in any order never meet a failure, a dead end, a long text, or the same text twice."""

import random

import pytest

from bot.content.segments import measure
from tests.conftest import MovableClock, NewPhone
from tests.journeys.conftest import TextingParent

TEXTS = (
    "hi", "aye", "no ta", "not now", "something else", "the second one", "2", "1", "4", "is it free?",
    "whats their number", "where is it", "tell me more", "I need help with my rent", "cannae pay the leccy",
    "a nursery place and a job", "things tae dae wi the weans", "leith", "Kirkcaldy", "G33", "Aberdeen",
    "royston", "I'd rather not say", "dunno", "thanks", "bye", "menu", "help me understand how this works",
    "are you a robot", "who sees this", "can i talk to a person", "cancel the person", "show me my plan",
    "text me next tuesday", "SALTKETTLE", "asdf", "?", "how much calpol can i give him", "will i win custody",
    "the social worker is coming on friday", "that group was brilliant", "ask them to phone me", "carry on",
    "leave me be for a bit", "wrong number", "I want to stop maybe", "no carry on",
)  # fmt: skip
FAILED = ("couldn't work out", "got stuck")
WAYS_OUT = {
    "Not now",
    "That's all for now",
    "I'll just wait",
    "I'd rather not say",
    "No, carry on",
    "Leave it as it is",
    "That's right",  # says yes to a date that was said back, and ends the topic
    "No, keep it",
    "Skip this one",
}
TURNS = 22


@pytest.mark.parametrize("seed", range(4))
async def test_any_order(seed: int, new_phone: NewPhone, clock: MovableClock) -> None:
    chance = random.Random(seed)
    parent, last, said = TextingParent(new_phone()), "", []
    for _ in range(TURNS):
        if chance.random() < 0.1:
            clock.forward(days=chance.choice([1, 6, 40]))
        text = chance.choice(parent.choices) if parent.choices and chance.random() < 0.3 else chance.choice(TEXTS)
        said.append(text)
        answer = await parent.say(text)
        if not answer:
            assert "stop" in last, f"silence after {said}"
            break
        assert not any(words in answer for words in FAILED), f"failed after {said}"
        assert answer != last, f"the same again after {said}"
        assert max(measure(part).segments for part in parent.heard) <= 3, f"too long after {said}"
        assert not parent.choices or WAYS_OUT & set(parent.choices), f"no way out after {said}"
        last = answer
