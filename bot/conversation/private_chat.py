"""A chat in which an admin tries drafts: real turns of the real engine, of which nothing lasts and nobody is told.

There is no parent behind it. What earlier turns asked for is laid over an empty record, as one turn's effects always are.
"""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.content.drafts import DraftWordings
from bot.content.wording import with_abouts, with_numbers
from bot.conversation import open_questions
from bot.conversation.choosing import choose
from bot.conversation.engine import Engine, TurnIn, Understood
from bot.conversation.meaning import risk_in
from bot.conversation.record import TRY_DRAFTS
from bot.conversation.writing import needs_in
from bot.database.session import Database
from bot.messages import Choice, Saying
from bot.safety.replies import reply_to
from bot.safety.verdict import Verdict, stronger

MOST_LINES = 60


class Rules(Protocol):
    """Finds words of risk in a text."""

    def assess(self, text: str) -> Verdict:
        """The strongest risk that any rule finds."""


@dataclass
class Line:
    """One text of the chat. `draft` is the number of the draft that its words come from, if one does."""

    who: str
    body: str
    buttons: list[str] = field(default_factory=list)
    draft: int | None = None


@dataclass
class Chat:
    """All there is of a private chat; plain data, kept in the admin's own page and nowhere else."""

    style: str = "sms"
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    lines: list[Line] = field(default_factory=list)
    offered: list[dict[str, Any]] = field(default_factory=list)
    state: dict[str, Any] | None = None
    effects: list[dict[str, Any]] = field(default_factory=list)
    last: tuple[str, int] | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Chat":
        """The chat that `as_json` gave."""
        last = tuple(data["last"]) if data["last"] else None
        return cls(**{**data, "lines": [Line(**line) for line in data["lines"]], "last": last})


class PrivateChat:
    """Takes the turns of private chats. Raises EngineUnavailable or TurnFailed, and then the chat is as it was."""

    def __init__(
        self, database: Database, engine: Engine, rules: Rules, wordings: DraftWordings, clock: Clock
    ) -> None:
        self._database = database
        self._engine = engine
        self._rules = rules
        self._wordings = wordings
        self._clock = clock

    async def say(self, chat: Chat, text: str, drafts: Sequence[str] = ()) -> Chat:
        """The chat after one more text, with what the assistant would answer.

        `drafts` are the ids of drafts in the directory that count as if they were live; those of wordings all do.
        """
        chosen = choose(text, [Choice.from_json(choice) for choice in chat.offered])
        understood = None if chosen else (await self._engine.understand([text]))[0]
        verdict = stronger(self._rules.assess(text), risk_in(understood))
        after = Chat.from_json(chat.as_json())
        after.lines.append(Line("you", text))
        if verdict.answered:
            told = "a key worker" if verdict.urgency == "emergency" else None
            sayings: tuple[Saying, ...] = (reply_to(verdict, told, needs_in(understood)),)
        else:
            sayings = await self._turn(after, text, chosen, understood, drafts)
        async with self._database.reading() as session:
            for saying in sayings:
                await self._tell(session, after, saying)
        after.lines = after.lines[-MOST_LINES:]
        return after

    async def _turn(
        self, chat: Chat, text: str, chosen: Any, understood: Understood | None, drafts: Sequence[str]
    ) -> tuple[Saying, ...]:
        now = self._clock()
        trying = [{"kind": TRY_DRAFTS, "revisions": list(drafts), "at": now.isoformat()}] if drafts else []
        question = (chat.state or {}).get("open_question")
        payload, answers = open_questions.read(text, chosen, question, understood, now)
        out = await self._engine.turn(
            TurnIn(
                sender=chat.id,
                text=text,
                payload=payload,
                now=now,
                metadata={
                    "channel": chat.style,
                    "earlier": [*trying, *chat.effects],
                    "slots": {
                        "first_contact": len(chat.lines) == 1,
                        "gap_days": 0,
                        "start_code": None,
                        "waiting_for_worker": False,
                        "risk_asked": False,
                        "answers": answers,
                        "awaits": None,
                    },
                },
                state=chat.state,
                understood=understood,
            )
        )
        chat.state = open_questions.with_question(out)
        chat.effects = [*chat.effects, *out.effects]
        return out.sayings

    async def _tell(self, session: AsyncSession, chat: Chat, saying: Saying) -> None:
        composed = await self._wordings.compose(session, saying, chat.style, chat.last)
        draft = await self._wordings.waiting(session, saying.wording)
        finish = with_numbers if chat.style == "sms" else with_abouts
        labels = [choice.label for choice in composed.choices]
        body = finish(composed.body, composed.choices)
        chat.lines.append(Line("assistant", body, labels, draft.number if draft else None))
        chat.offered = [choice.as_json() for choice in composed.choices]
        chat.last = (saying.wording, composed.variant)
