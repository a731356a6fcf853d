"""Steps of a turn: a text of two things. One is answered as if it had come alone; the other is there to pick after it."""

import json
import re
from dataclasses import replace
from itertools import batched, chain

from bot.conversation import (
    agreeing,
    asking_them,
    by_name,
    denying,
    for_the_worker,
    of_a_text,
    open_questions,
    two_things,
    wary_questions,
    with_one_open,
)
from bot.conversation.choosing import (
    Chosen,
    choose,
    choose_by_first,
    id_of,
    needs_among,
    needs_to_pick,
    pointed_at,
    services_among,
)
from bot.conversation.engine import Understood
from bot.conversation.meaning import likely_needs, plain_needs, risk_in, surely, surely_needs
from bot.conversation.places import DANGER, ELSE, LIKELY, SERVICE, WHERE, move_of, open_places, waits_to_be_asked
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, meaning_of
from bot.conversation.steps_meaning import hear_agreement
from bot.conversation.steps_one_open import NARROWER
from bot.directory import conditions, not_for_us, rights, things
from bot.directory.areas import Areas, Found
from bot.handover.spoken import A_PERSON
from bot.language.asking import YOU
from bot.language.seeking import seeks
from bot.messages import Choice
from bot.plans.shown import GOING_WELL, GOOD_AT
from bot.plans.when import Habits, said_back, understand
from bot.plans.when import Understood as Time
from bot.plans.when_to_text import BIDS

FOR_A_PERSON = "talk_to_person"
TEXT_ME = "check_in"
OTHERS_THERE = re.compile(
    r"^(?:any(?:thing|where)?|ony|is there|are there|what about) .*\b(?:in|near|at|roon|round)\b", re.IGNORECASE
)
"""Asks for others somewhere, and names no more: `any in airdrie itself`."""
FREE = (None, "choice", "set_time")
OF_THE_PLAN = (GOING_WELL, GOOD_AT, "want", "how", "step")
"""Questions whose answer is kept as it is, but for a wish to be texted behind it."""
LIKELY_NEED = 0.7
"""So surely a question is about a need that it is asked for beside what lies open."""
HOW_IT_IS = frozenset("transport childcare additional_support_needs health_disability digital".split())
"""Needs that a question about a service looks like, `is there a creche`: they are sought in so many words."""
PICKS, LETS_GO, NAMES_PLACE = "picks", "lets go", "names a place"
GO = frozenset(
    "others later unsuited not_meant by_self put_off done nothing_needed agrees will_text waits meanwhile".split()
)
"""Moves by which what lies open is let go: what is asked for behind them is all there is to answer."""
NO_ANSWERS = frozenset({ELSE, "tells", "wish", "shrugs", "goes_on", "talks", "says"})
"""Moves of a first part that are no answer by themselves: the text is looked at whole."""
TAKES_BACK = frozenset({"put_off", "turns_back"})
"""What is to be asked is not to be after all: that is heard in its own step, with what is wished for instead."""
TAKES_MORE = ("/cancel", "/summary")
"""Choices that are heard in their own steps, with all that is said beside them."""
ASKS_US = re.compile(rf"\b(?:can|could|will|would|gonnae) {YOU}\b|\bremind (?:me|us)\b", re.IGNORECASE)
"""Where a service may be asked to get in touch, only such words are a wish for a text of ours."""
NOT_FOR_US = (
    not_for_us.asks_about_medicine,
    not_for_us.asks_what_to_say,
    not_for_us.asks_for_a_verdict,
    lambda said: wary_questions.authority_in(said, of_something_else=True) is not None,
)
"""What is asked so seeks no service: it is answered in a step of its own."""
LEAVES = "goodbye"
LEAVES_OFF = frozenset({"goodbye", "thanks", "not_now"})
"""Before a wish for a text: `thats all thanks. will you check in on me after wednesday`."""
FEW_WORDS = 6
"""Of what lets go before a goodbye: in more of them something else may be told."""
ENDS = frozenset({"/not_now", "/no", "/finish"})
GOES_ON = frozenset({"/carry_on", "/menu", "/something_else"})
"""`1. i need help with a letter`, where 1 is to carry on: what is asked for behind it is how."""


async def hear_two_things(turn: Turn, tools: Tools) -> None:
    """Answers the part that is about what lies open, and keeps what is asked for behind it; or the other way round."""
    of_danger = turn.verdict.risk is not None or turn.stands.danger_lasts or turn.stands.risk_asked
    asked_for = (turn.question or {}).get("what")
    answers = asked_for in OF_THE_PLAN
    busy = turn.text.button is not None or turn.denied is not None or asked_for not in (*FREE, *OF_THE_PLAN)
    if of_danger or busy or turn.payload is not None or choose(turn.text.body, turn.offered) is not None:
        return
    ways = two_things.ways_to_cut(turn.text.body)
    parts = await meaning_of(turn, tools, *chain.from_iterable(ways)) if ways else []
    if not turn.misread and any(risk_in(part).risk is not None for part in parts):
        return
    for (front, back), (first, second) in zip(ways, batched(parts, 2), strict=True):
        if answers and (text_at := _text_at(turn, back, second)) is not None:
            _keep_to(turn, front, first, text_at)
            return
        if answers:
            continue
        does = _answer_in(turn, front, first)
        if does == LETS_GO and _bids_them(turn, back):
            return
        if surely(second) == LEAVES and _may_leave(turn, front, does):
            picks = _chosen_in(turn, front, first) is not None or _moves_in(turn, first) - NO_ANSWERS
            _keep_to(turn, *((front, first) if does == PICKS and picks else (back, second)), None)
            return
        asks = does == LETS_GO and move_of(second, SERVICE, LIKELY) == "asks" and not with_one_open.asks(front)
        if asks or (_lets_go(does, first) and _text_at(turn, back, second) is not None):
            _keep_to(turn, back, second, None)
        elif does == LETS_GO and seeks(front) and _of_the_same_need(turn, front, first):
            _keep_to(turn, front, first, _asked_for(turn, back, second, behind=does))
            turn.payload = NARROWER
        elif does == LETS_GO and (asked := _asked_for(turn, back, second, behind=does)) is not None:
            _keep_to(turn, back, second, None)
            turn.payload = asked.payload if needs_among([asked]) else None
        elif does == LETS_GO and _of_the_same_need(turn, back, second):
            _keep_to(turn, back, second, None)
            turn.payload = NARROWER
        elif does is not None and (asked := _asked_for(turn, back, second, behind=does)) is not None:
            _keep_to(turn, front, first, asked)
        elif (
            does is None and (needs := _needs(turn, first)) and _asked_for(turn, back, second, behind="") == A_PERSON
        ):
            _keep_to(turn, back, second, needs[0])
        else:
            continue
        return


def offer_the_second(turn: Turn) -> None:
    """Puts what else the text asked for among the choices; a need is kept for later too."""
    if turn.besides is None or turn.verdict.answered or not turn.sayings:
        return
    if needs_among([turn.besides]):
        turn.effects += ({"kind": "keep_needs", "needs": [id_of(turn.besides)]},)
    *before, last = turn.sayings
    turn.sayings = (*before, replace(last, besides=turn.besides))


def _keep_to(turn: Turn, part: str, understood: Understood, besides: Choice | None) -> None:
    """The turn goes on as if only this part had come."""
    needs, likely = understood.get("needs", []), likely_needs(understood)
    turn.understood = {**understood, "needs": [each for each in needs if each["id"] in likely] or needs}
    turn.text.body, turn.besides = part, besides
    turn.chosen = choose(part, turn.offered)
    if turn.chosen is None:
        hear_agreement(turn)


def _answer_in(turn: Turn, front: str, understood: Understood) -> str | None:
    """What a first part does to what lies open, as an answer to it; None where it is none."""
    if (chosen := _chosen_in(turn, front, understood)) is not None:
        if chosen.choice.payload.startswith(TAKES_MORE):
            return None
        return LETS_GO if chosen.choice.payload in ENDS | GOES_ON else PICKS
    moves = _moves_in(turn, understood)
    if moves & TAKES_BACK and waits_to_be_asked(turn):
        return None
    if moves & GO:
        return LETS_GO
    if moves - NO_ANSWERS or by_name.named(front, turn.listed, surely(understood)):
        return PICKS
    return NAMES_PLACE if WHERE in open_places(turn) and Areas.from_content().find(front) != Found() else None


def _may_leave(turn: Turn, front: str, does: str | None) -> bool:
    """Whether a goodbye behind this is one: what lies open is answered before it, and nothing is asked, or at an end."""
    worse = turn.stands.after_danger or of_a_text.may_be_a_goodbye(turn.text.body)
    shortly = does == PICKS or (does == LETS_GO and len(front.split()) <= FEW_WORDS)
    return shortly and not worse and not two_things.asks_or_seeks(front)


def _bids_them(turn: Turn, back: str) -> bool:
    """Whether the service that lies open is to be asked after all: `far for me. but ok, ask them contact me`."""
    wish = asking_them.wish_in(back)
    bids = asking_them.words_of_a_bid(back) is not None or (wish is not None and not wish.whom)
    return bids and with_one_open.open_service(turn.offered) is not None


def _lets_go(does: str | None, understood: Understood) -> bool:
    """Whether a first part only lets go of what lies open, or takes its leave."""
    return does == LETS_GO or surely(understood) in LEAVES_OFF


def _moves_in(turn: Turn, understood: Understood) -> set[str]:
    """What a part does in the places that lie open, but for numbers for danger."""
    return {move_of(understood, place, LIKELY) for place in open_places(turn) if place != DANGER}


def _chosen_in(turn: Turn, front: str, understood: Understood) -> Chosen | None:
    """The choice that a first part picks."""
    chosen = choose(front, turn.offered) or agreeing.yes_and_more(front, turn.offered)
    begun = choose_by_first(front, turn.offered) or pointed_at(front, turn.offered)
    return chosen or (begun[0] if begun else open_questions.agreed(understood, turn.offered))


def _asked_for(turn: Turn, back: str, understood: Understood, *, behind: str) -> Choice | None:
    """What a second part asks for beside what lies open, to pick: a need that it is surely about, or a person."""
    of_the_worker = for_the_worker.said_for(back, spoken_of=turn.stands.request_spoken_of, unsure=False)
    if turn.stands.waiting and of_the_worker is not None:
        return None
    if surely(understood) == FOR_A_PERSON and not turn.stands.waiting:
        return A_PERSON
    if (text_at := _text_at(turn, back, understood)) is not None:
        return text_at
    if any(asks(back) for asks in NOT_FOR_US) or not_for_us.asks_about_rules(back, rights.subject_of([back])):
        return None
    told, sought = behind == LETS_GO and bool(plain_needs(understood)), seeks(back)
    likely = sought or understood.get("confidence", 0) >= LIKELY_NEED
    if not (told or (likely and two_things.asks_for_more(back))):
        return None
    needs = _needs(turn, understood, but=frozenset() if sought or told else HOW_IT_IS)
    return needs[0] if needs else None


def _of_the_same_need(turn: Turn, back: str, understood: Understood) -> bool:
    """Whether a second part seeks others of what was just shown: `no, swimming`, `thats miles. any in airdrie itself`."""
    shown = services_among(turn.offered) or with_one_open.open_service(turn.offered) is not None
    of_loss = denying.OF_LOSS.search(turn.words) is not None
    if turn.stands.need is None or not shown or of_loss or by_name.named(turn.words, turn.listed, None):
        return False
    of_this = with_one_open.open_service(turn.offered) is not None and with_one_open.asks(back)
    if of_this and not (with_one_open.ANOTHER_KIND.search(back) or two_things.begins_what_about(back)):
        return OTHERS_THERE.search(back) is not None
    named = things.named_in(back, turn.stands.need) or conditions.wished_in(back) or OTHERS_THERE.search(back)
    return plain_needs(understood) == {turn.stands.need} or (bool(named) and not plain_needs(understood))


def _text_at(turn: Turn, back: str, understood: Understood) -> Choice | None:
    """The text at a time of theirs that a second part wishes for, to pick."""
    for_us = asking_them.asked_about(turn.offered) is None or ASKS_US.search(back) is not None
    if surely(understood) != TEXT_ME or BIDS.search(back) is None or not for_us:
        return None
    time = understand(back, turn.text.received_at, Habits.of(turn.parent))
    if not isinstance(time, Time):
        return None
    day = said_back(time.moment, turn.text.received_at).split(",")[0]
    return Choice(f"Text me on {day}", f"/set_check_in{json.dumps({'at': time.moment.isoformat()})}", ("text me",))


def _needs(turn: Turn, understood: Understood, but: frozenset[str] = frozenset()) -> list[Choice]:
    """The needs that a part is surely about, other than the one that is talked about, to pick."""
    found = understood["needs"] if surely_needs(understood) else ()
    return list(needs_to_pick(each["id"] for each in found if each["id"] not in {turn.stands.need, *but}))
