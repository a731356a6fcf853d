"""A step of a turn: what the text says was never meant, though we took it so."""

import re
from dataclasses import replace
from typing import Any

from bot.conversation import alarms, by_name, choosing, denying, summary_said
from bot.conversation.alarms import Alarm
from bot.conversation.choosing import needs_to_pick, of_need, services_among
from bot.conversation.engine import Understood
from bot.conversation.meaning import asks_for_something, risk_in, surely_needs
from bot.conversation.places import DANGER, move_of
from bot.conversation.reading import Turn, set_back
from bot.conversation.steps import Tools, meaning_of
from bot.conversation.steps_meaning import understand
from bot.conversation.steps_risk import asked_calmly, comes_near
from bot.database.tables import InboundText
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.messages import Choice, Saying
from bot.safety.after_danger import NEVER_NAMED
from bot.safety.choices import NOT_NOW, TELL_A_PERSON
from bot.safety.replies import carries_on
from bot.safety.verdict import Verdict, stronger

CLOSE_ENOUGH = 0.04
"""How likely a need has to be to be guessed at, where the likelier one was just denied."""
MOST_GUESSES = 2
LIKELY = 0.6
"""So likely a part of a text denies that anything is wrong."""
NO_DANGER = re.compile(r"\b(?:not|no|nae|isnae|isn't)\b.{0,8}\bdanger\b", re.IGNORECASE)
"""Says how things are just now, after numbers for danger; it does not say that they were never needed."""
TELL_SOMEBODY = re.compile(
    r"(?:^|[.!;]|\b(?:aye|yes|yeah|ok|okay|please)\b\W*|\bbut (?=tell (?:some|a )))\W*(?:(?:please|can you"
    r"|could you|do)\s+)?"
    r"tell (?:some ?(?:one|body)|a (?:key ?)?worker|a person|them)(?: (?:please|pls|then|anyway|for me))*[ .!x]*$",
    re.IGNORECASE,
)
"""`no not like that, just exhausted. aye tell somebody`: whatever it denies, somebody is wanted."""
NO_BIDDING = re.compile(
    r"n't|\b(?:not|nt|never|dont|didnt|cant|couldnt|dinnae|cannae|if|should|how|what|scared|feart|rather|no need|said)\b",
    re.IGNORECASE,
)
"""In the same sentence before it, words that refuse, ask or tell of it."""
MAY_BE_HARD_TIMES = frozenset({"severe_distress"})
"""Risks whose words, beside a need, may only tell of a hard time: `I don't know what to do any more` of a school."""
CARRY_ON = Choice("Carry on", "/carry_on", ("carry on", "no thanks", "not that"))
OTHERWISE = (A_PERSON, *WAYS_OUT)
WHERE_WE_WERE = "/carry_on"


async def take_up_what_was_misread(turn: Turn, tools: Tools) -> None:
    """`No, carry on`: the text that the classifier saw a risk in is answered as if it came just now, and held none."""
    if turn.chosen is None or not carries_on(turn.chosen.choice):
        return
    async with tools.database.reading() as session:
        alarm = await alarms.last_alarm(session, turn.text, tools.rules)
    if alarm is not None and alarm.only_a_sign and alarm.text is not None:
        await _take_up(turn, tools, alarm.text)


async def _take_up(turn: Turn, tools: Tools, text: InboundText) -> None:
    async with tools.database.reading() as session:
        await set_back(session, turn, text)
    await understand(turn, tools)


async def hear_what_is_denied(turn: Turn, tools: Tools) -> None:
    """What we took the parent's words for, and they deny: it is let go, and the talk goes on with the rest of the text.

    What the classifier finds of the denied risk is passed over only where nothing but a sign of its own was answered
    right before; what the rules find was answered before this.
    """
    clauses = denying.clauses_of(turn.text.body)
    denies = any(clause.how for clause in clauses)
    open_to_it = turn.question is None and not _picks(turn) and not by_name.turned_down(turn.text.body, turn.listed)
    if turn.stands.risk_asked and wants_somebody_told(turn.text.body) and (told := _the_person(turn)) is not None:
        turn.chosen = told
        return
    in_its_place = summary_said.words_in_its_place(turn.text.body, turn.offered) is not None
    if (
        in_its_place
        or turn.misread
        or comes_near(turn)
        or not open_to_it
        or not (denies or turn.stands.danger_spoken_of)
    ):
        return
    async with tools.database.reading() as session:
        alarm = await alarms.last_alarm(session, turn.text, tools.rules)
    told_of_hard_times = alarm is not None and alarm.need is not None and alarm.risk in MAY_BE_HARD_TIMES
    may_be_false = alarm is not None and (alarm.only_a_sign or told_of_hard_times)
    calmly = may_be_false and await asked_calmly(turn, tools) is not None
    beside = await _beside_a_denial(turn, tools) if may_be_false and not calmly else None
    if alarm is not None and beside is not None:
        await _let_go(turn, tools, alarm, beside)
        return
    if NO_DANGER.search(turn.text.body) or not denies:
        return
    assumed = _assumed(turn) | ({alarm.risk} if alarm else set())
    things = denying.things_in(clauses)
    about = dict(zip(things, await meaning_of(turn, tools, *things), strict=True)) if things else {}
    denied = denying.denied_in(clauses, assumed, about, alarmed=alarm is not None)
    if denied is None or not (assumed or denied.ids):
        return
    if not (denied.ids or denied.rest or denied.number or (alarm and alarm.only_a_sign)):
        return
    rest = (await meaning_of(turn, tools, denied.rest))[0] if denied.rest else None
    if denied.no_grief and _surely_of_loss(rest):
        return
    if denied.no_grief and (rest is None or rest.get("unsure")):
        rest = await _asked_beside_loss(turn, tools, denied.rest) or rest
    if turn.chosen is not None and not denied.ids and not (rest and asks_for_something(rest)):
        return
    turn.understood = _left_of(turn.understood, rest, denied, alarm)
    turn.denied, turn.ask_again = denied, False
    turn.chosen = choosing.choose(denied.rest, turn.offered) if choosing.is_only_a_number(denied.rest) else None
    turn.effects = _taken_back(denied, alarm)


def wants_somebody_told(text: str) -> bool:
    """Whether a text ends in a plain bidding to tell somebody, and neither refuses, asks nor tells of it."""
    found = TELL_SOMEBODY.search(text.replace("\u2019", "'"))
    before = re.split(r"[.!;]", text[: found.start()])[-1] if found else ""
    return found is not None and NO_BIDDING.search(before) is None


async def _beside_a_denial(turn: Turn, tools: Tools) -> str | None:
    """What a text says beside denying that it was ever meant so; None where no part of it does."""
    asks_whose_number = any(clause.how == "number" for clause in denying.clauses_of(turn.text.body))
    if not turn.stands.danger_spoken_of or asks_whose_number:
        return None
    parts = [part for part in map(str.strip, denying.CLAUSES.split(turn.text.body)) if part]
    if not parts:
        return None
    understood = await meaning_of(turn, tools, *parts) if len(parts) > 1 else [turn.understood or {}]
    denies = [move_of(each, DANGER, LIKELY) == "denies" for each in understood]
    if not any(denies) and move_of(turn.understood or {}, DANGER, LIKELY) != "denies":
        return None
    rest = ". ".join(part for part, denied in zip(parts, denies, strict=True) if not denied)
    return rest or (turn.text.body if surely_needs(turn.understood) else "")


async def _let_go(turn: Turn, tools: Tools, alarm: Alarm, rest: str) -> None:
    """The alarm was false: it is taken back, and the talk goes on with the rest, or with what was wanted before it."""
    if not rest and alarm.only_a_sign and alarm.text is not None:
        await _take_up(turn, tools, alarm.text)
        turn.alarm_let_go, turn.effects = True, _taken_back(denying.Denied(ids=frozenset({alarm.risk})), alarm)
        return
    denied = denying.Denied(ids=frozenset({alarm.risk}), rest=rest)
    left = (await meaning_of(turn, tools, rest))[0] if rest else None
    turn.understood = _left_of(turn.understood, left, denied, replace(alarm, only_a_sign=True))
    found = risk_in(left)
    if found.answered and (found.sure or not alarm.only_a_sign):
        turn.understood |= {"risk": found.risk, "risk_sure": found.sure}
    for named in ("needs", "ranking"):
        turn.understood[named] = [each for each in turn.understood.get(named, ()) if each["id"] not in NEVER_NAMED]
    turn.denied, turn.alarm_let_go, turn.ask_again, turn.chosen = denied, True, False, None
    turn.effects = _taken_back(denied, alarm)
    if alarm.need and not asks_for_something(turn.understood) and not risk_in(turn.understood).answered:
        turn.payload = of_need(alarm.need)


async def go_on_without_it(turn: Turn, tools: Tools) -> None:
    """Where nothing is left of the text to go on with: what else it may be about, or back to where we were."""
    if turn.denied is None or turn.payload is not None or turn.refused is not None or turn.verdict.answered:
        return
    if turn.denied.number and not turn.denied.wrong and not (turn.understood or {}).get("needs"):
        turn.answer(Saying("what_number", choices=(TELL_A_PERSON, CARRY_ON, NOT_NOW)))
    elif not turn.denied.rest:
        back = turn.stands.need is not None and turn.stands.need not in turn.denied.by_name
        turn.payload = WHERE_WE_WERE if back else "/something_else"
    elif not asks_for_something(turn.understood) and turn.denied.by_name:
        turn.answer(_asking(turn.understood or {}, turn.denied.by_name))


def _the_person(turn: Turn) -> choosing.Chosen | None:
    """The choice that has a key worker told, where it lies open."""
    each = enumerate(turn.offered, 1)
    return next((choosing.Chosen(n, choice) for n, choice in each if choice.payload == TELL_A_PERSON.payload), None)


def _picks(turn: Turn) -> bool:
    """Whether a choice that lies open is picked by its number, button or words."""
    return turn.text.button is not None or choosing.choose(turn.text.body, turn.offered) is not None


async def _asked_beside_loss(turn: Turn, tools: Tools, rest: str) -> Understood | None:
    """What the texts before asked for beside the loss that they told of, read with what is left of this one."""
    told = [denying.without_loss(text) for text in turn.wrote_before if denying.OF_LOSS.search(text)]
    if not told:
        return None
    understood = (await meaning_of(turn, tools, f"{rest}. {told[0]}"))[0]
    return None if understood.get("unsure") else understood


def _surely_of_loss(rest: Understood | None) -> bool:
    found = rest or {}
    return not found.get("unsure") and any(need["id"] == denying.LOSS for need in found.get("needs") or ())


def _assumed(turn: Turn) -> set[str]:
    """The needs that lie open: the one talked about, those that were offered, and a loss behind services shown."""
    found = (choosing.LISTED.fullmatch(choice.payload) for choice in turn.offered)
    needs = {each["id"] for each in found if each and each["intent"] == "need"}
    shown = {denying.LOSS} if services_among(turn.offered) else set()
    return needs | shown | ({turn.stands.need} if turn.stands.need else set())


def _left_of(
    whole: Understood | None, rest: Understood | None, denied: denying.Denied, alarm: Alarm | None
) -> Understood:
    """What is understood of the rest, without the needs that were denied by name; with any risk that is not denied."""
    left = dict(rest or {"intent": "unclear", "finer_act": None, "unsure": True})
    left["needs"] = [need for need in left.get("needs", ()) if need["id"] not in denied.by_name]
    left["ranking"] = [guess for guess in left.get("ranking", ()) if guess["id"] not in denied.by_name]
    if len(left["needs"]) < len((rest or {}).get("needs", ())) and not left["needs"]:
        left |= {"unsure": True}
    found = stronger(_not_denied(risk_in(whole), alarm), _not_denied(risk_in(rest), alarm, of_the_rest=True))
    routine = (rest or {}).get("risk") if risk_in(rest).urgency == "routine" else None
    return left | {"risk": found.risk or routine, "risk_sure": found.sure}


def _not_denied(found: Verdict, alarm: Alarm | None, *, of_the_rest: bool = False) -> Verdict:
    """What the classifier found, unless it is its own false alarm over again, or no more than a weak sign after one.

    An emergency that it is sure of in the rest of the text stands.
    """
    if alarm is None or not alarm.only_a_sign:
        return found
    again = found.risk == alarm.risk and not (of_the_rest and found.urgency == "emergency")
    return Verdict() if again or not found.sure else found


def _taken_back(denied: denying.Denied, alarm: Alarm | None) -> tuple[dict[str, Any], ...]:
    """What we had made of the words that were read wrong: needs kept for later, careful texting."""
    if not denied.wrong:
        return ()
    false = alarm is not None and alarm.only_a_sign
    kept = {*denied.by_name, *(alarm.kept if alarm and false else ())}
    effects: list[dict[str, Any]] = [{"kind": "take_up_need", "need": need} for need in sorted(kept)]
    if alarm and false and alarm.careful:
        effects.append({"kind": "text_carefully", "careful": False})
    return tuple(effects)


def _asking(understood: Understood, denied: frozenset[str]) -> Saying:
    """What else it may be about, or what they would like."""
    likely = [guess["id"] for guess in understood.get("ranking", ()) if guess["confidence"] >= CLOSE_ENOUGH]
    choices = needs_to_pick(id for id in likely if id not in denied)[:MOST_GUESSES]
    return Saying("utter_which_meaning" if choices else "read_wrong_what", choices=(*choices, *OTHERWISE))
