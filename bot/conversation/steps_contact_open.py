"""Steps of a turn: what is said while it lies open whether a service gets in touch, or once it is to be asked."""

from dataclasses import replace

from bot.conversation import (
    asking_them,
    by_name,
    straight_questions,
    wary_questions,
    with_contact_open,
    with_one_open,
)
from bot.conversation.agreeing import SAYS_YES
from bot.conversation.choosing import Chosen
from bot.conversation.for_the_worker import short
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, hours_said
from bot.conversation.steps_one_open import THEIR_OWN, Named, is_busy, menaced
from bot.conversation.with_one_open import Said
from bot.directory import answers
from bot.directory.details import how_to_reach
from bot.directory.offers import service_named
from bot.handover import spoken
from bot.language.are_you_real import asks_if_real
from bot.language.seeking import seeks
from bot.messages import Choice, Saying

SMALL_TALK = frozenset({"not_now", "thanks", "goodbye", "greeting"})
OF_A_PERSON = frozenset({"talk_to_person", "change_worker", "another_person", "ask_contact"})
"""Acts that a wish about who is in touch, or how, looks like."""
YES_OR_NO = frozenset({"yes", "no"})
LONGEST_YES = 3
TELLS_MORE = "/tell_more"
"""A question about the service would put the choices of its details in the place of those that lie open."""
SHALL_I = "Shall I ask them?"
AND_NOW = "What would you like meanwhile?"
SOMETHING_ELSE = spoken.WAYS_OUT[0]
LONGEST_PASSED_ON = 200
"""Characters of what is passed on."""
FEWEST = 3
"""Words; fewer tell nothing to go by."""


async def answer_about_being_contacted(turn: Turn, tools: Tools) -> None:
    """A question about being contacted is answered, and what lay open lies open still; a shrug is no yes."""
    asked = with_contact_open.is_asked_about(turn.offered)
    waits = turn.stands.waiting and with_contact_open.waits_to_be_asked(turn.offered)
    if not (asked or waits) or is_busy(turn):
        return
    if asked and (chosen := _chosen(turn)) is not None:
        turn.chosen = chosen
        return
    wording = with_contact_open.asked_in(turn.words)
    if wording is None and asked and with_contact_open.shrugs(turn.words):
        wording = "contact_your_choice"
    elif wording is None and waits and with_contact_open.is_late(turn.words):
        wording = "contact_late"
    elif waits and with_contact_open.wants_to_talk_sooner(turn.words):
        wording = "contact_sooner"
    elif wording is None and with_contact_open.is_too_long(turn.words):
        wording = "contact_too_long"
    named = await _named(turn, tools)
    if wording is not None and named is not None:
        await _say(turn, tools, wording, named)
        return
    them = wary_questions.feared_in(turn.words.replace("\u2019", "'"))
    if them is not None and with_contact_open.is_a_question(turn.words):
        async with tools.database.reading() as session:
            private = await straight_questions.is_it_private(session, (turn.words,))
        if private is not None:
            turn.answer(replace(private, choices=turn.offered))


async def stay_with_being_contacted(turn: Turn, tools: Tools) -> None:
    """What seeks nothing new, and is no act of its own, leaves open what lay open: a question, a wish, a worry."""
    asked = with_contact_open.is_asked_about(turn.offered)
    waits = turn.stands.waiting and with_contact_open.waits_to_be_asked(turn.offered)
    if not (asked or waits):
        return
    if turn.payload == TELLS_MORE and turn.chosen is None:
        turn.payload = None
    if is_busy(turn):
        return
    said, act = with_one_open.said_in(turn.words), surely(turn.understood)
    of_them = said is Said.HAS_THEM_ASKED
    of_another = seeks(turn.words) or with_one_open.asks_of_another(turn.words)
    anew = (of_another and not of_them) or names_place(turn.understood)
    if anew or by_name.named(turn.words, turn.listed, None) or (named := await _named(turn, tools)) is None:
        return
    if asks_if_real(turn.words):
        turn.answer(Saying("utter_who_are_you", choices=_with_a_way_out(turn)))
    elif waits and with_contact_open.turns_back(turn.words):
        turn.answer(Saying("utter_worker_still_wanted", choices=turn.offered))
    elif waits and with_contact_open.is_done(turn.words):
        await _say(turn, tools, "contact_stands", named)
    elif with_contact_open.is_to_be_passed_on(turn.words) and (act not in THEIR_OWN or act in OF_A_PERSON):
        await _pass_on(turn, tools, named)
    elif said in (Said.ASKS, Said.ASKS_PERHAPS):
        await _answer(turn, tools, said, named)
    elif said is Said.MENACED:
        turn.answer(menaced(turn, named))
    elif _is_an_act(turn):
        return
    elif said is Said.WORRIES:
        await _say(turn, tools, "contact_worry", named)
    elif asked and said is Said.BY_SELF:
        turn.chosen = _by_self(turn)
    elif not surely_needs(turn.understood) or said in (Said.TELLS, Said.HAS_THEM_ASKED):
        await _pass_on(turn, tools, named)


async def _pass_on(turn: Turn, tools: Tools, named: Named) -> None:
    """Words for them to go by: said back with the question, or kept for the key worker; fewer than that only agree."""
    words, asked = " ".join(turn.words.split()), with_contact_open.is_asked_about(turn.offered)
    if len(words.split()) < FEWEST or len(words) > LONGEST_PASSED_ON or with_contact_open.only_agrees(words):
        await _say(turn, tools, "contact_your_choice" if asked else "contact_stands", named)
    elif asked:
        told = (asking_them.asked_about(turn.offered) or ("", ""))[1]
        together = ". ".join(each for each in (told, words) if each)
        turn.payload = asking_them.ask_contact(named[0].id, together[:LONGEST_PASSED_ON])
    else:
        turn.effects += ({"kind": "words_for_worker", "words": words},)
        kept = {"words": short(words), "hours": await hours_said(turn, tools)}
        turn.answer(Saying("words_for_worker", kept, turn.offered))


def _is_an_act(turn: Turn) -> bool:
    """Whether a text is heard as itself: small talk, a bare yes or no, or what it asks for besides."""
    act, asked = surely(turn.understood), with_contact_open.is_asked_about(turn.offered)
    if asked and asking_them.BEGINS_WITH_NO.match(turn.words):
        return True
    if act in YES_OR_NO:
        return asked or len(turn.words.split()) <= LONGEST_YES
    return act in THEIR_OWN | SMALL_TALK


def _chosen(turn: Turn) -> Chosen | None:
    """The choice that words pick which are none of its own: not yet, or that they do it themselves."""
    if with_contact_open.puts_off(turn.words):
        return _of(turn, "/not_now")
    if with_contact_open.says_yes_late(turn.words) or with_one_open.only_agrees(turn.words.strip()):
        return next(
            (Chosen(n, each) for n, each in enumerate(turn.offered, 1) if each.label.startswith("Yes,")), None
        )
    by_self = with_one_open.says_by_self(turn.words) and not SAYS_YES.match(turn.words)
    return _by_self(turn) if by_self else None


def _by_self(turn: Turn) -> Chosen | None:
    found = [Chosen(n, each) for n, each in enumerate(turn.offered, 1) if each.label.startswith("No,")]
    return found[0] if found else None


def _of(turn: Turn, payload: str) -> Chosen | None:
    found = [Chosen(n, each) for n, each in enumerate(turn.offered, 1) if each.payload == payload]
    return found[0] if found else None


async def _named(turn: Turn, tools: Tools) -> Named | None:
    """The service that it is about."""
    about = asking_them.asked_about(turn.offered)
    id = about[0] if about else turn.handover.about_service if turn.handover else None
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


async def _answer(turn: Turn, tools: Tools, said: Said, named: Named) -> None:
    """A question of the service, or one we cannot answer; what is about us, or an act of its own, goes on."""
    service, organisation = named
    act = surely(turn.understood)
    told = answers.answer(with_one_open.question_in(turn.words), service, organisation)
    if straight_questions.asked_in(turn.words, turn.stands, turn.offered) is not None:
        return
    of_worker = with_contact_open.asks_of_the_worker(turn.words)
    if told is not None and told.words and not of_worker:
        wording, variables = answers.worded(told, how_to_reach(service))
        turn.answer(Saying(wording, {"service": service.name, **variables}, _with_a_way_out(turn)))
    elif act == "privacy":
        turn.answer(Saying("utter_privacy", choices=_with_a_way_out(turn)))
    elif said is Said.ASKS or of_worker or (act not in THEIR_OWN and not with_one_open.asks_us(turn.words)):
        await _say(turn, tools, "contact_not_known", named)


USES = {
    "contact_who": ("then",),
    "contact_may_change": ("then",),
    "contact_missed": ("then",),
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
