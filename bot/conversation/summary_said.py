"""What a text says of the summary for a key worker: other words in its place, or whether it was sent."""

import json
import re
from collections.abc import Sequence

from bot.database.tables import Handover
from bot.handover.spoken import CARRY_ON, meanwhile
from bot.messages import Choice, Saying

SUMMARY = "/summary"
CHANGE = '/summary{"do": "change"}'
IN_ITS_PLACE = re.compile(
    r"^\W*(?:(?:no|naw|nah|please|can you|could you|2|i'd (?:rather|like to)|i (?:want|need) to"
    r"|(?:can|could) (?:i|we)|let'?s|sorry|but|maybe|actually|ok|hmm)\b\W*)*"
    r"(?:(?:change|chynge|alter|edit) (?:it|that|the summary)\b\W*(?:(?:to|tae|and|please)\b\W*)*"
    r"(?:say|put|tell them|write)?"
    r"|(?:say|put|tell them|write)(?= \w+ \w+))\b\W*(?P<words>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
BY_ITS_NUMBER = re.compile(r"^\W*([1-9])\b\W+(?P<words>(?:[\w']+\W+){2,}\w.*)$", re.DOTALL)
"""`2. only the letter, and I want Polish interpreter`, where 2 is `Change it`."""
PUT_RIGHT = re.compile(
    r"^\W*(?:(?:no|naw|nah|sorry|eh|och|hen|pal|but)\b\W*)*(?:that'?s|it'?s|that is) (?:all )?(?:wrong|no right"
    r"|not right|not what i said)\b[^.,;!]*[.,;!]+\s*"
    r"(?:(?:i|a|ah) (?:never|didn'?t|didnae|did not) \w+[^.,;!]*[.,;!]+\s*)?"
    r"(?P<words>(?:it'?s|it is|about|aboot|(?:i|a|ah) (?:said|asked (?:for|about|aboot)|meant|wanted))\b\W*\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""`no thats wrong hen, i never said visas. its kinship care for my grandson`."""
IS_IT_SENT = re.compile(
    r"\b(?:is|was|wis|has|did|have|huv) (?:it|that|this|they|(?:the|my|ma) (?:summary|words)|(?:you|u|ye))(?: \w+)? ?"
    r"(?:been )?(?:sent?|shared?|passed on|go(?:ne)?|went|changed?)\b(?! (?:\w+ )?(?:me|us)\b)"
    r"|\b(?:did|does|has|have) (?:they|she|he|(?:the|my|ma) (?:key ?)?worker) (?:got |get |gotten |have |see |seen )"
    r"(?:it|that|(?:what|whit) (?:i|a|ah) (?:wrote|said|told \w+|texted|sent))(?=\W*$|[,.])"
    r"|\bdid (?:you|u|ye) (?:get|hear|note|catch) (?:that|me|it|(?:what|whit) (?:i|a|ah) (?:said|told \w+))"
    r"(?=\W*$|,| (?:about|aboot)\b)",
    re.IGNORECASE,
)


def words_in_its_place(text: str, offered: Sequence[Choice]) -> str | None:
    """The parent's own words for the summary that lies before them: `change it. say I'd like a woman`."""
    if all(choice.payload != CHANGE for choice in offered):
        return None
    said = text.replace("\u2019", "'")
    found = IN_ITS_PLACE.match(said) or PUT_RIGHT.match(said) or _by_its_number(said, offered)
    return found["words"].strip() if found else None


def _by_its_number(said: str, offered: Sequence[Choice]) -> re.Match[str] | None:
    found = BY_ITS_NUMBER.match(said)
    picks = found is not None and int(found[1]) <= len(offered) and offered[int(found[1]) - 1].payload == CHANGE
    return found if picks else None


def whether_sent(text: str, handover: Handover, offered: Sequence[Choice]) -> Saying | None:
    """The straight answer to whether the summary went to the worker; None where that is not asked."""
    if IS_IT_SENT.search(text.replace("\u2019", "'")) is None or not handover.summary:
        return None
    choices = meanwhile(emergency=handover.urgency == "emergency")
    if handover.summary_consent in ("yes", "edited"):
        return Saying("summary_is_sent", {"words": handover.summary}, choices)
    asked = asked_among(offered)
    return Saying("summary_not_sent", choices=(*asked, CARRY_ON) if asked else choices)


def asked_among(offered: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices by which the summary that lies before a parent is answered."""
    return tuple(choice for choice in offered if choice.payload.startswith(SUMMARY))


def ask_beside(words: str, handover: Handover) -> Saying:
    """Asks about the summary once more, after words that go along whatever comes of it."""
    ours = handover.summary or ""
    share = Choice(
        "Yes, share it", f"{SUMMARY}{json.dumps({'do': 'yes', 'others': ours})}", ("yes", "share it", "aye")
    )
    leave = Choice("No summary", f"{SUMMARY}{json.dumps({'do': 'no', 'others': ours})}", ("no", "no thanks"))
    choices = (share, Choice("Change it", CHANGE, ("change", "change it")), leave, CARRY_ON)
    return Saying("words_and_summary", {"words": words, "summary": ours}, choices)
