"""A step of a turn: what is asked about rules or the law, which we do not answer and others can."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import by_name, by_place
from bot.conversation.asking_them import ASK_CONTACT
from bot.conversation.choosing import choose_by_first, id_of, needs_to_pick, of_need, services_among
from bot.conversation.meaning import surely
from bot.conversation.plain_asks import names_place
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.straight_questions import is_where_asked
from bot.directory import not_for_us, rights
from bot.directory.needs import Needs
from bot.directory.rights import Subject
from bot.directory.wished import plain
from bot.handover.spoken import WAYS_OUT
from bot.messages import Choice, Saying
from bot.safety import asked_after
from bot.safety.verdict import READ_BY_OTHERS

VISAS = "immigration_language"
OF_NEEDS = {"housing": Subject.HOME, VISAS: Subject.VISA}
CONTACT = "separation_contact"
ASKS_WHO_HELPS = re.compile(
    r"\b(?:who|wha|any ?(?:one|body)|some ?(?:one|body)|some ?(?:thing|where)|solicitors?|lawyers?)\b"
    r".*\b(?:help\w*|free|advice|advise|for me)\b",
    re.IGNORECASE,
)
"""Of a court about contact: that is listed, where how it goes is for a person."""
EXPLOITED = "exploitation"
SOCIAL_WORK = "social_work"
OF_A_ROOF = "homeless_tonight"
PRACTICAL_RISKS = frozenset({None, OF_A_ROOF, "destitution_today"})
"""After words of another risk its own numbers are nearer."""
OUT = (Choice("Talk to a person", "/talk_to_person", ("person", "key worker")), *WAYS_OUT)
MOST_SHOWN = 2
TEXTS_BEFORE = 3
"""So many texts back a question of law may hang on what was said."""


@dataclass(frozen=True)
class Wordings:
    """How a question of law on one subject is answered."""

    asked: str
    ahead: str
    who_advises: str


WORDINGS = {
    Subject.ANY: Wordings("rules_asked", "rules_unknown", "rules_who_advises"),
    Subject.HOME: Wordings("rules_asked_home", "rules_unknown_home", "rules_who_advises_home"),
    Subject.HEARING: Wordings("rules_asked_hearing", "rules_unknown_hearing", "rules_asked_hearing"),
    Subject.VISA: Wordings("rules_asked_visa", "rules_unknown_visa", "rules_asked_visa"),
}


async def own_up_about_rules(turn: Turn, tools: Tools) -> None:
    """Says who knows the rules, and goes on with what lies open, or with what else the text says."""
    if turn.is_plain or turn.words_are_asked_for:
        return
    subject = law_subject(turn)
    who_advises = not_for_us.asks_who_advises(turn.words) or _asks_who_of_rules(turn)
    if subject is Subject.HEARING and turn.stands.need == CONTACT and ASKS_WHO_HELPS.search(turn.words):
        turn.payload = of_need(CONTACT)
        return
    if not (who_advises or asks_about_rules(turn)) or not _may_be_answered(turn, subject):
        return
    if turn.before.latest in READ_BY_OTHERS:
        turn.answer(asked_after.numbers_for(turn.before.latest))
        return
    # No list is of a hearing, and a person may go through it with them.
    open_now = OUT if subject is Subject.HEARING else await _lies_open(turn, tools)
    wordings = WORDINGS[subject or Subject.ANY]
    if turn.before.latest == EXPLOITED:
        turn.answer(Saying("rules_asked_unsafe", choices=open_now or OUT))
    elif who_advises:
        turn.answer(Saying(wordings.who_advises, choices=open_now or OUT))
    elif open_now:
        turn.answer(Saying(wordings.asked, choices=open_now))
    else:
        turn.ahead = Saying(wordings.ahead)


def law_subject(turn: Turn) -> Subject | None:
    """What a question of law in this turn would hang on: named in it, talked about, or said just before."""
    if (named := rights.subject_of([turn.words])) is not None:
        return named
    if turn.before.latest == OF_A_ROOF:
        return Subject.HOME
    lately = rights.subject_of(turn.wrote_before[:TEXTS_BEFORE])
    return OF_NEEDS.get(turn.stands.need or "") if lately in (None, Subject.ANY) else lately


def asks_about_rules(turn: Turn) -> bool:
    """Whether the text asks what rules or the law would say, where it stands in the talk."""
    of_service = turn.stands.service_in_view or bool(by_name.named(turn.words, turn.listed, None))
    return not_for_us.asks_about_rules(turn.words, law_subject(turn), of_service=of_service)


def asks_of_a_hearing(turn: Turn) -> bool:
    """Whether the text only asks how a children's hearing goes, whatever the classifier weakly hears in it."""
    calm = asked_after.DESPAIRS.search(turn.words) is None and rights.begins_asking(turn.words)
    return calm and law_subject(turn) is Subject.HEARING and asks_about_rules(turn)


def _asks_who_of_rules(turn: Turn) -> bool:
    """`who do i ask`, after a question of rules."""
    before = turn.wrote_before[:TEXTS_BEFORE]
    return rights.asks_who(plain(turn.words)) and any(map(not_for_us.asks_about_rules, before))


def _may_be_answered(turn: Turn, subject: Subject | None) -> bool:
    """Whether no risk is nearer than the law; after most of them their own numbers are."""
    if turn.verdict.risk not in (None, SOCIAL_WORK) or (turn.verdict.risk and subject is not Subject.HEARING):
        return False
    if turn.before.latest in READ_BY_OTHERS:
        return not rights.is_of_work_or_money(turn.words)
    return turn.before.latest in PRACTICAL_RISKS | {EXPLOITED}


async def own_up_about_credit(turn: Turn, tools: Tools) -> None:
    """Power today is for the supplier to give: says so, where to find its number, and what lies open."""
    of_energy = turn.stands.need == "energy" or any(
        need["id"] == "energy" for need in (turn.understood or {}).get("needs") or ()
    )
    if turn.is_plain or turn.words_are_asked_for or not of_energy or turn.verdict.risk not in PRACTICAL_RISKS:
        return
    if turn.introduced and not turn.verdict.answered and not_for_us.asks_for_meter_credit(turn.words):
        turn.answer(Saying("rules_meter_credit", choices=(*services_among(turn.offered)[:MOST_SHOWN], *OUT)))


async def own_up_about_words(turn: Turn, tools: Tools) -> None:
    """After a loss: what to say to somebody is for a person to go through, and no more of the same list."""
    need = Needs().by_id.get(turn.stands.need or "")
    busy = turn.is_plain or turn.question is not None
    if need is None or not need.loss or busy or turn.verdict.risk is not None or not turn.listed:
        return
    if not_for_us.asks_what_to_say(turn.words):
        shown = services_among(turn.offered) or turn.listed
        turn.answer(Saying("words_not_mine", choices=(*shown[:MOST_SHOWN], *OUT)))


async def _lies_open(turn: Turn, tools: Tools) -> tuple[Choice, ...]:
    """The choices that go on from here: of the service meant, the list shown, or the need talked about.

    None where the text goes on by itself, as with where they are. The first answer of all has a hello before it, and
    no room for two more.
    """
    if turn.introduced and is_where_asked(turn.offered):
        return ()
    if service := await _service_meant(turn, tools):
        return (*service, *OUT)
    if services := services_among(turn.offered):
        return (*services[:MOST_SHOWN], *OUT)
    said = _needs_said(turn)
    if needs := [each for each in turn.offered if id_of(each)]:
        return () if any(choice.payload == need.payload for choice in said for need in needs) else (*needs, *OUT)
    if said and turn.introduced:
        return ()
    of_visa = VISAS if law_subject(turn) is Subject.VISA else None
    if (need := Needs().by_id.get(of_visa or turn.stands.need or "")) is not None and not need.quiet:
        return (Choice("Show me who can advise", of_need(need.id)), *OUT)
    return () if turn.introduced and names_place(turn.understood) else (*said, *OUT)


async def _service_meant(turn: Turn, tools: Tools) -> tuple[Choice, ...]:
    """How to go on with the service that is picked or named in the text, or in view."""
    meant: Sequence[Choice] = by_name.named(turn.words, turn.listed, surely(turn.understood))
    if (picked := choose_by_first(turn.words, turn.offered)) is not None:
        meant = services_among([picked[0].choice])
    elif not meant and by_place.points(turn.words, surely(turn.understood)):
        async with tools.database.reading() as session:
            meant = await by_place.named(session, turn.words, turn.listed)
    if len(meant) == 1 and (id := id_of(meant[0])):
        return (meant[0], _contact(id))
    in_view = (turn.state or {}).get("in_view")
    return (_contact(in_view),) if in_view and not services_among(turn.offered) else ()


def _contact(service: str) -> Choice:
    return Choice("Ask them to contact me", f"{ASK_CONTACT}{json.dumps({'service': service})}", ("contact me",))


def _needs_said(turn: Turn) -> tuple[Choice, ...]:
    """The needs that the text is surely about."""
    found = turn.understood or {}
    return needs_to_pick(need["id"] for need in found.get("needs") or () if not found.get("unsure"))[:MOST_SHOWN]
