"""Steps of a turn: what is said while services lie open to choose from: asked about, shied from, none of them right."""

import re
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation import by_name, denying, with_one_open
from bot.conversation.asking_them import how_bidden
from bot.conversation.choosing import all_of, asking, first_of, id_of, of_need, services_among
from bot.conversation.meaning import plain_needs, surely
from bot.conversation.places import ELSE, LIST, is_act_of_its_own, is_likely, is_sure, move_in
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.steps_one_open import NARROWER, OTHERS, is_busy, is_doubtful, named_by_line
from bot.conversation.steps_services import ask_whom_to_contact
from bot.directory import answers, conditions, things
from bot.directory.details import how_to_reach
from bot.directory.offers import service_named
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language.asking import asks_again
from bot.language.seeking import seeks
from bot.messages import Choice, Saying

TRIED = '/something_else{"do": "tried"}'
LATER = "/not_now"
OTHER_ONES = Choice("Others than these", OTHERS)
MOST_TOLD = 250
"""Characters of what is told of each; the choices stand beside them."""
HOW_IT_IS = frozenset("transport digital childcare additional_support_needs health_disability peer_support".split())
"""Needs that a wish looks like by its manner: `with a creche`, `on zoom`, `for kids with adhd`."""
WOMEN = r"(?:women|wummin|ladies|lassies)"
FOR_WOMEN = re.compile(
    rf"\b(?:for|fur|just|only|all|other) {WOMEN}\b(?!'|s? aid\b| (?:who|whose|that|like|leaving)\b)"
    rf"|\b{WOMEN}(?:'?s)? (?:only|group|ones?)\b",
    re.IGNORECASE,
)
BY_WOMEN = frozenset({"domestic_abuse"})
"""And by this: `is there anything like that for women only`."""
BEGINS_ANEW = re.compile(
    r"^\W*(?:(?:no|naw|sorry|but|oh|och)\W+)*(?:i|a|ah) (?:mean|meant|said|asked (?:for|about))"
    r" (?!ones?\b|wans?\b|yins?\b|with\b|wi\b|is\b|if\b|a later\b|nearer\b)|\bwhat about some ?(?:one|body)\b",
    re.IGNORECASE,
)
"""Then such a need is meant itself: `I meant childcare`."""
SAYS_WHAT = re.compile(
    r"\b(?:it'?s|this is|that'?s|it is)(?: (?:really|just|jist|actually|only))* (?:more|mair|mainly|mostly)"
    r"(?: (?:the|about|aboot|to do with|a))*\b(?! like\b| of a\b)",
    re.IGNORECASE,
)
"""Then another need is meant too: `it's more the money than the work`."""
ASKS_OF_THESE = re.compile(
    r"\b(?:do|does|dae|are|is|can|will|would) (?:any|ony|either|all|both|some) (?:of|o) (?:them|those|these|thae|yon)\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:do(?:n'?t| not)|dinnae|did(?:n'?t| not|nae)|not|no) (?:want|need|ask|asking|looking|after)\b",
    re.IGNORECASE,
)
"""`no i dont want to volunteer! i need help for ME` asks nothing of the list."""
PUTS_OFF = re.compile(
    r"\b(?:think|later|christmas|xmas|new year|not now|another time|wait|te?xt|when (?:i|a|ah))\b", re.IGNORECASE
)
OF_OUR_TEXTS = re.compile(
    r"\b(?:i|a|ah) (?:write|text|say|type|send|put)\b|\b(?:my|these|the) te?xts\b|\bthis (?:sent|chat|number)\b",
    re.IGNORECASE,
)
"""Of what is texted to us, rather than what they pass on."""
POINTING = frozenset({"pick", "asks", "likes", "all", "wish"})
"""Moves that may be about one of them."""
AGAIN = {"again": "utter_where_we_were", "pick": "utter_which_one", "likes": "utter_which_one"}
"""What is said before the list, with what each is."""
SAID = {
    "tell_on": "of_list_tell_on",
    "what_then": "of_list_what_then",
    "worries": "of_list_worry",
    "tells": "of_list_told",
    "for_other": "of_list_for_other",
}
"""What is said before the names alone."""

WAY_OF_TALKING = re.compile(
    r"^(?!.*\b(?:(?:key ?)?worker|human|real person|(?:talk|speak|chat) (?:to|tae|wi|with) (?:a person|some(?:one"
    r"|body)))\b).*\b(?:face (?:to|tae) face|in person)\b",
    re.IGNORECASE | re.DOTALL,
)
"""`i'd rather it was face to face`, of those listed: nobody of ours is asked for."""


async def stay_with_the_list(turn: Turn, tools: Tools) -> None:
    """What is said to a list of services is answered about it, unless the text asks for something new."""
    services = services_among(turn.offered)
    tells_of_loss = denying.OF_LOSS.search(turn.words) is not None
    if not services or is_busy(turn) or tells_of_loss or len(turn.words.split()) > with_one_open.LONGEST:
        return
    move = _move(turn)
    if move in POINTING and (payload := await named_by_line(turn, tools)) is not None:
        turn.payload = payload
        return
    match move:
        case "others":
            turn.payload = OTHERS
        case "wish":
            turn.payload = NARROWER
        case "elsewhere" if turn.stands.need:
            turn.payload = of_need(turn.stands.need)
        case "tried":
            turn.payload = TRIED
        case "later":
            turn.payload = LATER
        case "all":
            turn.chosen = all_of(turn.offered)
            turn.payload = turn.chosen.choice.payload if turn.chosen else None
        case "best" | "too_many":
            turn.ahead = Saying("first_of_them_asked" if move == "best" else "first_of_them")
            turn.chosen = first_of(turn.offered)
        case "be_asked":
            ask_whom_to_contact(turn, how_bidden(turn.words))
        case "asks" if len(services) == 1:
            turn.payload = asking(services[0])
        case "asks":
            async with tools.database.reading() as session:
                turn.answer(await _told_of_each(session, turn, services))
        case "ex_near":
            turn.answer(Saying("of_service_ex_near", choices=(OTHER_ONES, A_PERSON, WAYS_OUT[1])))
        case "not_meant" if (sought := _sought_instead(turn)) is not None:
            turn.payload = sought
        case "not_meant":
            turn.answer(Saying("read_wrong_what", choices=(A_PERSON, *WAYS_OUT)))
        case "likes" if surely(turn.understood) == "thanks":
            turn.answer(Saying("of_list_thanks", choices=_names(turn)))
        case _ if move in AGAIN:
            turn.answer(Saying(AGAIN[move], choices=turn.offered))
        case _ if move in SAID:
            turn.answer(Saying(SAID[move], choices=_names(turn)))


async def stay_where_we_were(turn: Turn, tools: Tools) -> None:
    """A doubtful text leaves open what lay open, a list or one service: it is not met with what it is a little like."""
    if is_busy(turn) or not is_doubtful(turn):
        return
    if services_among(turn.offered):
        turn.answer(Saying("of_list_stays", choices=turn.offered))
    elif (service := with_one_open.open_service(turn.offered)) is not None:
        async with tools.database.reading() as session:
            named = await service_named(session, service)
        if named is not None:
            about = {"service": named[0].name, "contact": how_to_reach(named[0])}
            turn.answer(Saying("of_service_stays", about, turn.offered))


def _move(turn: Turn) -> str:
    """What the text does; one that names a place, or asks what is plainly of another need, is left to the talk."""
    move = move_in(turn, LIST)
    if by_name.turned_down(turn.words, turn.listed):
        return "others"
    if not is_likely(turn, LIST):
        return ELSE
    if move == "wish" and conditions.wished_in(turn.words) and WAY_OF_TALKING.search(turn.words):
        return "wish"
    if is_act_of_its_own(turn, LIST):
        return ELSE
    if move == "not_meant" and asks_again(turn.words):
        return ELSE
    if move == "asks" and DENIES.search(turn.words) and not with_one_open.asks(turn.words):
        return "wish" if conditions.wished_in(turn.words) else "not_meant"
    if move == "wish" and ASKS_OF_THESE.search(turn.words):
        return "asks"
    if move == "asks" and conditions.put_aside(turn.words)[1]:
        return "wish"
    if move == "later" and conditions.wished_in(turn.words) and not PUTS_OFF.search(turn.words):
        return "wish"
    if move == "tell_on" and OF_OUR_TEXTS.search(turn.words):
        return ELSE
    if names_place(turn.understood) and move in ("wish", "others") and is_sure(turn, LIST) and not _of_another(turn):
        return "elsewhere"
    if names_place(turn.understood) and move in ("wish", "others", "tells", "not_meant"):
        return ELSE
    if move == "tells" and conditions.wished_in(turn.words) and not _of_another(turn):
        return "wish"
    if move == "tells" and with_one_open.asks(turn.words):
        move = "asks"
    return ELSE if move in ("asks", "tells", "wish", "others") and _of_another(turn) else move


def _sought_instead(turn: Turn) -> str | None:
    """What a text that puts the list aside names in its place: another need, or a thing within this one."""
    needs = plain_needs(turn.understood)
    ranked = [each["id"] for each in (turn.understood or {}).get("needs", ()) if each["id"] in needs]
    if others := [need for need in ranked if need != turn.stands.need]:
        return of_need(others[0])
    named = turn.stands.need is not None and things.named_in(turn.words, turn.stands.need)
    return NARROWER if named or needs else None


def _of_another(turn: Turn) -> bool:
    """Whether a text is plainly about another need than the list's, and seeks it or has no word that stands for these."""
    others = plain_needs(turn.understood) - {turn.stands.need}
    if not BEGINS_ANEW.search(turn.words):
        others -= HOW_IT_IS | (BY_WOMEN if FOR_WOMEN.search(turn.words) else frozenset())
    sought = seeks(turn.words) or SAYS_WHAT.search(turn.words) is not None
    return bool(others) and (sought or with_one_open.may_be_of_anything(turn.words))


async def _told_of_each(session: AsyncSession, turn: Turn, services: list[Choice]) -> Saying:
    """What is held of each on what the text asks; that it is not known, where it is of none."""
    question = with_one_open.question_in(turn.words)
    told = [await _told_of(session, each, question) for each in services]
    known = [(each.label, its.words) for each, its in zip(services, told, strict=True) if its and its.words]
    if not known:
        return Saying("of_none", choices=_names(turn))
    for shortly in (False, True):
        words = " ".join(f"{label}: {answers.first_sentence(its) if shortly else its}" for label, its in known)
        if len(words) <= MOST_TOLD:
            part = any(its is None or its.missing for its in told)
            return Saying("of_each_part" if part else "of_each", {"details": words}, _names(turn))
    return Saying("of_each_long", choices=_names(turn))


async def _told_of(session: AsyncSession, service: Choice, question: str) -> answers.Told | None:
    """What is known of a service on a question; None where it asks nothing particular."""
    id = id_of(service)
    named = await service_named(session, id) if id else None
    return answers.answer(question, *named) if named else None


def _names(turn: Turn) -> tuple[Choice, ...]:
    return tuple(replace(each, about="") for each in turn.offered)
