"""Steps of a turn: the talk stays with the one service that lies open, unless the text asks for something new."""

import re
from dataclasses import replace

from bot.conversation import by_place, with_one_open
from bot.conversation.asking_them import ASK_CONTACT, ask_contact, how_bidden, wish_in
from bot.conversation.choosing import asking, needs_to_pick
from bot.conversation.for_the_worker import short
from bot.conversation.meaning import likely_needs, plain_needs, surely, surely_needs
from bot.conversation.places import ELSE, SERVICE, is_act_of_its_own, move_in
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.steps_meaning import FINISH
from bot.database.tables import Organisation, Service
from bot.directory import answers, conditions
from bot.directory.details import how_to_reach, sentence
from bot.directory.offers import service_named
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language.asking import asks_again
from bot.language.seeking import seeks
from bot.messages import Choice, Saying

Named = tuple[Service, Organisation]
OTHERS, NARROWER = "/something_else", '/something_else{"do": "narrow"}'
"""Others of the kind; those first that are as the text wishes them."""
BY_SELF = FINISH
MOST_LISTED = 3
LONGEST_PASSED_ON = 90
"""Characters of what a parent tells that would go with a wish to be contacted."""
WHAT_IS_IT = re.compile(r"^\W*(?:\w+ ){0,6}?(?:what'?s|whats|what is|whit'?s) (?:that|it|this)\W*$", re.IGNORECASE)
"""`the muddy one whats that`: all there is to tell is asked for."""
FEW_WORDS = 4
"""Of a plain yes: to have them asked is all there is to agree to, and it is asked once more before anybody is."""
DOUBTFUL = frozenset({None, "unclear", "choose", "tell_more"})
NO_ACT = frozenset({None, "unclear"})
OF_MOVE = {"likes": "of_service_liked", "worries": "of_service_worry", "no_answer": "of_service_no_answer"}


async def stay_with_the_service(turn: Turn, tools: Tools) -> None:
    """What is said to the service whose details lie open is answered about it."""
    service = with_one_open.open_service(turn.offered)
    if service is None or is_busy(turn) or len(turn.words.split()) > with_one_open.LONGEST:
        return
    move = _move(turn)
    if (
        surely(turn.understood) == "yes"
        and len(turn.words.split()) <= FEW_WORDS
        and not with_one_open.asks(turn.words)
    ):
        turn.payload = ask_contact(service)
        return
    if move in ("unsuited", "asks", ELSE) and (payload := await named_by_line(turn, tools)) is not None:
        turn.payload = payload
    elif (placed := with_one_open.placed_in(turn.words, turn.listed[:MOST_LISTED])) is not None:
        turn.payload = placed.payload
    elif move == "list_again" and turn.listed:
        turn.answer(_list_again(turn))
    elif move == "be_asked":
        wish = wish_in(turn.words)
        turn.payload = ask_contact(service, how_bidden(turn.words) or (wish.words if wish else ""))
    elif move == "by_self":
        turn.payload = BY_SELF
    elif move == "unsuited":
        wished = conditions.wished_in(conditions.put_aside(turn.words)[0])
        turn.payload = NARROWER if wished else OTHERS
    elif move == ELSE or (move == "tells" and names_place(turn.understood)):
        _look_at_others(turn)
        if move == ELSE and conditions.wished_in(turn.words) and with_one_open.ANOTHER_KIND.search(turn.words):
            turn.payload = turn.payload or NARROWER
    else:
        async with tools.database.reading() as session:
            named = await service_named(session, service)
        if named is not None:
            _stay(turn, move, named)


def _move(turn: Turn) -> str:
    """What the text does; a question that is plainly of another need, and by no word of this service, is of that need."""
    move = move_in(turn, SERVICE)
    if with_one_open.asks_if_a_person(turn.words):
        return "a_person"
    if with_one_open.asks_of_reaching(turn.words) or asks_again(turn.words):
        return "asks"
    if is_act_of_its_own(turn, SERVICE):
        return ELSE
    by_self = move == "by_self" or (move == "be_asked" and with_one_open.by_themselves(turn.words))
    of_this = move == "unsuited" and with_one_open.ANOTHER_KIND.search(turn.words) is None
    if (by_self or of_this) and with_one_open.asks(turn.words):
        return "asks"
    if by_self:
        return "by_self"
    if move in ("tells", "likes") and with_one_open.asks(turn.words):
        move = "asks"
    others = plain_needs(turn.understood) - {turn.stands.need}
    of_another = bool(others) and with_one_open.may_be_of_anything(turn.words)
    return ELSE if move == "asks" and of_another else move


def is_doubtful(turn: Turn) -> bool:
    """Whether a text seeks nothing in so many words and is no plain act or need: the talk stays where it is by that.

    Such a text was met with whatever it was a little like: `No it is not volunteering` with volunteering.
    """
    found = turn.understood or {}
    plain_need = surely_needs(found) and bool(plain_needs(found)) and len(likely_needs(found)) == 1
    plain_act = surely(found) not in NO_ACT
    return not (plain_need or plain_act or seeks(turn.words) or names_place(found))


def is_busy(turn: Turn) -> bool:
    """Whether what a text does was found by now, or something else is asked of it."""
    asked = turn.question is not None and turn.question["what"] != "choice"
    return turn.is_plain or turn.verdict.risk is not None or asked or turn.denied is not None or turn.beside != ""


async def named_by_line(turn: Turn, tools: Tools) -> str | None:
    """The payload for the one service that a text points at by its place or line: to show it, or to answer about it."""
    if not by_place.points_at(turn.words):
        return None
    async with tools.database.reading() as session:
        meant = await by_place.named(session, turn.words, turn.listed)
    if len(meant) != 1:
        return None
    beside = by_place.beside(turn.words)
    return asking(meant[0]) if with_one_open.asks(beside) and not WHAT_IS_IT.match(beside) else meant[0].payload


def _look_at_others(turn: Turn) -> None:
    """Others of the kind are looked for; where it is not plain which one is asked about, the list lies open again."""
    if turn.payload is not None or not with_one_open.asks_of_another(turn.words):
        return
    wished = conditions.wished_in(turn.words) or names_place(turn.understood)
    doubtful = surely(turn.understood) in DOUBTFUL and not surely_needs(turn.understood)
    if turn.listed and doubtful and not wished:
        turn.answer(_list_again(turn))


def _list_again(turn: Turn) -> Saying:
    return Saying("utter_where_we_were", choices=(*turn.listed[:MOST_LISTED], *WAYS_OUT))


def _stay(turn: Turn, move: str, named: Named) -> None:
    service, _ = named
    about = {"service": service.name, "contact": how_to_reach(service)}
    match move:
        case "in_short":
            said = {"service": service.name, "details": f"{service.short}. {about['contact']}"}
            turn.answer(Saying("utter_service_more", said, turn.offered))
        case "a_person":
            said = {"service": service.name, "details": sentence(service.what)}
            turn.answer(Saying("utter_service_more", said, turn.offered))
        case "worries" | "asks" if with_one_open.asks_who_knows(turn.words):
            turn.answer(Saying("of_service_tell_on", {"service": service.name}, turn.offered))
        case "asks":
            _answer(turn, named)
        case "ex_near":
            choices = (Choice("Others than this", OTHERS), A_PERSON, WAYS_OUT[1])
            turn.answer(Saying("of_service_ex_near", choices=choices))
        case "menaced":
            turn.answer(_menaced(turn, named))
        case "tells":
            turn.answer(Saying("of_service_told", about, _with_what_is_told(turn, service)))
        case _:
            turn.answer(Saying(OF_MOVE.get(move, "of_service_stays"), about, turn.offered))


def _answer(turn: Turn, named: Named) -> None:
    """From what is held of the service, or that it is not known."""
    service, _ = named
    question = with_one_open.question_in(turn.words)
    told = answers.answer(question, *named) or answers.nearest(question, service)
    wording, variables = answers.worded(told, how_to_reach(service))
    turn.answer(Saying(wording, {"service": service.name, **variables}, turn.offered))


def _with_what_is_told(turn: Turn, service: Service) -> tuple[Choice, ...]:
    """The choices that lie open: what was told goes along where they are asked; another need that it is about beside."""
    found, words = turn.understood or {}, " ".join(turn.words.split())
    passed_on = words if len(words) <= LONGEST_PASSED_ON else ""
    known = () if found.get("unsure") else [each["id"] for each in found.get("needs") or ()]
    needs = needs_to_pick(id for id in known if id != turn.stands.need)
    first, *rest = turn.offered
    asked = (
        replace(first, payload=ask_contact(service.id, passed_on)) if first.payload.startswith(ASK_CONTACT) else first
    )
    return (asked, *needs[:1], *rest)


def _menaced(turn: Turn, named: Named) -> Saying:
    """Whom to ring where somebody is to be afraid of, and a person to talk to."""
    told = Choice("Ask them to contact me", ask_contact(named[0].id, short(" ".join(turn.words.split()))))
    return Saying("of_service_menaced", choices=(A_PERSON, told, *WAYS_OUT))
