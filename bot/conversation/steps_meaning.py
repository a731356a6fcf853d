"""Steps of a turn: what the text picks, means, refuses and asks for."""

import json
import logging
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation import (
    agreeing,
    asking_them,
    by_name,
    by_place,
    choosing,
    contact_asked,
    open_questions,
    plain_asks,
    refusing,
    summary_said,
    thanking,
    told_us,
)
from bot.conversation.asks_of_it import asks_of_it
from bot.conversation.choosing import Chosen, asking, choose_by_first, id_of, services_among
from bot.conversation.contact_asked import asked_of
from bot.conversation.engine import Understood
from bot.conversation.meaning import asks_for_something, risk_in, surely
from bot.conversation.reading import Turn
from bot.conversation.refusing import Refused
from bot.conversation.steps import Tools
from bot.conversation.straight_questions import WHERE_ASKED, is_where_asked
from bot.directory import details
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.errors import EngineUnavailable, TurnFailed
from bot.handover import wishes
from bot.handover.spoken import BACK, WAYS_OUT
from bot.messages import Choice, Saying
from bot.outbox.rendering import read_button_data
from bot.plans import in_words
from bot.safety.choices import A_PERSON_PERHAPS
from bot.safety.verdict import Verdict

log = logging.getLogger(__name__)

MOST_ASKED = 3
LONGEST_WORDS = 200
"""Characters of what is passed on with a wish to be contacted."""
WHERE = "/change_area"
FEW_WORDS = 14
FEWEST_OF_SEVERAL = 2
MOST_TOLD = 250
"""Characters of what is told of each; the choices stand beside them."""
ACTS_OF_THEIR_OWN = open_questions.OTHER_ACTS - {"goodbye", "not_now"}
"""What bitter thanks are taken for first, such as a complaint."""


async def choose(turn: Turn, tools: Tools) -> None:
    """Whether the text or button picks one of the choices that lie open."""
    if turn.text.button and (named := read_button_data(turn.text.button)):
        if 1 <= named[1] <= len(turn.offered):
            turn.chosen = Chosen(named[1], turn.offered[named[1] - 1])
    else:
        turn.chosen = choosing.choose(turn.text.body, turn.offered)


async def answer_a_late_wish(turn: Turn, tools: Tools) -> None:
    """A choice that was about a worker who has the parent no longer: it changes nothing, and is answered."""
    picked = turn.chosen.choice if turn.chosen else None
    if turn.chosen is None or wishes.wish_of(picked, None) is None:
        return
    if turn.stands.waiting:
        turn.chosen = Chosen(turn.chosen.number, replace(turn.chosen.choice, payload="/talk_to_person"))
        return
    turn.sayings = (BACK,)
    turn.decided = True


async def understand(turn: Turn, tools: Tools) -> None:
    """What the text means, by itself. Asked apart from the turn, so that a risk is found before any talk."""
    if turn.chosen is None:
        turn.understood = (await tools.engine.understand([turn.text.body]))[0]
        turn.ask_again = agreeing.said_to(turn.text.body, turn.offered) is agreeing.Said.AGAIN
        turn.chosen = agreeing.yes_and_more(turn.text.body, turn.offered)
        moves = open_questions.changes_set_time(turn.text.body, turn.question, turn.understood, turn.text.received_at)
        asked = turn.question is not None or turn.stands.risk_asked
        if turn.chosen is None and not turn.ask_again and asked and not moves:
            turn.chosen = open_questions.agreed(turn.understood, turn.offered)


async def understand_if_we_can(turn: Turn, tools: Tools) -> None:
    """The same, where the text is looked after without it."""
    try:
        await understand(turn, tools)
    except (EngineUnavailable, TurnFailed):
        log.warning("a text was not looked at for its meaning: text=%s", turn.text.id)


async def _understood_by_itself(turn: Turn, tools: Tools, *parts: str) -> list[Understood] | None:
    """What parts of a text mean. None where the last, with which the talk would go on, surely holds a risk.

    The whole text was looked at for risk; words that are sure to hold one are not hidden by the rest of it.
    """
    understood = await tools.engine.understand(list(parts))
    if (found := risk_in(understood[-1])).answered and found.sure:
        turn.verdict, turn.decided = found, True
        return None
    return understood


async def hear_more_than_thanks(turn: Turn, tools: Tools) -> None:
    """Thanks with a question behind them are the question; bitter ones get a word of regret, and ways on."""
    busy = turn.chosen is not None or turn.denied is not None or turn.words_are_asked_for
    if busy or turn.verdict.risk is not None:
        return
    thanks = thanking.thanks_in(turn.text.body)
    if thanks is None:
        return
    if thanks.asks:
        if understood := await _understood_by_itself(turn, tools, thanks.asks):
            turn.beside, turn.understood = thanks.asks, understood[0]
    elif thanks.bitter and surely(turn.understood) not in ACTS_OF_THEIR_OWN:
        turn.answer(Saying("sorry_no_help", choices=A_PERSON_PERHAPS))


async def hear_what_is_put_aside(turn: Turn, tools: Tools) -> None:
    """The newest wish wins: what is put aside for it is let go. What is no group is looked for in the same need."""
    need = turn.stands.need
    busy = turn.chosen is not None or turn.denied is not None or turn.question is not None
    if need is None or busy or turn.verdict.risk is not None:
        return
    if refusing.NO_GROUP.search(turn.words.replace("\u2019", "'")) and len(turn.words.split()) <= FEW_WORDS:
        turn.payload = f'/need{{"need": "{need}"}}'
        return
    found = refusing.put_aside(turn.words)
    if found is None:
        return
    understood = await _understood_by_itself(turn, tools, *found)
    if understood is None:
        return
    thing, rest = understood
    aside = {each["id"] for each in thing.get("needs") or ()}
    wanted = [] if rest.get("unsure") else [each for each in rest.get("needs") or () if each["id"] not in aside]
    if wanted:
        turn.beside, turn.understood = found[1], {**rest, "needs": wanted}
    elif aside and need not in aside:
        turn.beside, turn.understood, turn.payload = found[1], rest, f'/need{{"need": "{need}"}}'


async def hear_what_is_taken_back(turn: Turn, tools: Tools) -> None:
    """That a service is not to get in touch after all; the talk goes on with what the text wishes for beside that."""
    if turn.chosen is not None or turn.verdict.answered:
        return
    request = turn.handover if turn.stands.waiting else None
    if request is None or not request.about_service:
        turn.refused = Refused("contact") if contact_asked.refuses(turn.text.body) else None
        return
    async with tools.database.reading() as session:
        turn.asked_of = await asked_of(session, request.about_service)
    if turn.asked_of is None:
        return
    spoken_of = turn.stands.request_spoken_of
    back = contact_asked.taken_back(turn.text.body, turn.asked_of, spoken_of=spoken_of)
    if back is not None:
        turn.understood = (await tools.engine.understand([back.rest]))[0] if back.rest else turn.understood
        turn.refused = Refused("contact", back.rest)


async def hear_what_is_refused(turn: Turn, tools: Tools) -> None:
    """What the text refuses: nothing of it is offered, and the talk goes on with what it asks for beside that."""
    if turn.chosen is not None or turn.refused is not None or turn.verdict.answered:
        return
    refused = refusing.refused_in(turn.words, telling_asked=turn.stands.risk_asked)
    if refused is None or (turn.stands.waiting and refused.what == "worker"):
        return
    if refused.rest:
        understood = await _understood_by_itself(turn, tools, refused.rest)
        if understood is None:
            return
        turn.understood = understood[0]
    if refused.what != "deleting":
        # Social work named only to be refused is nothing to offer a person for.
        turn.verdict, turn.understood = Verdict(), {**(turn.understood or {}), "risk": None}
    turn.refused = refused if refused.rest and asks_for_something(turn.understood) else replace(refused, rest="")


async def hear_a_wish_for_contact(turn: Turn, tools: Tools) -> None:
    """A wish in words that a service gets in touch; how it would suit goes with it, what else it wishes comes next."""
    busy = turn.chosen is not None or turn.refused is not None or turn.words_are_asked_for
    if busy or turn.verdict.risk is not None:
        return
    if (numbered := asking_them.numbered_wish(turn.text.body, turn.offered)) is not None:
        service, words = numbered
        turn.payload = _ask_contact(service, words)
        return
    wish = asking_them.wish_in(turn.text.body)
    in_view = (turn.state or {}).get("in_view")
    meant = asking_them.service_meant(wish, turn.listed, turn.offered, in_view) if wish else None
    if wish is not None and meant is None and not wish.whom:
        _ask_whom_to_contact(turn, wish.words)
    if wish is None or meant is None:
        return
    besides = (await tools.engine.understand([wish.besides]))[0] if wish.besides else {}
    needs = [] if besides.get("unsure") else [need["id"] for need in besides.get("needs") or ()]
    if wish.besides and not needs:
        wish = replace(wish, words=f"{wish.words} {wish.besides}".strip())
    turn.payload = _ask_contact(meant, wish.words, needs[0] if needs else "")


def _ask_whom_to_contact(turn: Turn, words: str) -> None:
    """Which of several that lie open is meant; how it would suit goes with each."""
    services = services_among(turn.offered)
    choices = [replace(each, payload=_ask_contact(id, words)) for each in services if (id := id_of(each))]
    if len(choices) >= FEWEST_OF_SEVERAL:
        turn.answer(Saying("utter_which_one", choices=(*choices, *WAYS_OUT)))


def _ask_contact(service: str, words: str, following: str = "") -> str:
    told = {"service": service, "do": words[:LONGEST_WORDS], "others": following}
    return f"/ask_contact{json.dumps({key: value for key, value in told.items() if value})}"


async def hear_that_where_is_refused(turn: Turn, tools: Tools) -> None:
    """Would not say where they are, in more words than that: it is not asked again, and the rest of them counts."""
    if (
        not is_where_asked(turn.offered)
        or turn.chosen is not None
        or turn.payload is not None
        or turn.refused is not None
    ):
        return
    rest = refusing.refuses_place(turn.words)
    if rest is None or turn.verdict.risk is not None or plain_asks.names_place(turn.understood):
        return
    names_more = rest and not refusing.SAME_THING.search(rest)
    beside = (await tools.engine.understand([rest]))[0] if names_more else {}
    needs = Needs().known(need["id"] for need in beside.get("needs") or () if not beside.get("unsure"))
    named = {"need": needs[0].id} if len(needs) == 1 and not needs[0].quiet else {}
    turn.part, turn.payload = rest, f"{WHERE_ASKED}{json.dumps(named) if named else ''}"


async def find_what_is_asked(turn: Turn, tools: Tools) -> None:
    """The payload of what was chosen, refused, answered, or plainly asked."""
    if turn.payload is not None:
        return
    if turn.chosen is None and summary_said.words_in_its_place(turn.text.body, turn.offered):
        turn.payload, turn.answers = open_questions.ANSWER, {"what": "summary"}
        return
    if turn.refused is not None:
        turn.payload = None if turn.refused.rest else turn.refused.payload
        return
    if _in_words(turn) and turn.verdict.risk is None:
        if of_plan := in_words.payload_for(turn.text.body, turn.offered):
            turn.chosen, turn.payload = None, of_plan
            return
        if (need := told_us.need_beside(turn.text.body)) and await _takes_part(turn, need, tools):
            return
        if of_told := told_us.payload_for(turn.text.body, turn.question, turn.offered):
            turn.chosen, turn.payload = None, of_told
            return
    turn.payload, turn.answers = open_questions.read(
        turn.words, turn.chosen, turn.question, turn.understood, turn.text.received_at
    )
    is_answer = turn.payload is not None
    # Beside a risk no text is a question about a service.
    act = "risk" if turn.verdict.risk else (turn.understood or {}).get("finer_act")
    if turn.chosen is None and (plain := plain_asks.payload_for(turn.words, turn.stands, is_answer, act)):
        turn.payload, turn.answers = plain, None
    elif turn.payload is None and plain_asks.says_where_again(turn.words, turn.understood):
        turn.payload = WHERE


async def _takes_part(turn: Turn, part: str, tools: Tools) -> bool:
    """Goes on with a part of the text, if it is sure to be a need and holds no risk of its own."""
    understood = (await tools.engine.understand([part]))[0]
    if risk_in(understood).risk is not None or not understood.get("needs"):
        return False
    turn.part, turn.understood, turn.chosen = part, understood, None
    return True


def _in_words(turn: Turn) -> bool:
    """Whether the parent wrote it, and it is more than the number or the label of a choice."""
    return not turn.text.button and choosing.choose(turn.text.body, turn.offered) is None


async def pick_with_words(turn: Turn, tools: Tools) -> None:
    """A need or service picked by its number or name with more words; a risk in them was looked for by now."""
    if turn.chosen is not None or turn.payload is not None or turn.verdict.risk is not None:
        return
    if (picked := choose_by_first(turn.words, turn.offered)) is not None:
        turn.chosen, rest = picked
        asks = bool(services_among([turn.chosen.choice])) and by_name.asks_about(rest, turn.chosen.choice)
        turn.payload = asking(turn.chosen.choice) if asks else turn.chosen.choice.payload
        return
    words = turn.words
    meant = by_name.named(words, turn.listed, surely(turn.understood))
    if not meant and by_place.points(words, surely(turn.understood)):
        async with tools.database.reading() as session:
            meant = await by_place.named(session, words, turn.listed)
        words = by_place.beside(words)
    if len(meant) == 1:
        asks = by_name.asks_about(words, meant[0])
        turn.payload = asking(meant[0]) if asks else meant[0].payload
    elif meant:
        turn.answer(Saying("utter_which_one", choices=(*meant[:MOST_ASKED], *WAYS_OUT)))


async def tell_of_each(turn: Turn, tools: Tools) -> None:
    """A question about what lies open, where several services do, is answered for each of them."""
    services = services_among(turn.offered)
    busy = turn.chosen is not None or turn.payload is not None or turn.refused is not None
    if busy or turn.verdict.risk is not None or len(services) < FEWEST_OF_SEVERAL:
        return
    act = (turn.understood or {}).get("finer_act")
    if not asks_of_it(turn.words, None if act == "choose" else act):
        return
    async with tools.database.reading() as session:
        told = [await _told_of(session, each, turn.words) for each in services]
    if all(each is None for each in told):
        return
    known = [f"{each.label}: {words}" for each, words in zip(services, told, strict=True) if words]
    words = " ".join(known)
    if len(words) > MOST_TOLD:
        return
    choices = tuple(replace(each, about="") for each in turn.offered)
    turn.answer(Saying("of_each", {"details": words}, choices) if known else Saying("of_none", choices=choices))


async def _told_of(session: AsyncSession, service: Choice, question: str) -> str | None:
    """What is known of a service on a question; None where it asks nothing particular."""
    id = id_of(service)
    named = await service_named(session, id) if id else None
    told = details.answer(question, *named) if named else None
    return told.words if told else None
