"""Steps of a turn: the talk stays with the one service that lies open, unless the text asks for something new."""

import re
from dataclasses import replace

from bot.conversation import open_questions, straight_questions, with_one_open
from bot.conversation.asking_them import ASK_CONTACT, ask_contact, how_bidden
from bot.conversation.choosing import of_need
from bot.conversation.for_the_worker import short
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.narrowing import NARROWER, narrows
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.with_one_open import Said
from bot.database.tables import Organisation, Service
from bot.directory import answers, conditions
from bot.directory.details import how_to_reach
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language.seeking import seeks
from bot.messages import Choice, Saying

Named = tuple[Service, Organisation]
OTHERS = "/something_else"
BY_SELF = "/finish"
MOST_LISTED = 3
LONGEST_PASSED_ON = 90
"""Characters of what a parent tells that would go with a wish to be contacted."""
THEIR_OWN = (open_questions.OTHER_ACTS - {"help", "check_in", "ask_contact"}) | {
    "thanks",
    "greeting",
    "show_my_plan",
    "rules",
    "wrong_number_reported",
}
"""Acts that are heard as themselves."""
ASKED_OF_US = frozenset({"privacy", "who_are_you", "help", "not_now", "menu", "goodbye", "talk_to_person"})
"""Acts that a question about `them` only looks like."""
HEARD_THOUGH_UNSURE = frozenset({"not_now", "goodbye", "thanks", "greeting", "tell_more"})
"""Small talk, and a wish to hear more."""
DOUBTFUL = frozenset({None, "unclear", "choose", "tell_more"})
LIKELY = 0.3
COUNTED = re.compile(
    r"\b(?:nearer|closer|more like)(?: (?:to|tae))? (?:\d+|two|three|four|five|six)\b", re.IGNORECASE
)
"""How many, and no wish for one that is nearer."""
OF_FORM = {Said.LIKES: "of_service_liked", Said.AGREES: "of_service_liked", Said.WORRIES: "of_service_worry"}


async def stay_with_the_service(turn: Turn, tools: Tools) -> None:
    """What is said to the service whose details lie open is answered about it."""
    service = with_one_open.open_service(turn.offered)
    if service is None or is_busy(turn) or len(turn.words.split()) > with_one_open.LONGEST:
        return
    said = with_one_open.said_in(turn.words)
    if said is Said.WANTS_LIST and turn.listed:
        turn.answer(_list_again(turn))
    elif (placed := with_one_open.placed_in(turn.words, turn.listed[:MOST_LISTED])) is not None:
        turn.payload = placed.payload
    elif said in (Said.HAS_THEM_ASKED, Said.BY_SELF):
        turn.payload = BY_SELF if said is Said.BY_SELF else ask_contact(service, how_bidden(turn.words))
    elif seeks(turn.words):
        await _hear_agreement_first(turn, service, tools)
    elif with_one_open.asks_of_another(turn.words):
        _look_at_others(turn)
    elif not _is_of_something_else(turn, said):
        async with tools.database.reading() as session:
            named = await service_named(session, service)
        if named is not None:
            _stay(turn, said, named)


def is_busy(turn: Turn) -> bool:
    """Whether what a text does was found by now, or something else is asked of it."""
    asked = turn.question is not None and turn.question["what"] != "choice"
    return turn.is_plain or turn.verdict.risk is not None or asked or turn.denied is not None or turn.beside != ""


def _is_of_something_else(turn: Turn, said: Said) -> bool:
    """Whether a text is about us, or an act or a need of its own."""
    if straight_questions.asked_in(turn.words, turn.stands, turn.offered) is not None:
        return True
    act, found = surely(turn.understood), turn.understood or {}
    if said is Said.ASKS:
        return act in THEIR_OWN and (act not in ASKED_OF_US or with_one_open.asks_us(turn.words))
    if said is Said.ASKS_PERHAPS:
        return act in THEIR_OWN or with_one_open.asks_us(turn.words)
    if said in (Said.TELLS, Said.NOTHING):
        without_counts = COUNTED.sub(" ", turn.words)
        elsewhere = names_place(found) or narrows(without_counts, found, turn.stands.need or "")
        a_need = said is Said.NOTHING and surely_needs(found)
        return act in THEIR_OWN or found.get("finer_act") in HEARD_THOUGH_UNSURE or elsewhere or a_need
    return act in ("complaint", "stop", "delete_my_data") or (said in (Said.AGREES, Said.LIKES) and act == "thanks")


async def _hear_agreement_first(turn: Turn, service: str, tools: Tools) -> None:
    """`go on then. also is there anywhere for a buggy`: the question about contact first, the need after it."""
    rest = with_one_open.agreed_first(turn.words)
    if not rest or not seeks(rest):
        return
    understood = (await tools.engine.understand([rest]))[0]
    needs = [each["id"] for each in understood.get("needs") or () if each["confidence"] >= LIKELY]
    if needs and not understood.get("risk"):
        turn.payload = ask_contact(service, following=needs[0])


def _look_at_others(turn: Turn) -> None:
    """Others of the kind are looked for; where it is not plain which one is asked about, the list lies open again."""
    if with_one_open.is_unsuited(turn.words):
        turn.payload = _others(turn)
        return
    wished = narrows(turn.words, turn.understood, turn.stands.need or "") or names_place(turn.understood)
    doubtful = surely(turn.understood) in DOUBTFUL and not surely_needs(turn.understood)
    if turn.listed and doubtful and not wished:
        turn.answer(_list_again(turn))


def _list_again(turn: Turn) -> Saying:
    return Saying("utter_where_we_were", choices=(*turn.listed[:MOST_LISTED], *WAYS_OUT))


def _others(turn: Turn) -> str:
    """Others that meet what the text wishes, or any others."""
    return NARROWER if conditions.wished_in(turn.words) else OTHERS


def _stay(turn: Turn, said: Said, named: Named) -> None:
    service, _ = named
    about = {"service": service.name, "contact": how_to_reach(service)}
    if said is Said.IN_SHORT:
        turn.answer(
            Saying(
                "utter_service_more",
                {"service": service.name, "details": f"{service.short}. {about['contact']}"},
                turn.offered,
            )
        )
    elif said in (Said.ASKS, Said.ASKS_PERHAPS):
        _answer(turn, said, named)
    elif said is Said.UNSUITED:
        turn.payload = _others(turn)
    elif said is Said.EX_NEAR:
        choices = (Choice("Others than this", OTHERS), A_PERSON, WAYS_OUT[1])
        turn.answer(Saying("of_service_ex_near", choices=choices))
    elif said is Said.MENACED:
        turn.answer(menaced(turn, named))
    elif said is Said.TELLS:
        turn.answer(Saying("of_service_told", about, _with_what_is_told(turn, service)))
    else:
        turn.answer(Saying(OF_FORM.get(said, "of_service_stays"), about, turn.offered))


def _answer(turn: Turn, said: Said, named: Named) -> None:
    """From what is held of the service, or that it is not known; a question with words of a need of its own goes on."""
    service, _ = named
    question = with_one_open.question_in(turn.words)
    told, nearest = answers.answer(question, *named), answers.nearest(question, service)
    found = turn.understood or {}
    others = {each["id"] for each in found.get("needs") or ()} - {turn.stands.need}
    if (
        said is Said.ASKS_PERHAPS
        and others
        and not found.get("unsure")
        and not (told and told.words)
        and not nearest.near
    ):
        return
    wording, variables = answers.worded(told or nearest, how_to_reach(service))
    turn.answer(Saying(wording, {"service": service.name, **variables}, turn.offered))


def _with_what_is_told(turn: Turn, service: Service) -> tuple[Choice, ...]:
    """The choices that lie open: what was told goes along where they are asked; another need that it is about beside."""
    found, words = turn.understood or {}, " ".join(turn.words.split())
    passed_on = words if len(words) <= LONGEST_PASSED_ON else ""
    known = () if found.get("unsure") else Needs().known(each["id"] for each in found.get("needs") or ())
    needs = tuple(
        Choice(need.label, of_need(need.id)) for need in known if need.id != turn.stands.need and not need.quiet
    )
    first, *rest = turn.offered
    asked = (
        replace(first, payload=ask_contact(service.id, passed_on)) if first.payload.startswith(ASK_CONTACT) else first
    )
    return (asked, *needs[:1], *rest)


def menaced(turn: Turn, named: Named) -> Saying:
    """Whom to ring where somebody is to be afraid of, and a person to talk to."""
    told = Choice("Ask them to contact me", ask_contact(named[0].id, short(" ".join(turn.words.split()))))
    return Saying("of_service_menaced", choices=(A_PERSON, told, *WAYS_OUT))
