"""A step of a turn: what is asked about rules or the law, which we do not answer and others can."""

import json
from collections.abc import Sequence

from bot.conversation import by_name, by_place
from bot.conversation.choosing import choose_by_first, id_of, of_need, services_among
from bot.conversation.meaning import surely
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.straight_questions import is_where_asked
from bot.directory import not_for_us
from bot.directory.needs import Needs
from bot.handover.spoken import WAYS_OUT
from bot.messages import Choice, Saying

HOME = "housing"
OF_A_ROOF = "homeless_tonight"
PRACTICAL_RISKS = frozenset({None, OF_A_ROOF, "destitution_today"})
"""After words of another risk its own numbers are nearer."""
OUT = (Choice("Talk to a person", "/talk_to_person", ("person", "key worker")), *WAYS_OUT)
MOST_SHOWN = 2


async def own_up_about_rules(turn: Turn, tools: Tools) -> None:
    """Says who knows the rules, and goes on with what lies open, or with what else the text says."""
    if turn.is_plain or turn.words_are_asked_for:
        return
    risky = turn.verdict.risk is not None or turn.before.latest not in PRACTICAL_RISKS
    who_advises = not_for_us.asks_who_advises(turn.words)
    if risky or not (who_advises or not_for_us.asks_about_rules(turn.words)):
        return
    home = turn.stands.need == HOME or turn.before.latest == OF_A_ROOF or not_for_us.is_about_a_home(turn.words)
    open_now = await _lies_open(turn, tools)
    if who_advises:
        turn.answer(Saying("rules_who_advises_home" if home else "rules_who_advises", choices=open_now or OUT))
    elif open_now:
        turn.answer(Saying("rules_asked_home" if home else "rules_asked", choices=open_now))
    else:
        turn.ahead = Saying("rules_unknown_home" if home else "rules_unknown")


async def own_up_about_credit(turn: Turn, tools: Tools) -> None:
    """Power today is for the supplier to give: says so, where to find its number, and what lies open."""
    of_energy = turn.stands.need == "energy" or any(
        need["id"] == "energy" for need in (turn.understood or {}).get("needs") or ()
    )
    if turn.is_plain or turn.words_are_asked_for or not of_energy or turn.verdict.risk not in PRACTICAL_RISKS:
        return
    if turn.introduced and not turn.verdict.answered and not_for_us.asks_for_meter_credit(turn.words):
        turn.answer(Saying("rules_meter_credit", choices=(*services_among(turn.offered)[:MOST_SHOWN], *OUT)))


async def own_up_about_words(turn: Turn, tools: Tools) -> None:
    """After a loss: what to say to somebody is for a person to go through, and no more of the same list."""
    need = Needs().by_id.get(turn.stands.need or "")
    busy = turn.is_plain or turn.question is not None
    if need is None or not need.loss or busy or turn.verdict.risk is not None or not turn.listed:
        return
    if not_for_us.asks_what_to_say(turn.words):
        shown = services_among(turn.offered) or turn.listed
        turn.answer(Saying("words_not_mine", choices=(*shown[:MOST_SHOWN], *OUT)))


async def _lies_open(turn: Turn, tools: Tools) -> tuple[Choice, ...]:
    """The choices that go on from here: of the service meant, the list shown, or the need talked about.

    None where the text goes on by itself, as with where they are. The first answer of all has a hello before it, and
    no room for two more.
    """
    if turn.introduced and is_where_asked(turn.offered):
        return ()
    if service := await _service_meant(turn, tools):
        return (*service, *OUT)
    if services := services_among(turn.offered):
        return (*services[:MOST_SHOWN], *OUT)
    said = _needs_said(turn)
    if needs := [each for each in turn.offered if id_of(each)]:
        return () if any(choice.payload == need.payload for choice in said for need in needs) else (*needs, *OUT)
    if said and turn.introduced:
        return ()
    if (need := Needs().by_id.get(turn.stands.need or "")) is not None and not need.quiet:
        return (Choice("Show me who can advise", of_need(need.id)), *OUT)
    return (*said, *OUT) if said or not turn.introduced else ()


async def _service_meant(turn: Turn, tools: Tools) -> tuple[Choice, ...]:
    """How to go on with the service that is picked or named in the text, or in view."""
    meant: Sequence[Choice] = by_name.named(turn.words, turn.listed, surely(turn.understood))
    if (picked := choose_by_first(turn.words, turn.offered)) is not None:
        meant = services_among([picked[0].choice])
    elif not meant and by_place.points(turn.words, surely(turn.understood)):
        async with tools.database.reading() as session:
            meant = await by_place.named(session, turn.words, turn.listed)
    if len(meant) == 1 and (id := id_of(meant[0])):
        return (meant[0], _contact(id))
    in_view = (turn.state or {}).get("in_view")
    return (_contact(in_view),) if in_view and not services_among(turn.offered) else ()


def _contact(service: str) -> Choice:
    return Choice("Ask them to contact me", f"/ask_contact{json.dumps({'service': service})}", ("contact me",))


def _needs_said(turn: Turn) -> tuple[Choice, ...]:
    """The needs that the text is surely about."""
    found = turn.understood or {}
    needs = Needs().known(need["id"] for need in found.get("needs") or () if not found.get("unsure"))
    return tuple(Choice(need.label, of_need(need.id)) for need in needs[:MOST_SHOWN] if not need.quiet)
