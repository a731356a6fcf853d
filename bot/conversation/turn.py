"""One turn: from a parent's waiting text to what is said and kept. The steps stand in order in `TurnTaker`."""

import logging
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.clock import Clock
from bot.conversation import agreeing, by_name, open_questions, plain_asks, refusing, straight_questions
from bot.conversation.choosing import Chosen, asking, choose, choose_by_first, is_only_a_number, services_among
from bot.conversation.engine import Engine, TurnIn, Understood
from bot.conversation.failing import Failures
from bot.conversation.plain_asks import Stands
from bot.conversation.reading import HELLO_AFTER_RISK, HELLO_FIRST, WELCOME, Turn, read_turn
from bot.conversation.writing import TurnWriter
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.errors import EngineUnavailable, TurnFailed, TurnOvertaken
from bot.handover import joining, rota, wishes
from bot.handover.spoken import BACK
from bot.inbox.accept import Inbox
from bot.messages import Choice, Saying, TextKind
from bot.outbox.outbox import Outbox
from bot.outbox.rendering import read_button_data
from bot.people import reviewing
from bot.safety import after_danger
from bot.safety.children import a_child_writes
from bot.safety.verdict import URGENCY, Verdict, stronger

log = logging.getLogger(__name__)

UNREADABLE = {
    TextKind.PHOTO: "cannot_see_photo",
    TextKind.VOICE: "cannot_hear_voice",
    TextKind.LOCATION: "cannot_read_that",
    TextKind.CONTACT: "cannot_read_that",
    TextKind.OTHER: "cannot_read_that",
}

A_PERSON_PERHAPS = (
    Choice("A person, please", "/talk_to_person", ("yes", "aye", "yes please", "aye please")),
    Choice("Something else", "/menu"),
    Choice("Not now", "/not_now"),
)

OTHERWISE = (Choice("Something else", "/something_else"), Choice("Not now", "/not_now"))
MOST_ASKED = 3
WHERE = "/change_area"
ASKS_NOTHING = frozenset("yes no thanks greeting goodbye not_now dont_know choose unclear".split())


class TurnTaker:
    """Takes a conversation's waiting texts, in order."""

    def __init__(
        self, database: Database, jobs: Jobs, engine: Engine, inbox: Inbox, outbox: Outbox, clock: Clock
    ) -> None:
        self._database = database
        self._engine = engine
        self._clock = clock
        self._writer = TurnWriter(database, jobs, inbox, outbox, clock)
        self._failures = Failures(database, outbox, clock)
        self._steps: tuple[Callable[[Turn], Awaitable[None]], ...] = (
            self._who_reads,
            self._verdict,
            self._opted,
            self._worker_has_it,
            self._unreadable,
            self._choose,
            self._wished_too_late,
            self._understand,
            self._risk_by_meaning,
            self._refused,
            self._a_child_writes,
            self._about_a_draft,
            self._what_is_asked,
            self._picked_with_words,
            self._sign_of_danger,
            self._asked_of_us,
            self._after_danger,
            self._yes_again,
            self._ask_engine,
            self._introduce,
        )

    async def take_turns(self, parent_id: uuid.UUID) -> None:
        """Takes turns until no text waits. Raises EngineUnavailable, so that the job is tried again."""
        while await self._take_next(parent_id):
            pass

    async def _take_next(self, parent_id: uuid.UUID) -> bool:
        turn = await read_turn(self._database, parent_id)
        if turn is None:
            return False
        try:
            for step in self._steps:
                await step(turn)
                if turn.decided:
                    break
            await self._writer.write(turn)
        except EngineUnavailable:
            if not turn.holding:
                log.warning("the engine is away: a text waits for it: text=%s", turn.text.id)
            await self._failures.hold(turn)
            raise
        except TurnOvertaken:
            return True
        except TurnFailed as failed:
            log.error("a turn failed: text=%s reason=%s", turn.text.id, failed.reason)
            await self._failures.failed(turn)
        except Exception:  # a fault of ours; the job tells of it, and tries again in a little while
            await self._failures.failed(turn)
            raise
        return True

    async def _who_reads(self, turn: Turn) -> None:
        """What the text says of who may read along. An end to that is kept by the write, whatever else is decided."""
        if turn.text.button is None:
            turn.wish = joining.wish_in(turn.text.body, turn.along)

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
            turn.wish = None
            return
        turn.decided = True
        await self._choose(turn)
        picked = wishes.wish_of(turn.chosen.choice, None) if turn.chosen and turn.wish is None else None
        if picked is not None and not _named_in_passing(turn, picked):
            turn.wish = picked
            return
        turn.chosen = None
        await self._understand_if_we_can(turn)
        turn.wish = turn.wish or wishes.wish_of(None, turn.understood)
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

    async def _wished_too_late(self, turn: Turn) -> None:
        """A choice that was about a worker who has the parent no longer: it changes nothing, and is answered."""
        picked = turn.chosen.choice if turn.chosen else None
        if turn.chosen is None or wishes.wish_of(picked, None) is None:
            return
        if turn.stands.waiting:
            turn.chosen = Chosen(turn.chosen.number, replace(turn.chosen.choice, payload="/talk_to_person"))
            return
        turn.sayings = (BACK,)
        turn.decided = True

    async def _understand(self, turn: Turn) -> None:
        """What the text means, by itself. Asked apart from the turn, so that a risk is found before any talk."""
        if turn.chosen is None:
            turn.understood = (await self._engine.understand([turn.text.body]))[0]
            turn.ask_again = agreeing.said_to(turn.text.body, turn.offered) is agreeing.Said.AGAIN
            turn.chosen = agreeing.yes_and_more(turn.text.body, turn.offered)
            moves = open_questions.changes_set_time(
                turn.text.body, turn.question, turn.understood, turn.text.received_at
            )
            asked = turn.question is not None or turn.stands.risk_asked
            if turn.chosen is None and not turn.ask_again and asked and not moves:
                turn.chosen = open_questions.agreed(turn.understood, turn.offered)

    async def _understand_if_we_can(self, turn: Turn) -> None:
        """The same, where the text is looked after without it."""
        try:
            await self._understand(turn)
        except (EngineUnavailable, TurnFailed):
            log.warning("a text was not looked at for its meaning: text=%s", turn.text.id)

    async def _risk_by_meaning(self, turn: Turn) -> None:
        """The classifier's word on risk; the stronger of the two layers wins. A reply to it takes the turn.

        Only a weak sign in the answer to a question of ours is looked at again when it is known that it is one.
        """
        if turn.question is None or not open_questions.is_only_a_time(turn.question, turn.text.body):
            turn.verdict = stronger(turn.verdict, risk_in(turn.understood))
        if turn.stands.danger_lasts and after_danger.is_of_danger(turn.text.body):
            turn.verdict = stronger(turn.verdict, Verdict("immediate_danger", "after_danger"))
        turn.understood = with_routine_risk(turn.understood, turn.verdict)
        turn.decided = turn.verdict.answered and (turn.verdict.sure or turn.question is None)

    async def _refused(self, turn: Turn) -> None:
        """What the text refuses: nothing of it is offered, and the talk goes on with what it asks for beside that.

        The whole text was looked at for risk; words that are sure to hold one are not hidden by the rest of it.
        """
        if turn.chosen is not None or turn.verdict.answered:
            return
        refused = refusing.refused_in(turn.text.body, telling_asked=turn.stands.risk_asked)
        if refused is None or (turn.stands.waiting and refused.what == "worker"):
            return
        if refused.rest:
            rest = (await self._engine.understand([refused.rest]))[0]
            if (found := risk_in(rest)).answered and found.sure:
                turn.verdict, turn.decided = found, True
                return
            turn.understood = rest
        if refused.what != "deleting":
            # Social work named only to be refused is nothing to offer a person for.
            turn.verdict, turn.understood = Verdict(), {**(turn.understood or {}), "risk": None}
        turn.refused = refused if refused.rest and asks_for_something(turn.understood) else replace(refused, rest="")

    async def _a_child_writes(self, turn: Turn) -> None:
        """A child is told of Childline, and a person is offered."""
        if turn.chosen is None and a_child_writes(turn.text.body):
            turn.sayings = (Saying("a_child_writes", choices=A_PERSON_PERHAPS),)
            await self._introduce(turn)
            turn.decided = True

    async def _about_a_draft(self, turn: Turn) -> None:
        """A text that begins with DRAFT, of a parent who reads drafts: tried here, and kept by the write."""
        if turn.verdict.answered or not reviewing.begins_with_draft(turn.text.body):
            return
        async with self._database.reading() as session:
            turn.about_draft = await reviewing.take(session, turn.parent, turn.text.body, self._clock())
        if turn.about_draft is not None:
            turn.sayings = (reviewing.SAYINGS[turn.about_draft],)
            await self._introduce(turn)
            turn.decided = True

    async def _what_is_asked(self, turn: Turn) -> None:
        """The payload of what was chosen, refused, answered, or plainly asked."""
        if turn.refused is not None:
            turn.payload = None if turn.refused.rest else turn.refused.payload
            return
        turn.payload, turn.answers = open_questions.read(
            turn.text.body, turn.chosen, turn.question, turn.understood, turn.text.received_at
        )
        is_answer = turn.payload is not None
        # Beside a risk no text is a question about a service.
        act = "risk" if turn.verdict.risk else (turn.understood or {}).get("finer_act")
        if turn.chosen is None and (plain := plain_asks.payload_for(turn.text.body, turn.stands, is_answer, act)):
            turn.payload, turn.answers = plain, None
        elif turn.payload is None and plain_asks.says_where_again(turn.text.body, turn.understood):
            turn.payload = WHERE

    async def _picked_with_words(self, turn: Turn) -> None:
        """A need or service picked by its number or name with more words; a risk in them was looked for by now."""
        if turn.chosen is not None or turn.payload is not None or turn.verdict.risk is not None:
            return
        if (picked := choose_by_first(turn.text.body, turn.offered)) is not None:
            turn.chosen, rest = picked
            asks = bool(services_among([turn.chosen.choice])) and by_name.asks_about(rest, turn.chosen.choice)
            turn.payload = asking(turn.chosen.choice) if asks else turn.chosen.choice.payload
            return
        meant = by_name.named(turn.text.body, turn.listed, surely(turn.understood))
        if len(meant) == 1:
            asks = by_name.asks_about(turn.text.body, meant[0])
            turn.payload = asking(meant[0]) if asks else meant[0].payload
        elif meant:
            turn.sayings = (Saying("utter_which_one", choices=(*meant[:MOST_ASKED], *OTHERWISE)),)
            await self._introduce(turn)
            turn.decided = True

    async def _sign_of_danger(self, turn: Turn) -> None:
        """A weak sign takes the turn. What answers a question of ours is kept by the engine first, and not spoken of."""
        turn.decided = turn.verdict.answered and turn.payload != open_questions.ANSWER

    async def _asked_of_us(self, turn: Turn) -> None:
        """A plain question about ourselves is answered as things are: who was told, who runs this."""
        if turn.chosen is not None or turn.refused is not None or turn.verdict.answered:
            return
        asked = straight_questions.asked_in(turn.text.body, turn.stands, turn.offered)
        if asked is None:
            return
        handover = turn.handover if turn.stands.waiting else None
        async with self._database.reading() as session:
            there = await rota.area_presence(session, turn.parent.area, self._clock())
            turn.sayings = (await straight_questions.answer(session, asked, handover, there),)
        await self._introduce(turn)
        turn.decided = True

    async def _after_danger(self, turn: Turn) -> None:
        """A few words that ask for nothing, after a reply to danger: it says that it is here, who it is, and waits."""
        if (
            turn.stands.after_danger
            and turn.payload is None
            and turn.verdict.risk is None
            and (asks_nothing(turn.understood) or after_danger.LETS_IT_BE.match(turn.text.body))
        ):
            turn.sayings = (Saying("after_danger", choices=A_PERSON_PERHAPS),)
            turn.decided = True

    async def _yes_again(self, turn: Turn) -> None:
        """A yes that is none yet changes nothing: the same choices once more."""
        if turn.ask_again:
            turn.sayings = (Saying("yes_again", choices=turn.offered),)
            turn.decided = True

    async def _ask_engine(self, turn: Turn) -> None:
        """The engine's part: with no transaction open."""
        gap = turn.text.received_at - turn.last_said_at if turn.last_said_at else None
        turn.out = await self._engine.turn(
            TurnIn(
                sender=str(turn.parent.id),
                text=(turn.refused and turn.refused.rest) or turn.text.body,
                payload=turn.payload,
                now=turn.text.received_at,
                metadata={
                    "channel": turn.text.channel,
                    "slots": {
                        "first_contact": turn.last_said_at is None,
                        "gap_days": gap.days if gap else 0,
                        "start_code": turn.text.start_code,
                        "waiting_for_worker": turn.stands.waiting,
                        "risk_asked": turn.stands.risk_asked,
                        "answers": turn.answers,
                        "awaits": None,
                    },
                },
                state=turn.state,
                understood=turn.understood,
            )
        )
        turn.understood = turn.understood or turn.out.understood
        turn.sayings = () if turn.verdict.answered else _said_after(turn.refused, turn.stands, turn.out.sayings)

    async def _introduce(self, turn: Turn) -> None:
        """The first answer says who this is, whatever else it says; shortly where numbers went before it."""
        if not turn.introduced and turn.sayings and turn.sayings[0].wording != WELCOME:
            hello = HELLO_FIRST if turn.last_said_at is None else HELLO_AFTER_RISK
            turn.sayings = (Saying(hello), *turn.sayings)


def _named_in_passing(turn: Turn, wish: str) -> bool:
    """Whether a text only shares a name with a choice that ends sharing: `is Bob in?` ends nothing."""
    chosen = turn.chosen
    by_words = turn.text.button is None and not is_only_a_number(turn.text.body)
    return by_words and wishes.ends_sharing(wish) and chosen is not None and not chosen.choice.also


def _said_after(refused: refusing.Refused | None, stands: Stands, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """What is said: without a person on offer, where the parent has just refused a key worker."""
    if refused is None or refused.what == "deleting":
        return sayings
    if not refused.rest and not stands.risk_asked:
        return (Saying("no_key_worker", choices=refusing.INSTEAD),)
    return tuple(
        replace(saying, choices=refusing.without_a_person(saying.choices) or _instead_of(saying))
        for saying in sayings
    )


def _instead_of(saying: Saying) -> tuple[Choice, ...]:
    return refusing.INSTEAD if saying.wording == "utter_unclear" else ()


def asks_for_something(understood: Understood | None) -> bool:
    """Whether a text holds a need or an act of its own."""
    found = understood or {}
    return bool(found.get("needs")) or not (found.get("unsure") or asks_nothing(found))


def surely(understood: Understood | None) -> str | None:
    """The act that a text is; None where that is doubtful, or where it is a need."""
    found = understood or {}
    return None if found.get("unsure") else found.get("finer_act")


def asks_nothing(understood: Understood | None) -> bool:
    """Whether a text is small talk, a yes or no to no question, or nothing that is known."""
    return (understood or {}).get("finer_act") in ASKS_NOTHING


def with_routine_risk(understood: Understood | None, verdict: Verdict) -> Understood | None:
    """What the rules found is handed on to the talk where it is routine, unless the text plainly asks for something."""
    if understood is None or verdict.urgency != "routine" or understood.get("risk"):
        return understood
    asks = understood.get("finer_act") in open_questions.OTHER_ACTS
    return {**understood, "risk": verdict.risk} | ({} if asks else {"intent": "risk"})


def risk_in(understood: Understood | None) -> Verdict:
    """The risk that the engine's classifier found, if any."""
    found = understood or {}
    risk = found.get("risk")
    return Verdict(risk, sure=found.get("risk_sure", True)) if risk in URGENCY else Verdict()
