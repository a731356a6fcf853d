"""Steps of a turn: what is answered without the talk, and the talk itself."""

from collections.abc import Collection
from dataclasses import replace

from bot.conversation import (
    contact_asked,
    for_the_worker,
    open_questions,
    refusing,
    straight_questions,
    summary_said,
    wary_questions,
)
from bot.conversation.choosing import id_of, needs_to_pick
from bot.conversation.engine import TurnIn
from bot.conversation.for_the_worker import ForTheWorker, short
from bot.conversation.languages import language_of
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, meaning_of
from bot.database.tables import CONTACT_ME, Worker
from bot.handover import rota, spoken
from bot.messages import Choice, Saying
from bot.people import reviewing
from bot.safety.children import a_child_writes
from bot.safety.choices import A_PERSON_PERHAPS

CANCELS = "/cancel_request"
OF_ANYBODY = frozenset({"for_me", "for_two", "for_them"})
"""Asked beside what somebody would like, `is this for grans too, his school is the worry`: that is there to pick."""


async def answer_a_child(turn: Turn, tools: Tools) -> None:
    """A child is told of Childline, and a person is offered."""
    if turn.chosen is None and a_child_writes(turn.text.body):
        turn.answer(Saying("a_child_writes", choices=A_PERSON_PERHAPS))


async def take_about_a_draft(turn: Turn, tools: Tools) -> None:
    """A text that begins with DRAFT, of a parent who reads drafts: tried here, and kept by the write."""
    if turn.verdict.answered or not reviewing.begins_with_draft(turn.text.body):
        return
    async with tools.database.reading() as session:
        turn.about_draft = await reviewing.take(session, turn.parent, turn.text.body, tools.clock())
    if turn.about_draft is not None:
        turn.answer(reviewing.SAYINGS[turn.about_draft])


async def answer_about_contact(turn: Turn, tools: Tools) -> None:
    """Whether a service was asked to get in touch is answered as things are."""
    if turn.chosen is not None or turn.refused is not None or turn.verdict.answered:
        return
    in_view = (turn.state or {}).get("in_view")
    async with tools.database.reading() as session:
        looked_at = await contact_asked.asked_of(session, in_view) if in_view else None
        meant = contact_asked.asks_whether(turn.text.body, turn.listed, turn.to_ask, looked_at)
        if not meant:
            return
        there = await rota.area_presence(session, turn.parent.area, tools.clock())
    waits = all(id_of(service) in map(id_of, turn.to_ask) for service in meant)
    turn.answer(contact_asked.answer(meant, spoken.hours(there), waits=waits))


async def answer_about_the_summary(turn: Turn, tools: Tools) -> None:
    """Whether the summary went to the key worker who is waited for is answered as things are."""
    if turn.chosen is not None or turn.refused is not None or turn.verdict.answered or not turn.stands.waiting:
        return
    if turn.handover is not None and (sent := summary_said.whether_sent(turn.text.body, turn.handover, turn.offered)):
        turn.answer(sent)


async def keep_for_the_worker(turn: Turn, tools: Tools) -> None:
    """What is said for the key worker who is waited for goes with the request; who it will be is answered."""
    if turn.is_plain or turn.words_are_asked_for or turn.verdict.risk is not None:
        return
    if not turn.stands.waiting or turn.handover is None:
        turn.payload = "/talk_to_person" if for_the_worker.asks_for_one(turn.words) else turn.payload
        return
    if summary_said.words_in_its_place(turn.text.body, turn.offered):
        return
    rest = for_the_worker.beside_no_summary(turn.words) if turn.stands.request_spoken_of else ""
    found = turn.understood or {}
    unsure = bool(found.get("unsure")) or found.get("finer_act") == "unclear"
    said = for_the_worker.said_for(rest or turn.words, spoken_of=turn.stands.request_spoken_of, unsure=unsure)
    if said is None and surely(found) == "talk_to_person" and (words := for_the_worker.asks_again_for(turn.words)):
        said = ForTheWorker(for_the_worker.Kind.WORDS, words)
    elsewhere = names_place(found) or language_of(turn.words) is not None
    if said is None or (said.kind is for_the_worker.Kind.WORDS and elsewhere):
        return
    if rest:
        turn.effects += ({"kind": "summary", "consent": "refused"},)
    if said.kind is not for_the_worker.Kind.WHO:
        turn.effects += ({"kind": "words_for_worker", "words": said.words},)
    async with tools.database.reading() as session:
        there = await rota.area_presence(session, turn.parent.area, tools.clock())
        asked_who = turn.parent.usual_worker_id if said.kind is for_the_worker.Kind.WHO else None
        usual = await session.get(Worker, asked_who) if asked_who else None
    open_summary = summary_said.asked_among(turn.offered) if not rest else ()
    if open_summary and said.kind is not for_the_worker.Kind.WHO and turn.handover.summary_consent == "asked":
        turn.answer(summary_said.ask_beside(short(said.words), turn.handover))
        return
    choices = spoken.meanwhile(emergency=turn.handover.urgency == "emergency")
    choices = (*open_summary, spoken.CARRY_ON) if open_summary else choices
    turn.answer(_of_the_worker(said, spoken.hours(there), usual, choices))


def _of_the_worker(said: ForTheWorker, hours: str, usual: Worker | None, choices: tuple[Choice, ...]) -> Saying:
    match said.kind:
        case for_the_worker.Kind.WISH:
            return Saying("words_wish_kept", {"words": short(said.words), "hours": hours}, choices)
        case for_the_worker.Kind.WORDS:
            return Saying("words_for_worker", {"words": short(said.words), "hours": hours}, choices)
        case _ if usual is not None:
            return Saying("who_comes_usual", {"person": usual.first_name, "hours": hours}, choices)
    return Saying("who_comes", {"hours": hours}, choices)


async def answer_about_us(turn: Turn, tools: Tools) -> None:
    """A plain question about ourselves is answered as things are: who was told, who runs this.

    Where a pick or a need comes with the question who reads it, that is answered, and the rest gone on with.
    """
    words_asked = turn.words_are_asked_for or turn.payload == open_questions.ANSWER
    if turn.refused is not None or turn.verdict.answered or words_asked:
        return
    asked = straight_questions.asked_in(turn.words, turn.stands, turn.offered)
    if asked in (*straight_questions.FIRST, "authority") and await _goes_on(turn, tools, asked):
        async with tools.database.reading() as session:
            turn.ahead = await straight_questions.answer_first(session, asked, turn.words)
        return
    if turn.chosen is not None or (asked == "untold" and turn.payload == CANCELS):
        return
    if asked is None:
        await _name_who_is_feared(turn, tools)
        return
    handover = turn.handover if turn.stands.waiting else None
    async with tools.database.reading() as session:
        there = await rota.area_presence(session, turn.parent.area, tools.clock())
        more = asked == "told" and await _asks_for_more(turn, tools, straight_questions.beside_told(turn.words))
        if more and turn.introduced:
            turn.ahead = straight_questions.told_first(handover, there)
            return
        saying = await straight_questions.answer(session, asked, turn.text.body, handover, there)
    needs = _needs_of(turn)
    if asked in OF_ANYBODY and needs and surely_needs(turn.understood):
        turn.besides = needs[0]
    turn.answer(replace(saying, choices=(*needs, *saying.choices)) if more else saying)


def _needs_of(turn: Turn) -> tuple[Choice, ...]:
    """The need that a text asks for, to pick: beside a hello and an answer there is no room for a list."""
    return needs_to_pick(need["id"] for need in (turn.understood or {}).get("needs") or ())[:1]


async def _goes_on(turn: Turn, tools: Tools, asked: str) -> bool:
    """Whether the text also picks something, or surely asks for a need; what only tells of a fear waits."""
    if turn.chosen is not None or turn.payload is not None:
        return True
    beside = wary_questions.beside_authority(turn.words.replace("\u2019", "'"))
    return asked == "authority" and await _asks_for_more(turn, tools, beside)


async def _asks_for_more(turn: Turn, tools: Tools, rest: str) -> bool:
    """Whether what is left of the text surely asks for a need: then the talk goes on with that."""
    understood = (await meaning_of(turn, tools, rest))[0] if wary_questions.ASKS_FOR.search(rest) else {}
    if understood.get("unsure") or not understood.get("needs"):
        return False
    turn.part, turn.understood = rest, understood
    return True


async def _name_who_is_feared(turn: Turn, tools: Tools) -> None:
    """Whether this is private, asked after an authority was named: that one is named in the answer."""
    if turn.is_plain or turn.question is not None or surely(turn.understood) != "privacy":
        return
    async with tools.database.reading() as session:
        if private := await straight_questions.is_it_private(session, turn.wrote_before):
            turn.answer(private)


async def ask_again(turn: Turn, tools: Tools) -> None:
    """A yes that is none yet changes nothing: the same choices once more."""
    if turn.ask_again:
        turn.sayings = (Saying("yes_again", choices=turn.offered),)
        turn.decided = True


async def ask_engine(turn: Turn, tools: Tools) -> None:
    """The engine's part: with no transaction open."""
    off = turn.refused.services if turn.refused is not None and turn.refused.rest else ()
    asked = _turn_in(turn, waits=turn.stands.waiting and not (off and _ends_the_request(turn, off)))
    first = await _answer_first(turn, asked, tools)
    turn.out = await tools.engine.turn(asked)
    turn.understood = turn.understood or turn.out.understood
    if off:
        done = Saying("contact_taken_back", {"service": contact_asked.names_of(off)})
        effect = {"kind": "cancel_contact", "services": list(map(id_of, off))}
        turn.out = replace(turn.out, sayings=(done, *turn.out.sayings), effects=(effect, *turn.out.effects))
    said = refusing.said_after(turn.refused, turn.out.sayings, turn.stands.risk_asked)
    turn.sayings = () if turn.verdict.answered else (*first, *said)


async def _answer_first(turn: Turn, asked: TurnIn, tools: Tools) -> tuple[Saying, ...]:
    """What is said to a choice that the text picks beside what it wishes for, where that asks nothing more."""
    if turn.chosen_first is None:
        return ()
    choice = turn.chosen_first.choice
    out = await tools.engine.turn(replace(asked, text=choice.label, payload=choice.payload))
    if any(saying.choices for saying in out.sayings):
        return ()
    turn.effects += out.effects
    return out.sayings


def _ends_the_request(turn: Turn, off: Collection[Choice]) -> bool:
    """Whether nothing is left that a key worker was asked for."""
    only_asks = turn.handover is not None and turn.handover.why == CONTACT_ME
    return only_asks and set(off) >= set(turn.to_ask)


def _turn_in(turn: Turn, *, waits: bool) -> TurnIn:
    gap = turn.text.received_at - turn.last_said_at if turn.last_said_at else None
    return TurnIn(
        sender=str(turn.parent.id),
        text=turn.part or (turn.refused and turn.refused.rest) or turn.words,
        payload=turn.payload,
        now=turn.text.received_at,
        metadata={
            "channel": turn.text.channel,
            "slots": {
                "first_contact": turn.last_said_at is None,
                "gap_days": gap.days if gap else 0,
                "start_code": turn.text.start_code,
                "waiting_for_worker": waits,
                "risk_asked": turn.stands.risk_asked,
                "answers": turn.answers,
                "awaits": None,
                **_let_go(turn),
            },
        },
        state=turn.state,
        understood=turn.understood,
    )


async def introduce(turn: Turn, tools: Tools) -> None:
    """The first answer says who this is, whatever else it says."""
    turn.introduce()


def _let_go(turn: Turn) -> dict[str, None]:
    """The need that was talked about is let go, where it was never meant."""
    denied = turn.denied is not None and turn.stands.need in turn.denied.by_name
    return {"need": None, "offered": None} if denied else {}
