"""What a text says of the summary for a key worker: other words in its place, or whether it was sent."""

import re
from collections.abc import Sequence

from bot.database.tables import Handover
from bot.handover.spoken import CARRY_ON, MEANWHILE
from bot.messages import Choice, Saying

CHANGE = '/summary{"do": "change"}'
IN_ITS_PLACE = re.compile(
    r"^\W*(?:(?:no|naw|nah|please|can you|could you|2)\b\W*)*"
    r"(?:(?:change|chynge|alter|edit) (?:it|that|the summary)\b\W*(?:(?:to|tae|and|please)\b\W*)*"
    r"(?:say|put|tell them|write)?"
    r"|(?:say|put|tell them|write)(?= \w+ \w+))\b\W*(?P<words>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
IS_IT_SENT = re.compile(
    r"\b(?:is|was|wis|has|did|have|huv) (?:it|that|this|they|(?:the|my|ma) (?:summary|words)|(?:you|u|ye))(?: \w+)? ?"
    r"(?:been )?(?:sent?|shared?|passed on|go(?:ne)?|went|changed?)\b(?! (?:\w+ )?(?:me|us)\b)",
    re.IGNORECASE,
)


def words_in_its_place(text: str, offered: Sequence[Choice]) -> str | None:
    """The parent's own words for the summary that lies before them: `change it. say I'd like a woman`."""
    if all(choice.payload != CHANGE for choice in offered):
        return None
    found = IN_ITS_PLACE.match(text.replace("\u2019", "'"))
    return found["words"].strip() if found else None


def whether_sent(text: str, handover: Handover, offered: Sequence[Choice]) -> Saying | None:
    """The straight answer to whether the summary went to the worker; None where that is not asked."""
    if IS_IT_SENT.search(text.replace("\u2019", "'")) is None or not handover.summary:
        return None
    if handover.summary_consent in ("yes", "edited"):
        return Saying("summary_is_sent", {"words": handover.summary}, MEANWHILE)
    asked = tuple(choice for choice in offered if choice.payload.startswith("/summary"))
    return Saying("summary_not_sent", choices=(*asked, CARRY_ON) if asked else MEANWHILE)
