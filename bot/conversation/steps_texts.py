"""Steps of a turn: what is said of a text at a time of the parent's, just set or just come."""

import json
import re
from datetime import datetime

from bot.conversation import asking_them, of_a_text, open_questions, with_one_open
from bot.conversation.choosing import services_among
from bot.conversation.meaning import risk_in, surely
from bot.conversation.places import ELSE, TEXT_CAME, TEXT_SET, is_sure, move_in
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.handover.spoken import A_PERSON, WAYS_OUT
from bot.language import asking
from bot.language.are_you_real import asks_if_real
from bot.language.seeking import seeks
from bot.messages import Choice, Saying
from bot.plans import changed
from bot.plans.when import Understood, said_back, understand
from bot.safety import watched_phone

SET = "/set_check_in"
TEXT_ME = "check_in"
SOMETHING_ELSE = WAYS_OUT[0]
ANOTHER_DAY = Choice("Another day", f'{SET}{{"do": "ask"}}', ("another time", "yes", "aye", "text me again"))
WAYS_ON = (ANOTHER_DAY, A_PERSON, *WAYS_OUT)
OF_WHAT_IS_SET = {
    "says": "utter_check_in_says",
    "how_to_stop": "utter_check_in_how_to_stop",
    "sure": "utter_check_in_certain",
    "what_to_say": "utter_check_in_what_to_say",
    "one_phone": "utter_check_in_one_phone",
}
STAYS = "utter_check_in_stays"
WITH_A_PERSON = {"for_them": "utter_check_in_not_for_them", "asks": "utter_check_in_cannot_say"}
OF_WHAT_CAME = {
    "tried": "utter_check_in_tried",
    "hard": "utter_check_in_hard",
    "waits": "utter_check_in_waits",
    "not_yet": "utter_check_in_not_yet",
    "tells": "utter_check_in_heard",
}
"""What is said to how it went, with another day, a person, or leaving it there."""
ENDS_IT = {
    "done": "utter_check_in_well_done",
    "none": "utter_check_in_not_needed",
    "fine": "utter_check_in_fine",
    "who": "utter_check_in_who",
    "why": "utter_check_in_why",
    "no_more": "utter_check_in_no_more",
}
OF_THEIRS = frozenset({"show_my_data", "delete_my_data", "correct_my_data", "privacy", "my_plan", "talk_to_person"})
"""Asks of what is held, or for somebody: nothing that was set is called off by it."""
SURE_ENOUGH = 0.8
ONE_MORE = re.compile(r"\b(?:another |anither )?(?:one|wan|yin)\b", re.IGNORECASE)
"""Of a further text; it would be taken for the hour."""


async def hear_a_wish_for_a_call(turn: Turn, tools: Tools) -> None:
    """Who would be rung, where a text was set or asked for, is for a person: nobody else here can ring."""
    of_set = (turn.question or {}).get("what") == "set_time"
    asks_text = (turn.understood or {}).get("finer_act") == TEXT_ME
    busy = turn.stands.waiting or with_one_open.open_service(turn.offered) is not None
    if busy or not (of_set or asks_text) or not _is_free(turn) or not of_a_text.would_be_rung(turn.text.body):
        return
    if asking_them.wish_in(turn.text.body) is not None and services_among(turn.offered):
        return
    if of_set and of_a_text.instead_of_a_text(turn.text.body):
        turn.effects += ({"kind": "cancel_check_ins", "id": (turn.question or {}).get("id")},)
        turn.ahead = Saying("texts_off_first")
    turn.chosen, turn.payload = None, "/talk_to_person"


async def hear_of_what_is_set(turn: Turn, tools: Tools) -> None:
    """What is asked or said of the text just set leaves it set, unless it is called off; a new time is taken later on."""
    question = turn.question or {}
    if question.get("what") != "set_time" or not question.get("id") or not _is_free(turn):
        return
    if asks_if_real(turn.text.body):
        turn.chosen = None
        turn.answer(Saying("utter_who_are_you", choices=(*turn.offered, SOMETHING_ELSE)))
        return
    if (act := surely(turn.understood)) in OF_THEIRS:
        turn.chosen, turn.payload = None, f"/{act}"
        return
    move, sure = move_in(turn, TEXT_SET), is_sure(turn, TEXT_SET)
    if move == "second" and sure and not changed.asks_what_is_set(turn.text.body, of_a_text=True):
        turn.chosen, turn.part = None, ONE_MORE.sub("", turn.text.body)
        turn.payload = _at_its_time_or_asked(turn.part, turn)
        return
    if changed.DENIES.search(turn.text.body.replace("\u2019", "'")) is not None or _moves(turn, question):
        return
    if _asks_of_the_time(turn.text.body) and not (sure and (move in OF_WHAT_IS_SET or move == "talks")):
        return
    if move in ("done", "off") and sure and not of_a_text.may_be_a_goodbye(turn.text.body):
        drop = {"id": question["id"]} | ({"do": "done"} if move == "done" else {})
        turn.chosen, turn.payload = None, f"/drop_check_in{json.dumps(drop)}"
        return
    if move == "moves" and sure and not _is_of_the_time(turn, question):
        asked = {"do": "ask", "id": question["id"]}
        turn.chosen, turn.payload = None, f"{SET}{json.dumps(asked)}"
        return
    of_its_own = move == "asks" and surely(turn.understood) in open_questions.OTHER_ACTS
    if move in (ELSE, "moves", "agrees") or of_its_own or _is_of_the_time(turn, question):
        return
    moment = {"moment": said_back(datetime.fromisoformat(question["at"]), turn.text.received_at)}
    if move in WITH_A_PERSON:
        turn.answer(Saying(WITH_A_PERSON[move], moment, (A_PERSON, *turn.offered)))
    else:
        turn.answer(Saying(OF_WHAT_IS_SET.get(move, STAYS), moment, turn.offered))


async def let_go_of_the_phone(turn: Turn, tools: Tools) -> None:
    """Who cannot text because somebody is there gets the least there is to say, where danger is no more than a sign."""
    worse = turn.verdict.risk is not None or (risk_in(turn.understood).answered and risk_in(turn.understood).sure)
    if turn.stands.text_came and not worse and of_a_text.cannot_because_of_somebody(turn.text.body):
        turn.sayings, turn.decided = (watched_phone.let_go(),), True


async def hear_how_it_went(turn: Turn, tools: Tools) -> None:
    """What is said to the text that came is how it went with what they had in mind, unless it seeks something new."""
    if not turn.stands.text_came or turn.text.button or turn.verdict.risk is not None:
        return
    text = turn.text.body
    if not _is_free(turn):
        return
    move = move_in(turn, TEXT_CAME)
    if move == "done" and of_a_text.may_be_a_goodbye(text):
        return
    if move == "time":
        turn.chosen, turn.payload = None, _at_its_time_or_asked(text, turn)
    elif move != ELSE and _seeks_a_need(turn):
        if move == "done":
            turn.ahead = Saying(ENDS_IT[move])
    elif move in ENDS_IT:
        turn.answer(Saying(ENDS_IT[move]))
    elif move in OF_WHAT_CAME:
        turn.answer(Saying(OF_WHAT_CAME[move], choices=WAYS_ON))


def _at_its_time_or_asked(words: str, turn: Turn) -> str:
    """A text at the time that is named, or the question when."""
    return SET if understand(words, turn.text.received_at) is not None else ANOTHER_DAY.payload


def _is_free(turn: Turn) -> bool:
    """Whether the words are still to be taken: nothing was picked but by what they look like, and no risk was found."""
    picked = turn.chosen is not None and not _looks_like_yes_or_no(turn)
    return not (turn.text.button or picked or turn.payload or turn.verdict.risk is not None)


def _looks_like_yes_or_no(turn: Turn) -> bool:
    return turn.chosen is not None and turn.chosen == open_questions.agreed(turn.understood, turn.offered)


def _moves(turn: Turn, question: open_questions.Question) -> bool:
    """Whether a text names another time than the one that is set."""
    at, now = datetime.fromisoformat(question["at"]), turn.text.received_at
    if not open_questions.changes_set_time(turn.text.body, question, turn.understood or {}, now):
        return False
    meant = changed.understand_change(turn.text.body, at, now, changed.ANY_HABITS)
    return isinstance(meant, Understood) and meant.moment != at


def _asks_of_the_time(text: str) -> bool:
    """Whether a text asks what is set, wishes for one more, or has it put back."""
    asks = changed.asks_what_is_set(text, of_a_text=True) or changed.puts_back(text, of_a_text=True)
    return asks or changed.wants_one_more(changed.without_questions(text))


def _is_of_the_time(turn: Turn, question: open_questions.Question) -> bool:
    """Whether a text moves what is set, or says yes or no to it."""
    if turn.chosen is not None:
        return True
    return open_questions.changes_set_time(turn.text.body, question, turn.understood or {}, turn.text.received_at)


def _seeks_a_need(turn: Turn) -> bool:
    """Whether something new is looked for: in so many words, or by a question that is surely of a need."""
    found = turn.understood or {}
    sure = not found.get("unsure") and found.get("confidence", 0) >= SURE_ENOUGH
    return bool(found.get("needs")) and (seeks(turn.text.body) or (sure and asking.asks(turn.text.body)))
