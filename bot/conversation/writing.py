"""The one write that ends a turn: state, effects, replies and the text's mark are kept together, or none is."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.conversation import alarms, open_questions
from bot.conversation.all_effects import EffectContext, apply_effects
from bot.conversation.engine import Understood
from bot.conversation.meaning import likely_needs, surely
from bot.conversation.reading import Turn
from bot.conversation.straight_questions import is_where_asked
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.database.tables import Address, Conversation, InboundText, Parent
from bot.directory.areas import Areas
from bot.errors import TurnOvertaken
from bot.handover import handovers, wishes
from bot.inbox.accept import Inbox
from bot.learning import queue
from bot.outbox.outbox import Outbox
from bot.people import reviewing
from bot.people import wishes as wishes_of_parents
from bot.safety.after_danger import FEELINGS
from bot.safety.replies import NEED_OF_RISK
from bot.safety.verdict import READ_BY_OTHERS, Verdict

TOPICS_OF_RISK = frozenset({"domestic_abuse"})
"""Needs that are never named to a parent of themselves: somebody may be reading along."""


class TurnWriter:
    """Writes what a turn decided."""

    def __init__(self, database: Database, jobs: Jobs, inbox: Inbox, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._jobs = jobs
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock
        self._areas = Areas.from_content()

    async def write(self, turn: Turn) -> None:
        """Checks that nothing overtook us, then keeps it all. Raises TurnOvertaken."""
        async with self._database.transaction() as session:
            text = await session.get_one(InboundText, turn.text.id, with_for_update=True)
            conversation = await session.get_one(Conversation, turn.parent.id, with_for_update=True)
            if text.taken_at is not None or conversation.version != turn.version or text.body != turn.whole:
                raise TurnOvertaken("another turn of this conversation was written first")
            now = self._clock()
            text.taken_at, text.understood = now, turn.understood
            conversation.version += 1
            conversation.holding_since = None
            parent = await session.get_one(Parent, turn.parent.id)
            address = await session.get_one(Address, turn.address.id)
            context = EffectContext(session, parent, address, text, text.received_at, self._jobs, turn.introduced)
            await self._attach(session, text, turn, now)
            danger = turn.verdict.answered
            if danger and not text.risk_answered:
                await self._inbox.answer_risk(session, parent, address, text, turn.verdict, needs_in(turn.understood))
            if turn.wish is not None and (not danger or wishes.ends_sharing(turn.wish)):
                pressed = text.button is not None or turn.chosen is None
                turn.sayings = await wishes.grant(session, parent, turn.wish, now, self._jobs, pressed=pressed)
            if danger:
                if turn.verdict.risk in READ_BY_OTHERS and not parent.careful:
                    parent.careful = True
                    text.understood = {**(turn.understood or {}), alarms.TURNED_CAREFUL: True}
                await self._keep(context, conversation, turn, now)
                await apply_effects(
                    context, (also_mentioned(turn.understood, turn.verdict), *self._also_where(parent, turn))
                )
                await self._say(session, context, text, turn, now)
                return
            if parent.paused_until is None and text.opt is None:
                await wishes_of_parents.come_back(session, parent)
            if turn.about_draft is not None:
                await reviewing.take(session, parent, text.body, now)
            await apply_effects(context, (*turn.effects, *self._also_where(parent, turn)))
            await self._keep(context, conversation, turn, now)
            await self._say(session, context, text, turn, now)

    def _also_where(self, parent: Parent, turn: Turn) -> tuple[dict[str, Any], ...]:
        """The effect that keeps the area a parent tells of, where the talk itself does not.

        A hello, or a text answered without the talk, may just name it; in others they have to say they are there.
        """
        if parent.area is not None:
            return ()
        without_the_talk = turn.out is None and (needs_in(turn.understood) or is_where_asked(turn.offered))
        says_hello = surely(turn.understood) == "greeting"
        named = self._areas.find(turn.text.body, anywhere=False).one if without_the_talk or says_hello else None
        area = named or self._areas.told_of_themselves(turn.whole)
        return ({"kind": "set_area", "area": area},) if area else ()

    async def _keep(self, context: EffectContext, conversation: Conversation, turn: Turn, now: datetime) -> None:
        """The engine's part of the turn, if it had one: its state and its effects."""
        if turn.out is not None:
            conversation.state = open_questions.with_question(turn.out)
            await self._note_unsure(context.session, context.parent, context.text, turn, now)
            await apply_effects(context, turn.out.effects)

    async def _say(
        self, session: AsyncSession, context: EffectContext, text: InboundText, turn: Turn, now: datetime
    ) -> None:
        for to, saying in (*((context.address, each) for each in turn.sayings), *context.sayings):
            answers = (text.id, text.received_at) if to is context.address else None
            await self._outbox.say(session, to, saying, now, answers=answers)

    async def _note_unsure(
        self, session: AsyncSession, parent: Parent, text: InboundText, turn: Turn, now: datetime
    ) -> None:
        """What the assistant was unsure of is for people to look at, but not answers to its own questions."""
        if turn.text.body != turn.whole:
            return
        if turn.chosen is None and turn.question is None and turn.verdict.risk is None and text.handover_id is None:
            await queue.note(session, parent, text, turn.understood, now)

    async def _attach(self, session: AsyncSession, text: InboundText, turn: Turn, now: datetime) -> None:
        """Texts that arrive while a handover is open belong to it; one within the grace opens it again."""
        handover = await handovers.open_for(session, turn.parent.id, lock=True)
        if handover is None:
            return
        if handover.state == "closing" and handover.closing_until:
            if handover.closing_until >= now:
                await handovers.reopen(session, handover, now)
            else:
                await handovers.close(session, handover, now)
                return
        text.handover_id = handover.id


def also_mentioned(understood: Understood | None, verdict: Verdict) -> dict[str, Any]:
    """The effect that keeps, for later, what a text of risk asked for, or what the risk itself calls for.

    How somebody in danger says that they feel is no wish for a service.
    """
    found = likely_needs(understood)
    if verdict.urgency == "emergency":
        found = [need for need in found if need not in FEELINGS]
    if (need := NEED_OF_RISK.get(verdict.risk or "")) is not None:
        doubtful = (understood or {}).get("unsure", True)
        need = "energy" if "energy" in found else need
        found = [need] if doubtful else list(dict.fromkeys([need, *found]))
    return {"kind": "keep_needs", "needs": [need for need in found if need not in TOPICS_OF_RISK]}


def needs_in(understood: Understood | None) -> list[str]:
    """The ids of the needs that were found."""
    return [need["id"] for need in (understood or {}).get("needs", ())]
