"""Steps of a turn: what is texted where we asked whereabouts somebody is."""

import json
import re

from bot.conversation import by_name, refusing, straight_questions
from bot.conversation.beside_the_request import names_the_worker
from bot.conversation.choosing import needs_to_pick
from bot.conversation.meaning import plain_needs, surely, surely_needs
from bot.conversation.open_questions import OTHER_ACTS
from bot.conversation.places import ACTS_OF_THEIR_OWN, WHERE, is_likely, move_in, move_of
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, meaning_of
from bot.conversation.steps_meaning import SAYS_WHERE
from bot.conversation.straight_questions import WHERE_ASKED, is_where_asked
from bot.conversation.thanking import sentences
from bot.conversation.wary_questions import NAME
from bot.conversation.with_one_open import asks
from bot.directory.areas import Areas, Found
from bot.directory.needs import Needs
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language.seeking import seeks
from bot.messages import Choice, Saying

ABOUT_THE_CHILD = "additional_support_needs"
"""Told beside the place, it is what is looked for."""
ASKS_WHO = frozenset({"who_are_you", "not_now"})
"""Acts that words beside a place look like and are only where they ask: `am mortified even typing this. kirkcaldy`."""
ANYWHERE = Choice("Anywhere in Scotland", WHERE_ASKED, ("anywhere", "I'd rather not say", "rather not say"))
CALLED = re.compile(r"\b(?:called|named|caad|its name is)\b", re.IGNORECASE)
"""A place by a name that we may not know: the talk owns up to that."""
OF_WHAT_IS_KEPT = re.compile(r"\b(?:record\w*|track\w*|spy\w*|stor(?:e|ed|ing)|sav(?:e|ed|ing))\b", re.IGNORECASE)
"""What becomes of where they are."""
NO_MATTER = frozenset({"no", "anywhere"})
"""It is not said, or it does not matter."""
SAID = {
    "why": "where_why",
    "vague": "where_vague",
    "said": "where_said",
    "between": "where_between",
    "unsure": "where_unsure",
    "how_exact": "where_how_exact",
    "for_other": "where_for_other",
    "tells": "where_told",
    "asks": "first_where",
}
"""What is said to each, with the way round it beside it; the question stays open."""


async def take_where(turn: Turn, tools: Tools) -> None:
    """A place is the answer, whatever other need or thanks the words beside it look like, if they seek nothing new."""
    if _busy(turn) or not _names_place(turn) or seeks(turn.words):
        return
    act = surely(turn.understood)
    needs = {each["id"] for each in (turn.understood or {}).get("needs") or ()}
    another_matter = act in OTHER_ACTS and (act not in ASKS_WHO or asks(turn.words))
    if not another_matter and ABOUT_THE_CHILD not in needs:
        turn.payload = SAYS_WHERE
        _keep_another_need(turn)


def _keep_another_need(turn: Turn) -> None:
    """What a sentence beside the place is plainly about is kept: `govanhill. my leccy bill has grown legs an aw`."""
    others = plain_needs(turn.understood) - {turn.stands.need}
    if turn.stands.need and turn.besides is None and len(sentences(turn.words)) > 1:
        turn.besides = next(iter(needs_to_pick(sorted(others))), None)


async def stay_with_where(turn: Turn, tools: Tools) -> None:
    """Whatever else is said to that question is met, and it stays open; it is let go where that is wished."""
    named = _names_place(turn) or (CALLED.search(turn.words) or NAME.search(turn.words)) is not None
    named |= bool(by_name.named(turn.words, turn.listed, None))
    named |= straight_questions.asked_in(turn.words, turn.stands, turn.offered) is not None
    if _busy(turn) or named or surely(turn.understood) in ACTS_OF_THEIR_OWN or not is_likely(turn, WHERE):
        return
    move = move_in(turn, WHERE)
    if move in NO_MATTER:
        await _go_anywhere(turn, tools)
    elif move == "why" and OF_WHAT_IS_KEPT.search(turn.words):
        turn.answer(Saying("utter_privacy", choices=(ANYWHERE, A_PERSON, *WAYS_OUT)))
    elif move == "later":
        turn.payload = "/not_now"
    elif move in SAID and not (move in ("asks", "tells") and _of_another(turn)):
        turn.answer(Saying(SAID[move], choices=(ANYWHERE, *WAYS_OUT)))


def _of_another(turn: Turn) -> bool:
    """Whether a text surely seeks something, or is plainly of another need than what whereabouts was asked for."""
    plainly = bool(plain_needs(turn.understood) - {turn.stands.need})
    return surely_needs(turn.understood) and (seeks(turn.words) or plainly)


async def _go_anywhere(turn: Turn, tools: Tools) -> None:
    """It is not asked again; what is asked for in the rest of the text counts."""
    clauses = [part for part in map(str.strip, refusing.CLAUSES.split(turn.words)) if part]
    found = await meaning_of(turn, tools, *clauses) if len(clauses) > 1 else []
    rest = [
        (part, each)
        for part, each in zip(clauses, found, strict=False)
        if move_of(each, WHERE) not in NO_MATTER and not refusing.names_nothing_new(part)
    ]
    needs = Needs().known(
        need["id"] for _, each in rest for need in each.get("needs") or () if not each.get("unsure")
    )
    named = {"need": needs[0].id} if len(needs) == 1 and not needs[0].quiet else {}
    turn.part = ". ".join(part for part, _ in rest)
    turn.payload = f"{WHERE_ASKED}{json.dumps(named) if named else ''}"


def _busy(turn: Turn) -> bool:
    of_the_worker = turn.stands.waiting and names_the_worker(turn.words)
    return turn.is_plain or turn.verdict.risk is not None or of_the_worker or not is_where_asked(turn.offered)


def _names_place(turn: Turn) -> bool:
    return Areas.from_content().find(turn.words) != Found()
