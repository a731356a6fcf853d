"""What was said in the hours before a text: a reply to it that says the same once more would be of no use."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OutboundText
from bot.safety import of_a_friend
from bot.safety.choices import TELL
from bot.safety.verdict import ORDER, READ_BY_OTHERS, URGENCY

LASTS = timedelta(hours=12)
"""So long a reply to a risk is one that is still talked about."""
MOST = 30
OF_A_RISK = "risk_"
AGAIN = "_again"
"""How the wordings end that do not ask once more whether to tell a key worker."""
TAKEN_BACK = frozenset({"read_wrong_alarm", "read_wrong_hello"})
"""Said right after a reply to a risk: it was a false alarm, and things stand as they did before it."""
LEFT_ALONE = ("utter_not_telling", "no_key_worker", "risk_phone_")
"""How wordings begin after which `Shall I tell a key worker?` is not asked again."""
SAYS_NO = re.compile(
    r"^\W*(?:(?:no+|naw|nah|nope)(?=\W*$|\s*[,.;:!-]|\s+(?:thanks?|ta|yer|you'?re|do|don'?t|dinnae|no|naw|he|he'?s|she|she'?s|they|i|i'?m|am|we|it|just|but)\b)"
    r"|not (?:now|yet)|(?:please )?(?:don'?t|do not|dinnae) (?:tell|ask))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SaidBefore:
    """What was said to a parent lately, as far as a reply to a risk hangs on it."""

    refused: frozenset[str] = frozenset()
    """Risks of which they do not want a key worker told."""
    asked: str | None = None
    """The risk of which the last text asked whether to tell one."""
    in_danger: frozenset[str] = frozenset()
    """Emergencies that were answered."""
    answered: frozenset[str] = frozenset()
    """Every risk that was answered."""
    latest: str | None = None
    """The risk that was answered last."""
    numbers: bool = False
    """Whether any numbers were given, be it for a weak sign."""
    quietly: bool = False
    """Whether a reply went out that names no topic, as somebody may read along."""
    of_a_friend: bool = False
    """Whether the words of suicide are about somebody grown up for whom the parent fears."""

    def holds(self, risk: str | None) -> bool:
        """Whether numbers for this risk were given last, or for an emergency where it is one."""
        return risk is not None and (risk == self.latest or (bool(self.in_danger) and URGENCY[risk] == "emergency"))

    def leaves_it(self, risk: str | None, text: str) -> bool:
        """Whether a key worker was refused for this risk, be it by this very text."""
        said_no = risk is not None and risk == self.asked and SAYS_NO.search(text) is not None
        return said_no or risk in self.refused


NOTHING_BEFORE = SaidBefore()


async def said_before(session: AsyncSession, parent_id: uuid.UUID, at: datetime) -> SaidBefore:
    """What was said to a parent in the hours before this moment."""
    rows = await session.execute(
        select(OutboundText.wording, OutboundText.purpose, OutboundText.choices)
        .where(OutboundText.parent_id == parent_id, OutboundText.author.not_in(("worker", "reviewing")))
        .where(OutboundText.created_at > at - LASTS, OutboundText.created_at <= at)
        .order_by(OutboundText.place.desc())
        .limit(MOST)
    )
    return read_from([(wording or "", purpose, choices) for wording, purpose, choices in reversed(rows.all())])


def read_from(said: Sequence[tuple[str, str, Sequence[dict[str, Any]]]]) -> SaidBefore:
    """The same of texts, the oldest first: the wording, purpose and choices of each."""
    refused: set[str] = set()
    in_danger: set[str] = set()
    answered: set[str] = set()
    asked = asked_last = None
    latest = None
    numbers = quietly = of_friend = False
    before_it: tuple[set[str], set[str], str | None, bool] | None = None
    for wording, purpose, choices in said:
        if wording in TAKEN_BACK and before_it is not None:
            answered, in_danger, latest, quietly = before_it
            asked = asked_last = before_it = None
            continue
        before_it = None
        asked_last = None
        risk = risk_of(wording) if purpose == "risk" else None
        numbers = numbers or purpose == "risk"
        if risk == "suicide_self_harm" or wording.startswith(of_a_friend.ANSWER):
            of_friend = wording.startswith((of_a_friend.REPLY, of_a_friend.ANSWER))
        if risk is not None:
            before_it = (set(answered), set(in_danger), latest, quietly)
            latest = risk
            answered.add(risk)
            asked = asked_last = risk if asks_to_tell(choices) else None
            quietly = quietly or risk in READ_BY_OTHERS
            if URGENCY[risk] == "emergency":
                in_danger.add(risk)
            if wording.endswith(AGAIN):
                refused.add(risk)
        elif asked is not None and wording.startswith(LEFT_ALONE):
            refused.add(asked)
    return SaidBefore(
        frozenset(refused), asked_last, frozenset(in_danger), frozenset(answered), latest, numbers, quietly, of_friend
    )


def risk_of(wording: str) -> str | None:
    """The risk that a wording replies to; None where it is one of another kind, or of a weak sign."""
    return next((risk for risk in ORDER if wording.startswith(f"{OF_A_RISK}{risk}")), None)


def asks_to_tell(choices: Sequence[dict[str, Any]]) -> bool:
    """Whether a key worker may be told by one of these choices."""
    return any(str(choice.get("payload", "")).startswith(TELL) for choice in choices)


def is_of_danger(wording: str | None, choices: Sequence[dict[str, Any]]) -> bool:
    """Whether a text that went out for a risk gave numbers for an emergency, or asks nothing."""
    risk = risk_of(wording or "")
    return not choices or (risk is not None and URGENCY[risk] == "emergency")
