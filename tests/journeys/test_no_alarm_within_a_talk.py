"""What parents say in the middle of a talk, short and like no phrase of ours, is hardly ever taken for a risk."""

import json
import re

from bot.app import Pace
from bot.conversation.meaning import risk_in
from bot.conversation.places import FEW_WORDS, plainly_of_what_lies_open
from bot.safety.rules import Rules
from bot.settings import PROJECT

PHRASE = re.compile(r"^      - (.+)$", re.MULTILINE)
RISKS = PROJECT / "data" / "nlu" / "risks"
EVERY = 4
"""Of so many short phrases of risk, one is tried in each place."""
PLACES = [path.stem for path in (PROJECT / "data" / "nlu" / "moves").glob("*.yml")]
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


async def test_nor_is_a_risk_taken_for_a_plain_question_about_what_lies_open(pace: Pace) -> None:
    phrases = (PHRASE.findall(file.read_text("utf-8")) for file in sorted(RISKS.glob("*.yml")) if file.stem != "none")
    texts = [text for of_one in phrases for text in of_one if len(text.split()) <= FEW_WORDS][::EVERY]
    passed_over = []
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        for text, understood in zip(some, await pace.engine.understand(some, PLACES), strict=True):
            weak = risk_in(understood).risk is not None and not risk_in(understood).sure
            if weak and plainly_of_what_lies_open(text, understood["moves"]):
                passed_over.append(text)
    assert len(texts) > 900
    assert not passed_over
