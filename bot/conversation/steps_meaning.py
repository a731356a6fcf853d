"""Steps of a turn: what the text picks, means and asks for."""

import logging
import re
from dataclasses import replace

from bot.conversation import (
    agreeing,
    choosing,
    held_wrong,
    open_questions,
    plain_asks,
    summary_said,
    thanking,
    told_us,
    with_one_open,
)
from bot.conversation.asking_them import CONTACT_AGREED
from bot.conversation.choosing import Chosen, is_list
from bot.conversation.engine import Understood
from bot.conversation.meaning import risk_in, surely, surely_needs
from bot.conversation.places import SERVICE, move_in
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, meaning_of
from bot.errors import EngineUnavailable, TurnFailed
from bot.handover import wishes
from bot.handover.spoken import BACK
from bot.language.seeking import seeks
from bot.messages import Saying
from bot.outbox.rendering import read_button_data
from bot.safety.choices import A_PERSON_PERHAPS

log = logging.getLogger(__name__)

SAYS_WHERE, FINISH = "/change_area", "/finish"
FAREWELLS = frozenset({"not_now", "goodbye"})
SMALL_TALK = FAREWELLS | {"thanks", "yes", "no", "greeting"}
FAINT = 0.05
"""From so faint a sign of risk on nobody is let go for a goodbye: between this and what is noticed lies the doubtful."""
FEWEST_PARTS, MOST_PARTS = 2, 5
A_PERSON = "talk_to_person"
SOMEBODY = re.compile(
    r"\b(?:(?:some|any) ?(?:one|body)|some ?yin|(?:a |an |real |actual )?(?:person|human)|(?:key ?)?worker)\b",
    re.IGNORECASE,
)
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
        turn.understood = (await meaning_of(turn, tools, turn.text.body))[0]
        hear_agreement(turn)


def hear_agreement(turn: Turn) -> None:
    """Whether the text agrees to what lies open, in whatever words, or would be asked about that again."""
    turn.ask_again = agreeing.said_to(turn.text.body, turn.offered) is agreeing.Said.AGAIN
    turn.ask_again |= open_questions.only_looks_like_yes(turn.text.body, turn.understood, turn.offered)
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


async def understood_by_itself(turn: Turn, tools: Tools, *parts: str) -> list[Understood] | None:
    """What parts of a text mean. None where the last, with which the talk would go on, surely holds a risk.

    The whole text was looked at for risk; words that are sure to hold one are not hidden by the rest of it.
    """
    understood = await meaning_of(turn, tools, *parts)
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
        await _hear_more_than_farewell(turn, tools)
        return
    if thanks.asks:
        if understood := await understood_by_itself(turn, tools, thanks.asks):
            turn.beside, turn.understood = thanks.asks, understood[0]
    elif thanks.bitter and surely(turn.understood) not in ACTS_OF_THEIR_OWN:
        turn.answer(Saying("sorry_no_help", choices=A_PERSON_PERHAPS))


async def _hear_more_than_farewell(turn: Turn, tools: Tools) -> None:
    """What looks like a goodbye and asks something is a need in it, or the question where a goodbye is doubtful."""
    parts = thanking.sentences(turn.text.body) if (turn.understood or {}).get("finer_act") in FAREWELLS else []
    if len(parts) < FEWEST_PARTS or not any(map(thanking.asks, parts)):
        return
    understood = await meaning_of(turn, tools, *parts)
    if any(risk_in(each).risk is not None for each in understood):
        return
    sure = next((each for each in understood if each.get("needs") and not each.get("unsure")), None)
    doubtful = (turn.understood or {}).get("unsure")
    question = next(each for part, each in zip(parts, understood, strict=True) if thanking.asks(part))
    turn.understood = sure or (question if doubtful else turn.understood)


async def take_leave(turn: Turn, tools: Tools) -> None:
    """Who says what they do now, and goodbye, is let go: `leave it, ill ask the college. thanks anyway`."""
    busy = turn.is_plain or turn.text.button or turn.denied is not None or turn.verdict.risk is not None
    may_be_risk = (turn.understood or {}).get("risk_confidence", 1.0) >= FAINT
    one_open = with_one_open.open_service(turn.offered) is not None
    if busy or may_be_risk or not (one_open or is_list(turn.offered)):
        return
    by_self = one_open and move_in(turn, SERVICE) == "by_self" and thanking.says_they_go(turn.text.body)
    if by_self or thanking.takes_leave(turn.text.body):
        turn.payload = FINISH


async def hear_more_than_no(turn: Turn, tools: Tools) -> None:
    """What stands behind `no, I'll do it` is what the talk goes on with, where it asks for something."""
    rest = agreeing.words_beside_no(turn.text.body)
    if not rest or turn.text.button or turn.words_are_asked_for or turn.verdict.risk is not None:
        return
    understood = await understood_by_itself(turn, tools, rest)
    if understood and surely(understood[0]) not in SMALL_TALK:
        turn.beside, turn.understood, turn.chosen = rest, understood[0], None


async def hear_what_is_sought(turn: Turn, tools: Tools) -> None:
    """The person that one of several sentences asks for; where the whole is doubtful, the need that one would have."""
    busy = turn.is_plain or turn.words_are_asked_for or turn.denied is not None or turn.beside or turn.text.button
    if busy or turn.verdict.risk is not None:
        return
    parts = thanking.sentences(turn.text.body)
    if await _asks_for_a_person(turn, parts, tools) or surely(turn.understood) or surely_needs(turn.understood):
        return
    sought = [part for part in parts if seeks(part)]
    understood = await understood_by_itself(turn, tools, *sought) if sought and len(parts) >= FEWEST_PARTS else None
    if (found := next(filter(surely_needs, understood or ()), None)) is not None:
        turn.understood = found


async def _asks_for_a_person(turn: Turn, parts: list[str], tools: Tools) -> bool:
    """Whether one of several sentences surely asks for a person: `this is going in circles. can i talk to someone`."""
    if not FEWEST_PARTS <= len(parts) <= MOST_PARTS or surely(turn.understood) in (A_PERSON, "change_worker"):
        return False
    asking = [part for part in parts if SOMEBODY.search(part)]
    for understood in await understood_by_itself(turn, tools, *asking) or () if asking else ():
        if surely(understood) == A_PERSON:
            turn.understood = understood
            return True
    return False


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
        if (need := told_us.need_beside(turn.text.body)) and await _takes_part(turn, need, tools):
            return
        if of_told := told_us.payload_for(turn.text.body, turn.question, turn.offered):
            turn.chosen, turn.payload = None, of_told
            return
        asks_words = turn.question is not None and turn.question["what"] != "choice"
        agreed = turn.chosen is not None and turn.chosen.choice.payload.startswith(CONTACT_AGREED)
        if not (asks_words or agreed) and turn.introduced and (of_held := held_wrong.payload_for(turn.text.body)):
            turn.chosen, turn.payload = None, of_held
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
        turn.payload = SAYS_WHERE


async def _takes_part(turn: Turn, part: str, tools: Tools) -> bool:
    """Goes on with a part of the text, if it is sure to be a need and holds no risk of its own."""
    understood = (await meaning_of(turn, tools, part))[0]
    if risk_in(understood).risk is not None or not understood.get("needs"):
        return False
    turn.part, turn.understood, turn.chosen = part, understood, None
    return True


def _in_words(turn: Turn) -> bool:
    """Whether the parent wrote it, and it is more than the number or the label of a choice."""
    return not turn.text.button and choosing.choose(turn.text.body, turn.offered) is None
