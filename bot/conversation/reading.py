"""The short read that begins a turn: the text that waits, and what is known of who sent it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only

from bot.conversation import open_questions
from bot.conversation.choosing import (
    Chosen,
    begins_with_a_number,
    choose,
    is_list,
    is_only_a_number,
    services_among,
)
from bot.conversation.denying import Denied
from bot.conversation.engine import TurnOut, Understood
from bot.conversation.plain_asks import Stands
from bot.conversation.record import NOT_THE_TALK, Record
from bot.conversation.refusing import Refused
from bot.database.session import Database
from bot.database.tables import Address, Conversation, Handover, InboundText, OutboundText, Parent
from bot.handover import handovers
from bot.handover.joining import Along, along
from bot.messages import Choice, Saying
from bot.outbox.rendering import read_button_data
from bot.people.reviewing import Said
from bot.plans.check_ins import ANSWERABLE
from bot.safety import asked_next
from bot.safety.said_before import (
    AGAIN,
    LASTS,
    NOTHING_BEFORE,
    SaidBefore,
    asks_to_tell,
    is_of_danger,
    risk_of,
    said_before,
)
from bot.safety.verdict import Verdict

OFFERS_LAST = timedelta(days=14)
"""After this a bare number no longer picks from an old offer."""
LISTS_LAST = timedelta(days=1)
"""So long a bare number still picks from a list of needs or services when other things were said after it."""
LOOKED_BACK = 5
"""So many texts back."""
OF_THE_REQUEST = (
    "utter_person_",
    "words_wish_kept",
    "words_for_worker",
    "who_comes",
    "utter_contact_asked",
    "utter_contact_one_cancelled",
    "utter_contact_left",
    "contact_waits",
    "contact_which_back",
    "utter_worker_",
    "utter_summary_",
    "told_",
    "handover_",
)
"""How wordings begin that speak of a key worker who was asked for."""
THE_TEXT = "check_in"
"""The wording of a text that comes at a time of the parent's."""
OF_A_TEXT = ("utter_check_in_", "utter_no_check_in_set")
"""The same, of a text at a time of the parent's."""
OF_A_CLOSE = (
    "utter_not_now",
    "utter_finished",
    "utter_thanks",
    "utter_goodbye",
    "utter_will_ask",
    "utter_will_not_ask",
    "utter_may_ask_later",
    "utter_for_somebody",
)
"""Wordings by which a topic ends, and which ask nothing."""
LISTS = 3
"""So many lists of services back a parent may name one of them."""
TEXTS_BETWEEN = 20
WELCOME = "utter_welcome"
HELLO_FIRST = "hello_first"
HELLO_AFTER_RISK = "hello_after_risk"
HELLO_WITH_NUMBER = "hello_with_number"
HELLO_WRONG, READ_WRONG_ALARM = "read_wrong_hello", "read_wrong_alarm"
NUMBER_STAYS = "after_danger_stays"
"""Said before the answer, where something else is asked for after danger; the hello says it where it comes first."""
HELLOS = (WELCOME, HELLO_FIRST, HELLO_AFTER_RISK, HELLO_WITH_NUMBER, HELLO_WRONG)
NO_VERDICT = "utter_no_verdict"
READ_WRONG = "read_wrong"
READ_WRONG_NUMBER = "read_wrong_number"


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
    listed: tuple[Choice, ...]
    """The services of the last few lists, which a parent may name."""
    last_said_at: datetime | None
    introduced: bool
    question: open_questions.Question | None = None
    """What the assistant asked last, where the parent's own words are the answer."""
    verdict: Verdict = field(default_factory=Verdict)
    understood: Understood | None = None
    chosen: Chosen | None = None
    chosen_first: Chosen | None = None
    """What it picks beside what it wishes for, and is answered before that."""
    ask_again: bool = False
    """Whether it says yes to what was asked, and then is not so sure."""
    to_ask: tuple[Choice, ...] = ()
    """The services that a key worker who is waited for is to ask to get in touch, the newest last."""
    refused: Refused | None = None
    """What it refuses in words of its own, and asks for beside that."""
    beside: str = ""
    """What it asks for, where it thanks first, or puts another thing aside."""
    besides: Choice | None = None
    """What else it asks for behind what is answered, to pick after that."""
    part: str = ""
    """The part of the text that the engine is to take, where the rest asks after something told."""
    denied: Denied | None = None
    """What it says was never meant, though we took it so."""
    effects: tuple[dict[str, Any], ...] = ()
    """What changes for good by the steps before the talk."""
    payload: str | None = None
    """What the engine takes the text for, when that is plain without looking at its meaning."""
    answers: open_questions.Question | None = None
    """The open question that the text answers."""
    ahead: Saying | None = None
    """What is said before the answer: who knows the rules that are asked about."""
    out: TurnOut | None = None
    sayings: tuple[Saying, ...] = ()
    wish: str | None = None
    """What the parent wishes while a worker has them (bot.handover.wishes)."""
    about_draft: Said | None = None
    """What the text does as one about a draft that its parent reads for us."""
    stands: Stands = field(default_factory=Stands)
    """What a few plain words may be about."""
    wrote_before: tuple[str, ...] = ()
    """What the parent wrote in the hour before, the newest first."""
    before: SaidBefore = NOTHING_BEFORE
    """What was said to the parent in the hours before, of risks."""
    calmly: str | None = None
    """What it asks or tells calmly after a reply to a risk (bot.safety.all_safe)."""
    alarm_let_go: bool = False
    """Whether the reply to a risk before it was a false alarm, and this text said so."""
    misread: bool = False
    """Whether it is an earlier text taken up again, in which a risk was seen that is none."""
    phone_watched: bool = False
    """Whether all that sounds of abuse is the question who sees this phone."""
    along: Along | None = None
    """Who reads the parent's texts while a worker has them."""
    decided: bool = False
    """Set by the step after which nothing more needs deciding."""

    def __post_init__(self) -> None:
        self.whole = self.text.body
        """The text as it came, where only a part of it is answered."""

    @property
    def words(self) -> str:
        """What there is to understand: the text, without what it denies, puts aside or thanks for."""
        if self.denied is not None:
            return self.denied.rest
        return self.beside or self.text.body

    @property
    def is_plain(self) -> bool:
        """Whether what it picks, asks or refuses was found by now."""
        return self.chosen is not None or self.payload is not None or self.refused is not None

    @property
    def words_are_asked_for(self) -> bool:
        """Whether the open question asks for words of their own, which are kept as they are."""
        return (self.question or {}).get("what") in open_questions.IN_THEIR_WORDS

    def answer(self, saying: Saying) -> None:
        """Decides on one answer, with a hello where it is the first."""
        self.sayings = (saying,)
        self.introduce()
        self.decided = True

    def introduce(self) -> None:
        """Puts who this is before the first answer, shortly where numbers went before it; and that we were wrong."""
        if self.alarm_let_go and self.sayings:
            self.sayings = (Saying(READ_WRONG_ALARM if self.introduced else HELLO_WRONG), *self.sayings)
            return
        if not self.introduced and self.sayings and self.ahead is not None and self.ahead.wording == NUMBER_STAYS:
            self.sayings = (Saying(HELLO_WITH_NUMBER, self.ahead.variables), *self.sayings)
            return
        if self.denied is not None and self.denied.wrong and self.sayings:
            wrong = READ_WRONG_NUMBER if self.denied.number else READ_WRONG
            self.sayings = (Saying(wrong), *self.sayings)
        if self.ahead is not None and self.sayings and all(each.wording != NO_VERDICT for each in self.sayings):
            self.sayings = (self.ahead, *self.sayings)
        if not self.introduced and self.sayings and self.sayings[0].wording != WELCOME:
            hello = HELLO_FIRST if self.last_said_at is None else HELLO_AFTER_RISK
            self.sayings = (Saying(hello), *self.sayings)


async def read_turn(database: Database, parent_id: uuid.UUID) -> Turn | None:
    """The oldest text of this parent that waits, or None when none does."""
    async with database.reading() as session:
        text = await session.scalar(
            select(InboundText)
            .where(InboundText.parent_id == parent_id, InboundText.taken_at.is_(None))
            .order_by(InboundText.place)
            .limit(1)
        )
        if text is None:
            return None
        conversation = await session.get_one(Conversation, parent_id)
        said = await last_said(session, parent_id)
        question = open_questions.still_open(conversation.state, said, text.received_at)
        handover = await handovers.open_for(session, parent_id)
        before = await said_before(session, parent_id, text.received_at)
        return Turn(
            text=text,
            parent=await session.get_one(Parent, parent_id),
            address=await session.get_one(Address, text.address_id),
            version=conversation.version,
            state=conversation.state,
            holding=conversation.holding_since is not None,
            handover=handover,
            offered=await _offered(session, text, said, question),
            listed=await _listed(session, text),
            last_said_at=said.created_at if said else None,
            introduced=await _introduced(session, parent_id),
            question=question,
            along=await along(session, handover),
            wrote_before=tuple(await Record(session, parent_id, ()).written_before(text.body, text.received_at)),
            before=before,
            stands=_stands(said, text, handover, conversation.state or {}, before),
        )


async def set_back(session: AsyncSession, turn: Turn, to: InboundText) -> None:
    """Puts an earlier text in the place of the turn's own, with all that lay open when it came."""
    answered = select(func.min(OutboundText.place)).where(OutboundText.answers_id == to.id)
    said = await session.scalar(
        select(OutboundText)
        .where(OutboundText.parent_id == to.parent_id, OutboundText.author.not_in(NOT_THE_TALK))
        .where(OutboundText.place < answered.scalar_subquery())
        .order_by(OutboundText.place.desc())
        .limit(1)
    )
    before = await said_before(session, to.parent_id, to.received_at)
    turn.question = open_questions.still_open(turn.state, said, to.received_at)
    turn.offered = await _offered(session, to, said, turn.question)
    turn.stands = _stands(said, to, turn.handover, turn.state or {}, before)
    turn.before, turn.misread = before, True
    turn.text.body, turn.text.button = to.body, to.button
    turn.chosen = choose(to.body, turn.offered)


def _stands(
    said: OutboundText | None,
    text: InboundText,
    handover: Handover | None,
    state: Mapping[str, Any],
    before: SaidBefore,
) -> Stands:
    of_risk = said if said is not None and _is_of_risk(said) else None
    return Stands(
        waiting=handover is not None and handover.state == "requested",
        risk_asked=of_risk is not None
        and asks_to_tell(of_risk.choices)
        and not (of_risk.wording or "").endswith(AGAIN),
        after_danger=of_risk is not None
        and is_of_danger(of_risk.wording, of_risk.choices)
        and text.received_at - of_risk.created_at < LASTS,
        danger_lasts=bool(before.in_danger),
        danger_spoken_of=of_risk is not None and text.received_at - of_risk.created_at < LASTS,
        service_in_view=bool(state.get("in_view")),
        need=state.get("need"),
        request_spoken_of=said is not None and (said.wording or "").startswith(OF_THE_REQUEST),
        text_spoken_of=said is not None and (said.wording or "").startswith(OF_A_TEXT),
        closed=said is not None and said.wording in OF_A_CLOSE,
        text_came=said is not None and said.wording == THE_TEXT and text.received_at - said.created_at < ANSWERABLE,
    )


def _is_of_risk(said: OutboundText) -> bool:
    wording = said.wording or ""
    return said.purpose == "risk" or risk_of(wording) is not None or wording.startswith(asked_next.WORDING)


async def last_said(session: AsyncSession, parent_id: uuid.UUID) -> OutboundText | None:
    """The newest text of the assistant's own; what a worker writes, or a draft to read, closes no open question."""
    return await session.scalar(
        select(OutboundText)
        .where(OutboundText.parent_id == parent_id, OutboundText.author.not_in(NOT_THE_TALK))
        .order_by(OutboundText.place.desc())
        .limit(1)
    )


async def _introduced(session: AsyncSession, parent_id: uuid.UUID) -> bool:
    """Whether the parent was told who this is. A first text that held a risk got its numbers and no hello."""
    said = select(OutboundText.id).where(OutboundText.parent_id == parent_id, OutboundText.wording.in_(HELLOS))
    return await session.scalar(said.limit(1)) is not None


async def _offered(
    session: AsyncSession, text: InboundText, said: OutboundText | None, question: open_questions.Question | None
) -> tuple[Choice, ...]:
    """The choices a text may pick from: those of the button's own text, else of what was said last.

    A bare number may also pick from a list a little further back, unless it answers what was asked since.
    """
    if text.button and (named := read_button_data(text.button)):
        pressed = await session.get(OutboundText, named[0])
        said = pressed if pressed and pressed.parent_id == text.parent_id else None
    elif said and text.received_at - said.created_at > OFFERS_LAST:
        said = None
    elif said and not said.choices and question is None and _numbers(text.body):
        return await _list_further_back(session, text)
    return _choices(said) if said else ()


async def _list_further_back(session: AsyncSession, text: InboundText) -> tuple[Choice, ...]:
    """The choices of the newest text that had any, if they were needs or services. A question about danger is no list."""
    newest = next((said for said in await _said_lately(session, text, LOOKED_BACK) if said.choices), None)
    if newest is None or newest.purpose == "risk":
        return ()
    choices = _choices(newest)
    return choices if is_list(choices) else ()


async def _listed(session: AsyncSession, text: InboundText) -> tuple[Choice, ...]:
    """Every service of the newest lists, once and with its line, the newest first."""
    lately = await _said_lately(session, text, TEXTS_BETWEEN)
    lists = [services for said in lately if (services := services_among(_choices(said)))]
    found: dict[str, Choice] = {}
    for choice in (choice for services in lists[:LISTS] for choice in services):
        if choice.payload not in found or not found[choice.payload].about:  # named again without its line
            found[choice.payload] = choice
    return tuple(found.values())


async def _said_lately(session: AsyncSession, text: InboundText, most: int) -> Sequence[OutboundText]:
    """What the assistant said within the day, the newest first: what it was for and offered, without the sealed words."""
    rows = await session.scalars(
        select(OutboundText)
        .options(load_only(OutboundText.purpose, OutboundText.choices))
        .where(OutboundText.parent_id == text.parent_id, OutboundText.author.not_in(NOT_THE_TALK))
        .where(OutboundText.created_at > text.received_at - LISTS_LAST)
        .order_by(OutboundText.place.desc())
        .limit(most)
    )
    return rows.all()


def _numbers(body: str) -> bool:
    return is_only_a_number(body) or begins_with_a_number(body)


def _choices(said: OutboundText) -> tuple[Choice, ...]:
    return tuple(Choice.from_json(choice) for choice in said.choices)
