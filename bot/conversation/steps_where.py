"""Steps of a turn: what is texted where we asked whereabouts somebody is."""

import re

from bot.conversation.meaning import surely
from bot.conversation.open_questions import OTHER_ACTS
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.steps_meaning import WHERE
from bot.conversation.straight_questions import is_where_asked
from bot.conversation.with_one_open import asks
from bot.directory.areas import Areas, Found
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language.seeking import seeks
from bot.messages import Saying

OF_WHAT_IS_KEPT = re.compile(r"\b(?:record\w*|track\w*|spy\w*|stor(?:e|ed|ing)|sav(?:e|ed|ing))\b", re.IGNORECASE)
"""What becomes of where they are."""
WHAT_FOR = re.compile(
    r"\b(?:why|how come)\b|\b(?:what|whit|wot)(?:'?s| is|s) it (?:to|tae)\b|\bneed to know\b"
    r"|\b(?:that|it|this) (?:for|fur)\W*$",
    re.IGNORECASE,
)
"""Why we ask, which is not asked of places."""
LETS_GO = re.compile(r"\b(?:chang\w* (?:my|ma) mind|never ?mind|forget it|leave it)\b(?!.*\?)", re.IGNORECASE)
ABOUT_THE_CHILD = "additional_support_needs"
"""Told beside the place, it is what is looked for."""
ASKS_WHO = frozenset({"who_are_you", "not_now"})
"""Acts that words beside a place look like and are only where they ask: `am mortified even typing this. kirkcaldy`."""


async def take_where(turn: Turn, tools: Tools) -> None:
    """A place is the answer, whatever other need or thanks the words beside it look like, if they seek nothing new."""
    if _busy(turn) or not _names_place(turn) or seeks(turn.words):
        return
    act = surely(turn.understood)
    needs = {each["id"] for each in (turn.understood or {}).get("needs") or ()}
    another_matter = act in OTHER_ACTS and (act not in ASKS_WHO or asks(turn.words))
    if not another_matter and ABOUT_THE_CHILD not in needs:
        turn.payload = WHERE


async def let_go_of_it(turn: Turn, tools: Tools) -> None:
    """Who drops it, where whereabouts was asked, is not asked again."""
    if not _busy(turn) and LETS_GO.search(turn.words) and not seeks(turn.words) and not _names_place(turn):
        turn.payload = "/not_now"


async def put_off_till_where(turn: Turn, tools: Tools) -> None:
    """What is asked of places before we know which: we own up to that, and the question whereabouts stays open."""
    if _busy(turn) or turn.part or not asks(turn.words) or seeks(turn.words) or _names_place(turn):
        return
    if OF_WHAT_IS_KEPT.search(turn.words):
        turn.answer(Saying("utter_privacy", choices=(*turn.offered, A_PERSON, *WAYS_OUT)))
    elif surely(turn.understood) not in OTHER_ACTS and not WHAT_FOR.search(turn.words):
        turn.answer(Saying("first_where", choices=turn.offered))


def _busy(turn: Turn) -> bool:
    return turn.is_plain or turn.verdict.risk is not None or not is_where_asked(turn.offered)


def _names_place(turn: Turn) -> bool:
    return Areas.from_content().find(turn.words) != Found()
