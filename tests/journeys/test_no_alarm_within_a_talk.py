"""What parents say in the middle of a talk, short and like no phrase of ours, is hardly ever taken for a risk."""

import json

from bot.app import Pace
from bot.conversation.meaning import risk_in
from bot.safety.rules import Rules
from bot.settings import PROJECT

TALK = PROJECT / "data" / "talk_test.jsonl"
AT_ONCE = 25


async def test_few_words_within_a_talk_raise_no_alarm(pace: Pace) -> None:
    texts = [json.loads(line)["text"] for line in TALK.read_text("utf-8").splitlines()]
    rules = Rules.load()
    alarms = 0
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        found = await pace.engine.understand(some)
        alarms += sum(
            rules.assess(text).answered or risk_in(understood).answered
            for text, understood in zip(some, found, strict=True)
        )
    assert len(texts) > 950
    assert alarms / len(texts) <= 0.03
