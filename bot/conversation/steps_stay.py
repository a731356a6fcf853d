"""Steps of a turn: after words of danger the talk stays with who told them, until something new is plainly asked for."""

import re
from dataclasses import replace

from bot.conversation import choosing, open_questions, plain_asks, refusing
from bot.conversation.choosing import needs_to_pick, of_need
from bot.conversation.for_the_worker import kept, short
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.places import DANGER, ELSE, is_likely, is_sure, move_in
from bot.conversation.reading import NUMBER_STAYS, Turn
from bot.conversation.record import kept_for_later
from bot.conversation.steps import Tools, hours_said
from bot.conversation.steps_risk import stance_in
from bot.database.tables import Helpline
from bot.handover import spoken
from bot.language import asking, seeking
from bot.messages import Choice, Saying
from bot.safety import after_danger, asked_after, asked_next, watched_phone
from bot.safety.asked_next import LINES, Stance
from bot.safety.choices import A_PERSON_PERHAPS, NOT_NOW, TELL, TELL_A_PERSON
from bot.safety.replies import DENIED
from bot.safety.verdict import Verdict

JUST_THAT = re.compile(r"^\W*(?:no|naw|nah|nope)\b\W*(?:thanks?\W+)?(?:it'?s )?(?:just|jist|only)\b", re.IGNORECASE)
"""Wants nobody told, and help with what was named beside it: `no, just the rent please`."""
MAY_TELL_OF_ONE = frozenset({asked_next.HERE, "after_danger_told", "after_danger_long_ago", "after_danger_rang"})
"""Answers to texts whose needs may be meant; others only sound like one."""
HEARD_AS_THEMSELVES = open_questions.OTHER_ACTS - {"pause"} | {"thanks"}
"""Acts that change the subject; `a rest from it all` only says how it is."""
A_FEW = 4
"""Words that only name something, such as `rent help`."""
OF_ONESELF = re.compile(
    r"\b(?:i|i'?m|im|ive|i've|a|ah|am|my|ma|me|he|hes|she|shes|his|him|her|it|it'?s|its|was|wis|they\w*|we|you|u"
    r"|can'?t|cannae|canny|don'?t|dinnae|dont|never|nobody)\b|\?",
    re.IGNORECASE,
)
ASKS_WHAT_THERE_IS = re.compile(
    r"\b(?:what|whit|wit|wots?|whats|whits)(?:'?s| is| can| could| do)? (?:there|i get|a get|ye get|we get|you have"
    r"|ye hae|on)\b"
    r"|\b(?:what|whit|how) (?:about|aboot) (?:the|my|ma|help|some)\b",
    re.IGNORECASE,
)
OF_THINGS = frozenset("food_essentials energy digital transport childcare learning work family_activities".split())
PLAIN = 0.8
"""So surely a question is about one of these that it is asked for, and nothing more is meant by it."""


async def answer_what_follows(turn: Turn, tools: Tools) -> None:
    """What is asked or said right after words of danger is answered, with the number in sight and the offer left open."""
    stance = _stance(turn)
    if stance is None or turn.verdict.answered or turn.text.button or turn.question is not None:
        return
    if turn.calmly is not None or asked_after.asks_for_police(turn.text.body):
        return
    if _move(turn) == "no_texts" and not asked_next.may_be_danger(turn.text.body, stance):
        turn.sayings, turn.decided = (watched_phone.let_go(),), True
        return
    if choosing.choose(turn.text.body, turn.offered) is not None or after_danger.LETS_IT_BE.match(turn.text.body):
        return
    if stance.risk == asked_next.DESPAIR and after_danger.denial_in(turn.text.body) is not None:
        return
    agrees = turn.chosen is not None and turn.chosen.choice.payload == TELL
    if stance.offered and _leaves_out(turn, agrees=agrees):
        await _hold_back(turn, tools, stance)
    elif stance.offered and JUST_THAT.match(turn.text.body) and (needs := _named(turn)):
        turn.chosen, turn.denied, turn.ask_again = None, None, False
        turn.payload = of_need(needs[0])
        await _go_on(turn, tools, stance)
    elif agrees or refusing.refused_in(turn.text.body, telling_asked=stance.offered) is not None:
        return
    elif _move(turn) == "whom":
        await _keep_whom(turn, tools, stance)
    elif _asks_when(turn, stance):
        await _say_when(turn, tools, stance)
    elif (found := asked_next.found_in(turn.text.body, _move(turn), stance, seeks=_seeks(turn))) is not None:
        await _answer(turn, tools, stance, found)
    elif stance.offered and turn.chosen is None and not _seeks(turn) and asked_next.puts_off(turn.text.body, stance):
        turn.denied, turn.payload = None, "/no"


async def stay_with_them(turn: Turn, tools: Tools) -> None:
    """What asks for nothing new stays with the parent; what is plainly asked for is gone on with, the number in sight."""
    stance = _stance(turn)
    if stance is None or turn.decided or turn.is_plain or turn.verdict.risk is not None or turn.ask_again:
        return
    if turn.question is not None or surely(turn.understood) in HEARD_AS_THEMSELVES:
        return
    if turn.denied is not None and stance.risk != asked_next.DESPAIR:
        return
    if stance.risk == asked_next.DESPAIR and after_danger.denial_in(turn.text.body) is not None and not _seeks(turn):
        turn.denied = None
        turn.answer(Saying(DENIED, choices=A_PERSON_PERHAPS))
    elif _seeks(turn) or (plain_asks.names_place(turn.understood) and _move(turn) != "here"):
        await _go_on(turn, tools, stance)
    elif not asking.asks(turn.text.body):
        await _answer(turn, tools, stance, asked_next.HERE)
    elif asked_after.is_practical(turn.text.body, None):
        ways = asked_next.ways_on(stance, await _need(turn, tools))
        saying = replace(asked_after.numbers_for(stance.risk), choices=ways)
        turn.denied = None
        turn.answer(saying)
    else:
        await _answer(turn, tools, stance, asked_next.HERE)


def _stance(turn: Turn) -> Stance | None:
    return stance_in(turn) if turn.stands.danger_spoken_of else None


def _seeks(turn: Turn) -> bool:
    """Whether something that we can look for is plainly asked for, or named in a few words."""
    text, found = turn.text.body, turn.understood or {}
    if not found.get("needs") or (found.get("unsure") and not seeking.seeks(text)):
        return False
    named = {need["id"] for need in found["needs"]} - after_danger.FEELINGS
    few = bool(named) and len(text.split()) <= A_FEW and OF_ONESELF.search(text) is None
    plainly = bool(named & OF_THINGS) and found.get("confidence", 0) >= PLAIN and asking.asks(text)
    return few or plainly or seeking.seeks(text) or ASKS_WHAT_THERE_IS.search(text) is not None


def _named(turn: Turn) -> list[str]:
    """The needs that a text surely names and we could look for; how somebody feels is none, nor what may be seen."""
    found = turn.understood if surely_needs(turn.understood) else None
    ids = [need["id"] for need in (found or {}).get("needs") or ()]
    return [id for id in ids if id not in after_danger.FEELINGS | after_danger.NEVER_NAMED]


def _move(turn: Turn) -> str:
    """What the text does there; where that is doubtful it is only heard."""
    move = move_in(turn, DANGER) if is_likely(turn, DANGER) else ELSE
    # What the rules found is not let go by a denial: it puts off what we offered.
    return "put_off" if move == "denies" else move


def _leaves_out(turn: Turn, *, agrees: bool) -> bool:
    """Whether it is a yes of which a part is not to be told."""
    return _move(turn) == "part" and (agrees or turn.ask_again or is_sure(turn, DANGER))


def _asks_when(turn: Turn, stance: Stance) -> bool:
    """Whether it is asked when a key worker is in touch, or wished for one who was told already."""
    if asked_next.waits_for_one(turn.text.body, stance):
        return True
    return (stance.offered or stance.waiting) and _move(turn) == "when"


async def _say_when(turn: Turn, tools: Tools, stance: Stance) -> None:
    if hours := await hours_said(turn, tools):
        await _answer(turn, tools, stance, "after_danger_waits" if stance.waiting else "after_danger_when", hours)


async def _keep_whom(turn: Turn, tools: Tools, stance: Stance) -> None:
    """Such a wish goes with the request where one is open; else it is asked once more whether to tell."""
    turn.chosen = None
    if not stance.waiting or turn.handover is None:
        await _answer(turn, tools, replace(stance, offered=True), "after_danger_whom")
        return
    words = kept(turn.text.body)
    turn.denied, turn.effects = None, ({"kind": "words_for_worker", "words": words},)
    choices = spoken.meanwhile(emergency=turn.handover.urgency == "emergency")
    turn.answer(Saying("words_wish_kept", {"words": short(words), "hours": await hours_said(turn, tools)}, choices))


async def _hold_back(turn: Turn, tools: Tools, stance: Stance) -> None:
    """Who wants part of it told is told nobody yet: whoever reads one text here can read all."""
    number = asked_next.number_in(stance, await _number(tools, stance))
    need = await _need(turn, tools) or Choice("Look near me", "/carry_on", ("near me",))
    turn.chosen, turn.ask_again = None, False
    turn.answer(Saying("after_danger_part", {"number": number}, (TELL_A_PERSON, need, NOT_NOW)))


async def _answer(turn: Turn, tools: Tools, stance: Stance, wording: str, hours: str = "") -> None:
    number = await _number(tools, stance)
    turn.chosen, turn.denied, turn.ask_again, turn.verdict = None, None, False, Verdict()
    need = await _need(turn, tools, told=wording in MAY_TELL_OF_ONE)
    turn.answer(asked_next.answer(wording, stance, number, hours, need))


async def _go_on(turn: Turn, tools: Tools, stance: Stance) -> None:
    number = asked_next.number_in(stance, await _number(tools, stance))
    turn.ahead = turn.ahead or Saying(NUMBER_STAYS, {"number": number})


async def _need(turn: Turn, tools: Tools, *, told: bool = True) -> Choice | None:
    """What was told of that we could look for, now or before, to pick; how somebody feels is nothing to look for yet."""
    found = turn.understood or {}
    ids = [each["id"] for each in found.get("needs") or ()] if told and not found.get("unsure") else []
    async with tools.database.reading() as session:
        ids += await kept_for_later(session, turn.parent.id)
    to_pick = needs_to_pick(id for id in ids if id not in after_danger.FEELINGS | after_danger.NEVER_NAMED)
    return next(iter(to_pick), None)


async def _number(tools: Tools, stance: Stance) -> str:
    async with tools.database.reading() as session:
        line = await session.get(Helpline, LINES[stance.risk])
    return str(line.facts["phone"]) if line is not None else "999"
