"""An open question takes the parent's own words, unless they are clearly about something else.

An action that asks something open sets the slot `awaits`, e.g. `{"what": "time"}`. The next text is then handed to
the engine as `/answer`, whatever it looks like; the action finds the question in the slot `answers`.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.choosing import Chosen
from bot.conversation.engine import TurnOut, Understood
from bot.conversation.languages import language_of
from bot.database.tables import OutboundText
from bot.language import asking
from bot.messages import Choice
from bot.people.linking import find_code, is_only_a_code
from bot.plans import changed
from bot.plans.when import understand
from bot.safety.verdict import URGENCY

Question = dict[str, Any]
"""`what` is asked, and what the action that asked wants to find again."""

ANSWER = "/answer"
LASTS = timedelta(days=2)
"""After this, words are no answer any more."""
SURE_ENOUGH = 0.6
OTHER_ACTS = frozenset(
    "talk_to_person change_worker ask_contact stop start delete_my_data show_my_data correct_my_data who_are_you "
    "privacy help how_it_works link_phones unlink_phones another_person not_now pause discreet complaint feedback "
    "suggest menu goodbye check_in cancel_check_in my_plan speak_to_assistant".split()
)
"""Acts that change the subject, also in the middle of a question."""
IN_THEIR_WORDS = frozenset({"want", "voice", "summary", "stop_word"})
"""Questions whose answer is whatever the parent writes."""
MORE = "more_of_it"
"""Nothing is asked: more words of what a parent has just told us go with it, unless they begin something else."""
BELONG = {
    "time": frozenset({"check_in", "cancel_check_in"}),
    "quiet": frozenset({"discreet", "check_in", "cancel_check_in", "not_now"}),
    "voice": frozenset({"complaint", "feedback", "suggest"}),
    "summary": frozenset({"talk_to_person", "change_worker", "ask_contact", "check_in", "complaint", "feedback"}),
    MORE: frozenset({"complaint", "feedback", "suggest"}),
}
"""Acts that are how an answer to such a question sounds."""
GOES_ON = re.compile(
    r"^\W*(?:and|an|also|plus|but|so|cos|because|then|when|he|she|they|it|her|his|him|them|that|this|the|no|nae|not)\b",
    re.IGNORECASE,
)
"""How a text begins that goes on with what was just told."""
CORRECTS = re.compile(
    r"^\W*(?:no|naw|nah|actually|sorry|aye but|yes but|a mean|i mean|i said)\b.{0,20}\d"
    r"|\b(?:make it|move it|change it|instead|not \d|no \d)\b",
    re.IGNORECASE,
)
"""Puts right what was just said back, whatever else the words may be like."""
CALLED = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:call|caw|cry) me (?!back\b|again\b|later\b|the morra\b|tomorrow\b|today\b|now\b|please\b"
    r"|pls\b|asap\b|on\b|at\b|when\b|if\b|after\b|before\b|about\b|aboot\b|in\b|to\b|tae\b)\w+",
    re.IGNORECASE,
)
"""`just call me Shona`, where a name was asked for; `call me tomorrow` asks for a call."""
FOR_GOOD = "/erase"
SAYS_YES = re.compile(
    r"\b(?:y|ye[sp]+|yeah|yea|yup|aye|ay|ok|okay|sure|fine|right|please|pls|definitely|absolutely|correct\W*$"
    r"|go (?:on|ahead|for it)|(?:do|dae) (?:it|that)|delet\w*|eras\w*|wip\w*|all|everything|get rid)\b",
    re.IGNORECASE,
)
ACT_OF = {"suggestion": "suggest", "tip": "suggest"}
"""The act by which such a thing is told, where it has another name."""
BIDS_US_ADD = rf"(?:can|could|will|would) {asking.YOU} (?:also |please )?(?:put|pit|add|say|write|tell|pass)\b"
ADDS = re.compile(rf"{asking.BEGINS}{BIDS_US_ADD}", re.IGNORECASE)
"""Asks that something be added to what was told: it is more of it."""
ASKS_US = re.compile(
    rf"{asking.BEGINS}(?!{BIDS_US_ADD})(?:{asking.IS}|{asking.HAS}|{asking.DO}|{asking.MAY}|{asking.ASKING_WORD})\b"
    rf"(?:[^.?!]{{0,40}}?\b(?:{asking.YOU}|there|any|anything|anywhere)\b|[^.?!]*\b(?:idea|suggestion|complaint|tip)\b[^.!]*\?)"
    r"|\b(?:is|are) there (?:any|a)\w*\b",
    re.IGNORECASE,
)
"""A question, which is no more of what was told."""
PICKED = re.compile(r"^\W*(?:(?:yes|aye|yeah|ok)\W+)?[1-9]\s*[.):;,]\s+(?=[a-z])", re.IGNORECASE)
"""The number of a choice before more words, which is no hour: `1. and what will it say`."""
LONGEST_TRY = 5
"""Words of a text that may be a try at a time, though none is understood; a longer one has to look like it."""
LIKE_A_TIME = re.compile(
    r"\d|\b(?:\w+day|days?|weeks?|wk|months?|mornin\w*|nights?|tea ?time|after|efter|before|afore|when\w*|time|pay|school"
    r"|holidays?)\b",
    re.IGNORECASE,
)
FEWEST_MORE = 3
"""Words of a text that tells more; fewer are an answer to what was said, such as `thanks`."""
ASKS_FOR_HELP = re.compile(
    r"\b(?:help (?:me )?(?:with|wi)|i need|a need|can (?:you|u|ye)|where can i|how do i|looking for)\b", re.IGNORECASE
)


def with_question(out: TurnOut) -> dict[str, Any]:
    """The engine's state; beside it the question that its turn left open, the service in view and the need."""
    beside = {"open_question": out.slots.get("awaits"), "in_view": out.slots.get("service")}
    return {**out.state, **beside, "need": out.slots.get("need")}


def still_open(state: dict[str, Any] | None, said: OutboundText | None, now: datetime) -> Question | None:
    """The question that a text may answer: nothing was said since, and it was not long ago."""
    if state is None or said is None or said.purpose != "reply" or now - said.created_at > LASTS:
        return None
    question: Question | None = state.get("open_question")
    if question is not None and question["what"] == MORE and not _spoke_of(said, question["id"]):
        return None
    return question


def _spoke_of(said: OutboundText, told: str) -> bool:
    """Whether a thing told was what we spoke of, and nothing was answered since that is no part of the talk."""
    return any(told in str(choice.get("payload")) for choice in said.choices)


def read(
    text: str, chosen: Chosen | None, question: Question | None, understood: Understood | None, now: datetime
) -> tuple[str | None, Question | None]:
    """The payload for the engine, and what the text answers: the question, and the sure act and the risk of its words."""
    if chosen is not None:
        return chosen.choice.payload, None
    if (dropped := _dropped(text, question)) is not None:
        return dropped, None
    if (question or {}).get("what") == "set_time" and changed.BOTH.search(text) and understand(text, now) is not None:
        return "/set_check_in", None
    payload = payload_for(text, question, understood, now)
    if payload != ANSWER or question is None:
        return payload, None
    found = understood or {}
    act = None if found.get("unsure") else found.get("finer_act")
    return payload, {**question, "act": act, "risk": found.get("risk")}


def _dropped(text: str, question: Question | None) -> str | None:
    """What a text comes to that says no text was wished for, where its time is what is talked of."""
    what = (question or {}).get("what")
    if (
        question is None
        or what not in ("time", "set_time")
        or changed.DENIES.search(text.replace("\u2019", "'")) is None
    ):
        return None
    if what == "set_time" and question.get("id"):
        return f"/drop_check_in{json.dumps({'id': question['id']})}"
    return "/not_now"


def payload_for(text: str, question: Question | None, understood: Understood | None, now: datetime) -> str | None:
    """`/answer` when a text answers the open question; else what its look alone says, or None."""
    if is_only_a_code(text) and (question or {}).get("what") not in ("time", "code"):
        return "/link_phones"
    if question is not None and understood is not None and _is_answer(text, question, understood, now):
        return ANSWER
    if (language := language_of(text)) is not None:
        return f"/another_language{json.dumps({'language': language})}"
    return None


def _is_answer(text: str, question: Question, understood: Understood, now: datetime) -> bool:
    if question["what"] == "choice":
        return False
    if question["what"] == "set_time":
        return changes_set_time(text, question, understood, now)
    return _answers(question, text, understood, now)


def is_only_a_time(question: Question, text: str) -> bool:
    """Whether a text is a time and nothing else, where a time is what is talked of."""
    return question["what"] in ("time", "set_time", "quiet") and changed.is_only_a_time(text)


def changes_set_time(text: str, question: Question | None, understood: Understood | None, now: datetime) -> bool:
    """Whether a text is another hour or day for the text that was just set or asked about, as in `aye but half 8`."""
    if question is None or understood is None or question["what"] != "set_time":
        return False
    text = PICKED.sub("", text)
    if changed.asks_what_is_set(text, of_a_text=True):
        return False
    if changed.wants_one_more(changed.without_questions(text)) or changed.asks_if_here(text):
        return False
    if changed.asks_what_to_do(text):
        return False
    if _holds_risk(understood) and not changed.is_only_a_time(text):
        return False
    if changed.understand_change(text, datetime.fromisoformat(question["at"]), now, changed.ANY_HABITS) is None:
        return False
    certain = not understood.get("unsure") and understood.get("confidence", 0) >= SURE_ENOUGH
    elsewhere = certain and (understood.get("needs") or understood.get("finer_act") in OTHER_ACTS - BELONG["time"])
    return not elsewhere or CORRECTS.search(text) is not None or changed.prefers_a_time(text)


def _answers(question: Question, text: str, understood: Understood, now: datetime) -> bool:
    what = question["what"]
    if _holds_risk(understood):
        return False
    if what == "time" and changed.asks_if_here(text):
        return False
    if what == "time" and understand(text, now) is not None:
        return True
    if what == "code" and find_code(text) is not None:
        return True
    if what == "name" and CALLED.match(text):
        return True
    act = understood.get("finer_act")
    certain = not understood.get("unsure") and understood.get("confidence", 0) >= SURE_ENOUGH
    if act in OTHER_ACTS - BELONG.get(what, frozenset()) and certain:
        return False
    about_need = bool(understood.get("needs")) and certain
    if what == "time":
        return not about_need and (len(text.split()) <= LONGEST_TRY or LIKE_A_TIME.search(text) is not None)
    if what == MORE:
        return _tells_more(text, question["kind"], act, certain, about_need)
    return what in ("want", "voice", "summary") or not (about_need and ASKS_FOR_HELP.search(text))


def _holds_risk(understood: Understood) -> bool:
    return understood.get("risk_sure", True) and URGENCY.get(understood.get("risk") or "", "routine") != "routine"


def _tells_more(text: str, kind: str, act: str | None, certain: bool, about_need: bool) -> bool:
    """Whether a text goes on with what a parent has just told us of a service or of us."""
    if len(text.split()) < FEWEST_MORE or ASKS_FOR_HELP.search(text) or ASKS_US.search(text) or _asks(text):
        return False
    if act in BELONG[MORE] and certain:
        return act == ACT_OF.get(kind, kind)
    return GOES_ON.search(text) is not None or not (about_need or (certain and act))


def _asks(text: str) -> bool:
    """Whether a part of a text is a question to anybody, and not that something be added."""
    return any(
        asking.is_question(part) for part in asking.parts(text) if part.rstrip().endswith("?") or not ADDS.match(part)
    )


def only_looks_like_yes(text: str, understood: Understood | None, offered: Sequence[Choice]) -> bool:
    """Whether a text is no yes in so many words, where what cannot be undone is asked about: it is asked again."""
    chosen = agreed(understood, offered)
    return chosen is not None and chosen.choice.payload == FOR_GOOD and SAYS_YES.search(text) is None


def agreed(understood: Understood | None, offered: Sequence[Choice]) -> Chosen | None:
    """The choice that a yes or no in any words picks, if there is one that is a yes or no."""
    act = (understood or {}).get("finer_act")
    if act not in ("yes", "no") or (understood or {}).get("unsure"):
        return None
    for number, choice in enumerate(offered, 1):
        if act in choice.also or choice.label.lower().startswith(f"{act},"):
            return Chosen(number, choice)
    return None
