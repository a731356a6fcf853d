"""Steps of a turn: what is said while it lies open whether a service gets in touch, or once it is to be asked."""

import json
from dataclasses import replace

from bot.conversation import (
    agreeing,
    asking_them,
    by_name,
    contact_asked,
    not_after_all,
    passed_on,
    plain_asks,
    straight_questions,
    wary_questions,
    with_contact_open,
    with_one_open,
)
from bot.conversation.asking_them import CONTACT_AGREED
from bot.conversation.choosing import Chosen, choose, id_of
from bot.conversation.engine import Understood
from bot.conversation.for_the_worker import short
from bot.conversation.meaning import plain_needs, risk_in, surely, surely_needs
from bot.conversation.places import CONTACT, ELSE, is_sure, move_in, move_of, waits_to_be_asked
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, hours_said
from bot.conversation.steps_one_open import Named, is_busy
from bot.directory import answers
from bot.directory.details import how_to_reach
from bot.directory.offers import service_named
from bot.handover import spoken
from bot.language.are_you_real import asks_if_real
from bot.messages import Choice, Saying

TELLS_MORE = "/tell_more"
"""A question about the service would put the choices of its details in the place of those that lie open."""
SHALL_I = "Shall I ask them?"
AND_NOW = "What would you like meanwhile?"
SOMETHING_ELSE = spoken.WAYS_OUT[0]
FEWEST = 3
"""Words; fewer tell nothing to go by."""
ABOUT_IT = frozenset(
    "who from may_change missed silent costs passed_on your_say not_me nothing_to_do when too_long sooner late".split()
)
"""Moves that are answered by the wording of their name."""
ONCE_ASKED = frozenset({"late", "sooner"})
"""Said before, they ask when it would be."""


async def answer_about_being_contacted(turn: Turn, tools: Tools) -> None:
    """A question about being contacted is answered, and what lay open lies open still; a shrug is no yes."""
    asked, waits = with_contact_open.is_asked_about(turn.offered), waits_to_be_asked(turn)
    if not (asked or waits):
        return
    if await _gives_number(turn, tools) or is_busy(turn) or _says_goodbye(turn):
        return
    move = move_in(turn, CONTACT)
    if move == "costs" and not with_contact_open.OF_BEING_IN_TOUCH.search(turn.words):
        move = ELSE if waits else move
    undoes = move in ("turns_back", "put_off")
    if with_contact_open.fears_silence(turn.words) and not undoes:
        move = "silent"
    told = passed_on.is_changed(turn.words) or (waits and with_contact_open.bids_tell(turn.words))
    if not undoes and told and (named := await _named(turn, tools)) is not None:
        await _pass_on(turn, tools, named)
    elif asked and (chosen := _chosen(turn, move)) is not None:
        turn.chosen = chosen
    elif move in ABOUT_IT and (named := await _named(turn, tools)) is not None:
        await _say(turn, tools, "contact_when" if asked and move in ONCE_ASKED else f"contact_{move}", named)
    elif wary_questions.feared_in(turn.words.replace("\u2019", "'")) is not None and with_one_open.asks(turn.words):
        async with tools.database.reading() as session:
            private = await straight_questions.is_it_private(session, (turn.words,))
        if private is not None:
            turn.answer(replace(private, choices=turn.offered))


async def _gives_number(turn: Turn, tools: Tools) -> bool:
    """Whether a text asks for the service's own number, which is given whatever is said beside it."""
    busy = turn.text.button or turn.chosen is not None or turn.refused is not None or turn.verdict.risk is not None
    if busy or not plain_asks.asks_the_number(turn.text.body) or (named := await _named(turn, tools)) is None:
        return False
    service, _ = named
    told = {"service": service.name, "details": how_to_reach(service)}
    turn.answer(Saying("utter_service_more", told, _with_a_way_out(turn)))
    return True


async def stay_with_being_contacted(turn: Turn, tools: Tools) -> None:
    """What seeks nothing new, and is no act of its own, leaves open what lay open: a question, a wish, a worry."""
    asked, waits = with_contact_open.is_asked_about(turn.offered), waits_to_be_asked(turn)
    if not (asked or waits):
        return
    if turn.payload == TELLS_MORE and turn.chosen is None:
        turn.payload = None
    if is_busy(turn) or names_place(turn.understood) or by_name.named(turn.words, turn.listed, None):
        return
    if _says_goodbye(turn):
        return
    move, named = move_in(turn, CONTACT), await _named(turn, tools)
    if named is None:
        return
    if asks_if_real(turn.words):
        turn.answer(Saying("utter_who_are_you", choices=_with_a_way_out(turn)))
    elif move == "turns_back" and is_sure(turn, CONTACT) and (newest := _newest(turn)) is not None:
        turn.payload = contact_asked.cancel_it((newest,)).payload
    elif move == "turns_back":
        turn.answer(Saying("utter_worker_still_wanted", choices=turn.offered))
    elif move in ("asks", "costs"):
        await _answer(turn, tools, named)
    elif move == "worries":
        await _say(turn, tools, "contact_worry", named)
    elif move == "pass_on":
        await _pass_on(turn, tools, named)
    elif move != ELSE:
        await _say(turn, tools, "contact_your_choice" if asked else "contact_stands", named)


async def say_what_goes_along(turn: Turn, tools: Tools) -> None:
    """A yes with more words: what of them goes along, and what of it is left out; a need told to us comes after."""
    if turn.chosen is None or turn.text.button or not turn.chosen.choice.payload.startswith(CONTACT_AGREED):
        return
    asked = asking_them.asked_about(turn.offered)
    if asked is None or choose(turn.text.body, turn.offered) is not None:
        return
    service, told = asked
    words, following = await what_goes_along(tools, told, turn.text.body, turn.stands.need)
    turn.ahead = await _asked_beside_yes(tools, service, agreeing.words_beside_yes(turn.text.body))
    if turn.ahead is None and passed_on.tells_a_fear(turn.text.body):
        turn.ahead = Saying("contact_fear")
    elif turn.ahead is None and passed_on.leaves_out(turn.text.body):
        turn.ahead = Saying("contact_left_out")
    following = following or json.loads(turn.chosen.choice.payload.removeprefix(CONTACT_AGREED)).get("others", "")
    payload = asking_them.ask_contact(service, words, following).replace(asking_them.ASK_CONTACT, CONTACT_AGREED, 1)
    turn.chosen = replace(turn.chosen, choice=replace(turn.chosen.choice, payload=payload))


async def _asked_beside_yes(tools: Tools, id: str, words: str) -> Saying | None:
    """The answer to what is asked of the service in the same breath: `yes please, and is it free`; or whom to ask."""
    if not with_one_open.asks(words) or with_contact_open.asks_of_the_worker(words):
        return None
    async with tools.database.reading() as session:
        named = await service_named(session, id)
    told = answers.answer(with_one_open.question_in(words), *named) if named else None
    if named is None or told is None:
        return None
    wording, variables = answers.worded(told, how_to_reach(named[0]))
    return Saying(wording, {"service": named[0].name, **variables})


async def what_goes_along(tools: Tools, told: str, text: str, need: str | None = None) -> tuple[str, str]:
    """What a service is to be told, where `told` was to be told before this text; and a need that is told to us, by id.

    `need` is what the service is for: what is surely about that goes along too, `council tax n catalogue`.

    Of what does not plainly say it, that goes along which is told for somebody to go by: no thanks, no chat.
    """
    note = passed_on.note_after(told, text)
    found = (
        await tools.engine.understand([*note.others, *note.for_us], [CONTACT]) if note.others or note.for_us else []
    )
    of_others, of_us = found[: len(note.others)], found[len(note.others) :]
    kept = [part for part, each in zip(note.others, of_others, strict=True) if _is_to_go_by(part, each, need)]
    needs = [need["id"] for each in of_us if surely_needs(each) for need in each["needs"]]
    words = asking_them.joined(note.words, *kept)
    return words[: asking_them.LONGEST_WORDS], needs[0] if needs else ""


def _is_to_go_by(part: str, understood: Understood, need: str | None) -> bool:
    if len(part.split()) < FEWEST or risk_in(understood).risk is not None:
        return False
    of_the_need = need in plain_needs(understood) and not with_one_open.asks(part)
    return of_the_need or move_of(understood, CONTACT) == "pass_on"


async def _pass_on(turn: Turn, tools: Tools, named: Named) -> None:
    """Words for them to go by: said back with the question, or kept for the key worker; fewer than that only agree."""
    words, asked = " ".join(turn.words.split()), asking_them.asked_about(turn.offered)
    if len(words.split()) < FEWEST or len(words) > asking_them.LONGEST_WORDS:
        await _say(turn, tools, "contact_your_choice" if asked else "contact_stands", named)
    elif asked:
        along, following = await what_goes_along(tools, asked[1], turn.words)
        turn.payload = asking_them.ask_contact(named[0].id, along, following)
    else:
        turn.effects += ({"kind": "words_for_worker", "words": words},)
        kept = {"words": short(words), "hours": await hours_said(turn, tools)}
        turn.answer(Saying("words_for_worker", kept, turn.offered))


def _says_goodbye(turn: Turn) -> bool:
    """Whether a service is to be asked, and the text takes its leave: nothing more is asked of it."""
    return waits_to_be_asked(turn) and surely(turn.understood) in ("goodbye", "thanks")


def _chosen(turn: Turn, move: str) -> Chosen | None:
    """The choice that words pick which are none of its own. A yes is taken only where it is plain."""
    match move:
        case "put_off" | "turns_back":
            return _first(turn, payload="/not_now")
        case "yes" if is_sure(turn, CONTACT):
            return _first(turn, label="Yes,")
        case "by_self":
            return _first(turn, label="No,")
    return None


def _first(turn: Turn, payload: str = "", label: str = "") -> Chosen | None:
    """The first choice that lies open with this payload, or with a label that begins so."""
    found = ((n, each) for n, each in enumerate(turn.offered, 1))
    fits = (
        Chosen(n, each) for n, each in found if each.payload == payload or (label and each.label.startswith(label))
    )
    return next(fits, None)


def _newest(turn: Turn) -> Choice | None:
    """The service of the request that lies open, else the one asked for last."""
    return not_after_all.newest_spoken_of(turn.offered, turn.to_ask) or next(reversed(turn.to_ask), None)


async def _named(turn: Turn, tools: Tools) -> Named | None:
    """The service that it is about."""
    about = asking_them.asked_about(turn.offered)
    newest = _newest(turn)
    id = about[0] if about else id_of(newest) if newest is not None else None
    if id is None:
        return None
    async with tools.database.reading() as session:
        return await service_named(session, id)


async def _say(turn: Turn, tools: Tools, wording: str, named: Named) -> None:
    """An answer with what it needs, and the choices that lie open."""
    service, _ = named
    uses = USES[wording]
    hours = await hours_said(turn, tools) if "hours" in uses else ""
    then = SHALL_I if with_contact_open.is_asked_about(turn.offered) else AND_NOW
    known = {"service": service.name, "contact": how_to_reach(service), "hours": hours, "then": then}
    turn.answer(Saying(wording, {name: known[name] for name in uses}, turn.offered))


def _with_a_way_out(turn: Turn) -> tuple[Choice, ...]:
    """The choices that lie open, with something else to look at where there is none among them."""
    if any(choice.payload == SOMETHING_ELSE.payload for choice in turn.offered):
        return turn.offered
    return (*turn.offered[:-1], SOMETHING_ELSE, *turn.offered[-1:])


async def _answer(turn: Turn, tools: Tools, named: Named) -> None:
    """A question of the service, or one we cannot answer; what is about us goes on."""
    if straight_questions.asked_in(turn.words, turn.stands, turn.offered) is not None:
        return
    service, organisation = named
    told = answers.answer(with_one_open.question_in(turn.words), service, organisation)
    if told is not None and told.words and not with_contact_open.asks_of_the_worker(turn.words):
        wording, variables = answers.worded(told, how_to_reach(service))
        turn.answer(Saying(wording, {"service": service.name, **variables}, _with_a_way_out(turn)))
    elif surely(turn.understood) == "privacy":
        turn.answer(Saying("utter_privacy", choices=_with_a_way_out(turn)))
    else:
        await _say(turn, tools, "contact_not_known", named)


USES = {
    "contact_who": ("then",),
    "contact_may_change": ("then",),
    "contact_missed": ("then",),
    "contact_silent": ("service", "contact", "then"),
    "contact_from": ("service", "then"),
    "contact_costs": ("then",),
    "contact_passed_on": ("service", "then"),
    "contact_your_say": ("service", "then"),
    "contact_not_me": ("contact", "then"),
    "contact_nothing_to_do": ("then",),
    "contact_when": ("service", "hours", "then"),
    "contact_sooner": ("hours", "then"),
    "contact_too_long": ("hours", "contact", "then"),
    "contact_late": ("hours", "contact", "then"),
    "contact_your_choice": ("contact", "then"),
    "contact_not_known": ("contact", "then"),
    "contact_worry": ("then",),
    "contact_stands": ("service", "hours", "then"),
}
"""The variables of each wording."""
