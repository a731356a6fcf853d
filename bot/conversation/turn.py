"""One turn: from a parent's waiting text to what is said and kept. The steps stand in order in `STEPS`."""

import logging
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.conversation import open_questions
from bot.conversation.all_effects import EffectContext, apply_effects
from bot.conversation.choosing import Chosen, choose
from bot.conversation.engine import Engine, TurnIn, TurnOut, Understood
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.database.tables import Address, Conversation, Handover, InboundText, OutboundText, Parent
from bot.errors import EngineUnavailable, TurnFailed, TurnOvertaken
from bot.handover import handovers, wishes
from bot.inbox.accept import Inbox
from bot.messages import Choice, Saying, TextKind
from bot.outbox.outbox import Outbox
from bot.outbox.rendering import read_button_data
from bot.safety.verdict import URGENCY, Verdict, stronger

log = logging.getLogger(__name__)

OFFERS_LAST = timedelta(days=14)
"""After this a bare number no longer picks from an old offer."""
MOST_ATTEMPTS = 3
"""After this many failures of one text (not of the engine as a whole) the parent is told, and a person offered."""
READ_BY_OTHERS = frozenset({"domestic_abuse", "sexual_violence"})
"""After these, texts that nobody asked for this minute are worded neutrally: somebody may be reading along."""
TOPICS_OF_RISK = frozenset({"domestic_abuse"})
"""Needs that are never named to a parent of themselves: somebody may be reading along."""
WELCOME = "utter_welcome"
HELLO_FIRST = "hello_first"
UNREADABLE = {
    TextKind.PHOTO: "cannot_see_photo",
    TextKind.VOICE: "cannot_hear_voice",
    TextKind.LOCATION: "cannot_read_that",
    TextKind.CONTACT: "cannot_read_that",
    TextKind.OTHER: "cannot_read_that",
}


@dataclass
class Turn:
    """A turn on its way: what was read, then what the steps found and decided."""

    text: InboundText
    parent: Parent
    address: Address
    version: int
    state: dict[str, Any] | None
    holding: bool
    handover: Handover | None
    offered: tuple[Choice, ...]
    last_said_at: datetime | None
    introduced: bool
    risk_asked: bool
    """Whether the last thing said was an urgent risk's "Shall I tell a key worker?"."""
    question: open_questions.Question | None = None
    """What the assistant asked last, where the parent's own words are the answer."""
    verdict: Verdict = field(default_factory=Verdict)
    understood: Understood | None = None
    chosen: Chosen | None = None
    out: TurnOut | None = None
    sayings: tuple[Saying, ...] = ()
    wish: str | None = None
    """What the parent wishes while a worker has them (bot.handover.wishes)."""
    decided: bool = False
    """Set by the step after which nothing more needs deciding."""


class TurnTaker:
    """Takes a conversation's waiting texts, in order."""

    def __init__(
        self, database: Database, jobs: Jobs, engine: Engine, inbox: Inbox, outbox: Outbox, clock: Clock
    ) -> None:
        self._database = database
        self._jobs = jobs
        self._engine = engine
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock
        self._steps: tuple[Callable[[Turn], Awaitable[None]], ...] = (
            self._verdict,
            self._opted,
            self._worker_has_it,
            self._unreadable,
            self._choose,
            self._understand,
            self._risk_by_meaning,
            self._ask_engine,
            self._introduce,
        )

    async def take_turns(self, parent_id: uuid.UUID) -> None:
        """Takes turns until no text waits. Raises EngineUnavailable, so that the job is tried again."""
        while await self._take_next(parent_id):
            pass

    async def _take_next(self, parent_id: uuid.UUID) -> bool:
        turn = await self._read(parent_id)
        if turn is None:
            return False
        try:
            for step in self._steps:
                await step(turn)
                if turn.decided:
                    break
            await self._write(turn)
        except EngineUnavailable:
            await self._hold(turn)
            raise
        except TurnOvertaken:
            return True
        except TurnFailed as failed:
            log.error("a turn failed: text=%s reason=%s", turn.text.id, failed.reason)
            await self._failed(turn)
        return True

    async def _read(self, parent_id: uuid.UUID) -> Turn | None:
        """The short read: the oldest waiting text and what is known of its parent."""
        async with self._database.reading() as session:
            text = await session.scalar(
                select(InboundText)
                .where(InboundText.parent_id == parent_id, InboundText.taken_at.is_(None))
                .order_by(InboundText.place)
                .limit(1)
            )
            if text is None:
                return None
            conversation = await session.get_one(Conversation, parent_id)
            said = await self._last_said(session, parent_id)
            return Turn(
                text=text,
                parent=await session.get_one(Parent, parent_id),
                address=await session.get_one(Address, text.address_id),
                version=conversation.version,
                state=conversation.state,
                holding=conversation.holding_since is not None,
                handover=await handovers.open_for(session, parent_id),
                offered=await self._offered(session, text, said),
                last_said_at=said.created_at if said else None,
                introduced=await self._introduced(session, parent_id),
                risk_asked=said is not None and said.purpose == "risk" and bool(said.choices),
                question=open_questions.still_open(conversation.state, said, text.received_at),
            )

    async def _last_said(self, session: AsyncSession, parent_id: uuid.UUID) -> OutboundText | None:
        """The newest text of the assistant's own; what a worker writes does not close an open question."""
        return await session.scalar(
            select(OutboundText)
            .where(OutboundText.parent_id == parent_id, OutboundText.author != "worker")
            .order_by(OutboundText.place.desc())
            .limit(1)
        )

    async def _introduced(self, session: AsyncSession, parent_id: uuid.UUID) -> bool:
        """Whether the parent was told who this is. A first text that held a risk got its numbers and no hello."""
        said = select(OutboundText.id).where(
            OutboundText.parent_id == parent_id, OutboundText.wording.in_((WELCOME, HELLO_FIRST))
        )
        return await session.scalar(said.limit(1)) is not None

    async def _offered(
        self, session: AsyncSession, text: InboundText, said: OutboundText | None
    ) -> tuple[Choice, ...]:
        """The choices a text may pick from: those of the button's own text, else of what was said last."""
        if text.button and (named := read_button_data(text.button)):
            pressed = await session.get(OutboundText, named[0])
            said = pressed if pressed and pressed.parent_id == text.parent_id else None
        elif said and text.received_at - said.created_at > OFFERS_LAST:
            said = None
        return tuple(Choice.from_json(choice) for choice in said.choices) if said else ()

    async def _verdict(self, turn: Turn) -> None:
        """What the rules found when the text was accepted; an emergency or urgent one has its reply already."""
        turn.verdict = Verdict(turn.text.risk)
        if turn.text.risk_answered:
            turn.decided = True
            await self._understand_if_we_can(turn)

    async def _opted(self, turn: Turn) -> None:
        """An opt-out ends the turn in silence. Nobody who opted out is answered."""
        if turn.text.opt == "in":
            turn.sayings = (Saying("welcome_back_after_stop"),)
            turn.decided = True
        elif turn.text.opt == "out" or turn.address.opted_out_at is not None:
            turn.decided = True

    async def _worker_has_it(self, turn: Turn) -> None:
        """While a worker has the parent, the assistant is silent; risk is looked for all the same."""
        handover = turn.handover
        if handover is None or handover.state not in ("with_worker", "closing"):
            return
        if handover.state == "closing" and handover.closing_until and handover.closing_until < self._clock():
            return
        turn.decided = True
        await self._choose(turn)
        turn.wish = wishes.wish_of(turn.chosen.choice if turn.chosen else None, None)
        if turn.wish is not None:
            return
        turn.chosen = None
        await self._understand_if_we_can(turn)
        if turn.understood is not None:
            turn.wish = wishes.wish_of(None, turn.understood)
        turn.verdict = stronger(turn.verdict, risk_in(turn.understood))

    async def _unreadable(self, turn: Turn) -> None:
        """A photo or voice note without words: say kindly what cannot be read; a worker sees that it came."""
        kind = TextKind(turn.text.kind)
        if kind in UNREADABLE and not turn.text.body.strip():
            turn.sayings = (Saying(UNREADABLE[kind]),)
            await self._introduce(turn)
            turn.decided = True

    async def _choose(self, turn: Turn) -> None:
        """Whether the text or button picks one of the choices that lie open."""
        if turn.text.button and (named := read_button_data(turn.text.button)):
            if 1 <= named[1] <= len(turn.offered):
                turn.chosen = Chosen(named[1], turn.offered[named[1] - 1])
        else:
            turn.chosen = choose(turn.text.body, turn.offered)

    async def _understand(self, turn: Turn) -> None:
        """What the text means, by itself. Asked apart from the turn, so that a risk is found before any talk."""
        if turn.chosen is None:
            turn.understood = (await self._engine.understand([turn.text.body]))[0]
            turn.chosen = open_questions.agreed(turn.question, turn.understood, turn.offered)

    async def _understand_if_we_can(self, turn: Turn) -> None:
        """The same, where the text is looked after without it."""
        try:
            await self._understand(turn)
        except (EngineUnavailable, TurnFailed):
            log.warning("a text was not looked at for its meaning: text=%s", turn.text.id)

    async def _risk_by_meaning(self, turn: Turn) -> None:
        """The classifier's word on risk; the stronger of the two layers wins. A reply to it takes the turn."""
        turn.verdict = stronger(turn.verdict, risk_in(turn.understood))
        turn.decided = turn.verdict.urgency in ("emergency", "urgent")

    async def _ask_engine(self, turn: Turn) -> None:
        """The engine's part: with no transaction open."""
        gap = turn.text.received_at - turn.last_said_at if turn.last_said_at else None
        payload, answers = open_questions.read(
            turn.text.body, turn.chosen, turn.question, turn.understood, turn.text.received_at
        )
        turn.out = await self._engine.turn(
            TurnIn(
                sender=str(turn.parent.id),
                text=turn.text.body,
                payload=payload,
                now=turn.text.received_at,
                metadata={
                    "channel": turn.text.channel,
                    "slots": {
                        "first_contact": turn.last_said_at is None,
                        "gap_days": gap.days if gap else 0,
                        "start_code": turn.text.start_code,
                        "waiting_for_worker": turn.handover is not None and turn.handover.state == "requested",
                        "risk_asked": turn.risk_asked,
                        "answers": answers,
                        "awaits": None,
                    },
                },
                state=turn.state,
                understood=turn.understood,
            )
        )
        turn.understood = turn.understood or turn.out.understood
        turn.sayings = turn.out.sayings

    async def _introduce(self, turn: Turn) -> None:
        """The first answer says who this is, whatever else it says."""
        if not turn.introduced and turn.sayings and turn.sayings[0].wording != WELCOME:
            turn.sayings = (Saying(HELLO_FIRST), *turn.sayings)

    async def _write(self, turn: Turn) -> None:
        """One write: checks that nothing overtook us, then keeps state, effects, replies and the text's mark."""
        async with self._database.transaction() as session:
            text = await session.get_one(InboundText, turn.text.id, with_for_update=True)
            conversation = await session.get_one(Conversation, turn.parent.id, with_for_update=True)
            if text.taken_at is not None or conversation.version != turn.version or text.body != turn.text.body:
                raise TurnOvertaken("another turn of this conversation was written first")
            now = self._clock()
            text.taken_at, text.understood = now, turn.understood
            conversation.version += 1
            conversation.holding_since = None
            parent = await session.get_one(Parent, turn.parent.id)
            address = await session.get_one(Address, turn.address.id)
            context = EffectContext(session, parent, address, text, text.received_at, self._jobs)
            await self._attach(session, text, turn, now)
            if turn.verdict.urgency in ("emergency", "urgent") and not text.risk_answered:
                await self._inbox.answer_risk(session, parent, address, text, turn.verdict)
            if turn.verdict.urgency in ("emergency", "urgent"):
                parent.careful = parent.careful or turn.verdict.risk in READ_BY_OTHERS
                await apply_effects(context, (also_mentioned(turn.understood),))
                return
            if turn.wish is not None:
                pressed = text.button is not None
                turn.sayings = await wishes.grant(session, parent, turn.wish, now, self._jobs, pressed=pressed)
            if turn.out is not None:
                conversation.state = open_questions.with_question(turn.out)
                await apply_effects(context, turn.out.effects)
            for saying in turn.sayings:
                await self._outbox.say(session, address, saying, now, answers=(text.id, text.received_at))

    async def _attach(self, session: AsyncSession, text: InboundText, turn: Turn, now: datetime) -> None:
        """Texts that arrive while a handover is open belong to it; one within the grace opens it again."""
        handover = await handovers.open_for(session, turn.parent.id)
        if handover is None:
            return
        if handover.state == "closing" and handover.closing_until:
            if handover.closing_until >= now:
                await handovers.reopen(session, handover, now)
            else:
                await handovers.close(session, handover, now)
                return
        text.handover_id = handover.id

    async def _hold(self, turn: Turn) -> None:
        """The engine is away: the parent is told so once, honestly, and the text waits."""
        if turn.holding:
            return
        async with self._database.transaction() as session:
            conversation = await session.get_one(Conversation, turn.parent.id, with_for_update=True)
            if conversation.holding_since is not None:
                return
            conversation.holding_since = self._clock()
            address = await session.get_one(Address, turn.address.id)
            await self._outbox.say(
                session,
                address,
                Saying("holding"),
                self._clock(),
                answers=(turn.text.id, turn.text.received_at),
            )

    async def _failed(self, turn: Turn) -> None:
        """Counts a failure of this one text; after the last attempt the parent gets an honest way on."""
        async with self._database.transaction() as session:
            text = await session.get_one(InboundText, turn.text.id, with_for_update=True)
            text.attempts += 1
            if text.attempts < MOST_ATTEMPTS or text.taken_at is not None:
                return
            text.taken_at = self._clock()
            address = await session.get_one(Address, turn.address.id)
            saying = Saying(
                "could_not_answer",
                choices=(Choice("A person, please", "/talk_to_person"), Choice("Try something else", "/menu")),
            )
            await self._outbox.say(session, address, saying, self._clock(), answers=(text.id, text.received_at))


def also_mentioned(understood: Understood | None) -> dict[str, Any]:
    """The effect that keeps, for later, what else a text of risk asked for."""
    needs = [need["id"] for need in (understood or {}).get("needs", ())]
    return {"kind": "keep_needs", "needs": [need for need in needs if need not in TOPICS_OF_RISK]}


def risk_in(understood: Understood | None) -> Verdict:
    """The risk that the engine's classifier found, if any."""
    risk = (understood or {}).get("risk")
    return Verdict(risk if risk in URGENCY else None)
