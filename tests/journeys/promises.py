"""The promises, held against every text that reaches a parent's phone, in journeys and in property tests alike.

What was really sent goes through the same lint as the wording that ships; then what only a phone can tell: silence,
the same words again, something unasked, something in the quiet hours, anything after STOP.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from bot.app import Pace
from bot.clock import SCOTLAND
from bot.content.lint import TOPICS, lint
from bot.content.segments import measure, to_gsm7
from bot.content.uses import Uses
from bot.content.wording import Wording, with_abouts, with_numbers
from bot.database.tables import OPEN_STATES, CheckIn, Handover, OutboundText, Parent, Reviewer, Voice
from bot.directory.needs import Needs
from bot.messages import ChannelName, Choice
from bot.outbox.pace import end_of_quiet
from bot.people.parents import find_address
from tests.journeys.phones import JourneyPhone
from tests.stand_ins.phone import Shown

USES = Uses()
NEEDS = Needs()
HELLOS = frozenset(
    {
        "utter_welcome",
        "hello_first",
        "hello_after_risk",
        "read_wrong_hello",
        "hello_with_number",
        "welcome_back_after_stop",
        "link_done",
        "link_moved",
        "after_danger",
        "risk_phone_leave",
    }
)
"""Two of the last come to somebody who was told it on their other phone; the last to somebody who is not alone."""
FAILURES = frozenset({"could_not_answer", "holding"})
STOPS = frozenset({"stop", "stop.", "stop!", "unsubscribe", "stop texting me", "please stop", "dinnae text me again"})
"""Some of the words that stop everything, whoever says them and when."""
MOST_AT_ONCE = 2
"""Texts in answer to one of the parent's: the hello and the answer behind it."""
QUOTES = frozenset({"utter_data_page", "utter_data_last_page"})
"""These say back what is held, earlier questions too."""
LEAVES_IT = frozenset(
    "/not_now /finish /decline_area /stay /keep_my_data /handover_wait /handover_join_no /handover_keep_sharing "
    "/something_else /menu /carry_on".split()
)
"""What a parent can pick to leave a question of ours alone."""
SAYS_NO = re.compile(r"(no|not|leave|keep|skip|i'd rather not|i'll just)\b", re.IGNORECASE)
"""How a choice begins that says no in words of its own."""
NOT_OF_ONE_TEXT = frozenset({"one_form", "unchecked_number", "hard_to_read", "link", "emoji"})
"""What the lint says of a wording as a whole, or of numbers and words that come from the directory."""


class PromiseBroken(AssertionError):
    """A text, or a silence, that we promised would never be; with the diary that led to it."""


@dataclass(frozen=True)
class Standing:
    """Where a parent stands before something happens."""

    known: bool = False
    stopped: bool = False
    with_worker: bool = False
    handover: bool = False


@dataclass(frozen=True)
class Came:
    """One text as it reached the phone, and what is kept of it; `kept` is None once it was erased."""

    shown: Shown
    kept: OutboundText | None
    quiet: bool
    """Whether it came in the parent's quiet hours."""
    asked: bool
    """Whether they asked for it: a check-in they set, an answer they wanted to hear, word of a code they used."""

    @property
    def by_worker(self) -> bool:
        return self.kept is not None and self.kept.author == "worker"

    @property
    def purpose(self) -> str:
        return self.kept.purpose if self.kept else "reply"

    @property
    def wording(self) -> str:
        return (self.kept.wording or "") if self.kept else ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(Choice.from_json(choice) for choice in self.kept.choices) if self.kept else ()

    @property
    def talk(self) -> str:
        """The words alone, without the lines of the choices."""
        lines = {with_numbers("", self.choices), with_abouts("", self.choices)}
        return min((self.shown.body.removesuffix(each) for each in lines), key=len)


class Promises:
    """Judges what comes to one phone. `diary` holds all that was said both ways, with days and times."""

    def __init__(self, pace: Pace, phone: JourneyPhone) -> None:
        self._pace = pace
        self._phone = phone
        self._judged = 0
        self._own: list[str] = []
        self._last = ""
        self._met = False
        self.diary: list[str] = []
        self.last: list[Came] = []
        """What came last."""

    async def standing(self) -> Standing:
        """Where the parent stands now."""
        async with self._pace.database.reading() as session:
            address = await find_address(session, self._phone.channel, self._phone.address)
            if address is None:
                return Standing()
            states = set(
                await session.scalars(
                    select(Handover.state).where(
                        Handover.parent_id == address.parent_id, Handover.state.in_(OPEN_STATES)
                    )
                )
            )
        with_worker = bool(states & {"with_worker", "closing"})
        return Standing(True, address.opted_out_at is not None, with_worker, bool(states))

    def note(self, line: str) -> None:
        """Writes a line into the diary."""
        self.diary.append(f"{self._pace.clock().astimezone(SCOTLAND):%a %d %b %H:%M}  {line}")

    async def judge(self, said: str | None, before: Standing, *, may_be_silent: bool = False) -> list[Came]:
        """Judges all that came since it was asked last. `said` is the parent's text, or None when time went by."""
        if said is not None:
            self._own.append(said)
        came = [await self._came(shown) for shown in self._phone.arrived[self._judged :]]
        self._judged += len(came)
        for each in came:
            self.note(f"< {each.shown.body!r} [{each.wording or each.purpose}]")
        if said is not None or came:
            self.last = came
        after = await self.standing()
        if said is not None and said.strip().lower() in STOPS and not after.stopped:
            raise PromiseBroken("STOP did not stop\n" + "\n".join(self.diary[-40:]))
        may_be_silent = may_be_silent or (after.stopped and not before.stopped)
        for broken in (*self._of_all(said, before, came, may_be_silent), *self._of_each(said, came)):
            raise PromiseBroken(f"{broken}\n" + "\n".join(self.diary[-40:]))
        return came

    async def _came(self, shown: Shown) -> Came:
        async with self._pace.database.reading() as session:
            kept = await session.scalar(
                select(OutboundText).where(
                    OutboundText.channel == self._phone.channel, OutboundText.provider_id == shown.id
                )
            )
            if kept is None:
                return Came(shown, None, quiet=False, asked=False)
            parent = await session.get_one(Parent, kept.parent_id)
            set_by_parent = await session.scalar(select(CheckIn.id).where(CheckIn.outbound_id == kept.id))
            wanted = select(Voice.id).where(Voice.parent_id == kept.parent_id, Voice.wants_to_hear)
            if (kept.wording or "").startswith("voice_answer"):
                set_by_parent = await session.scalar(wanted.where(Voice.told_at.is_not(None)).limit(1))
            if kept is not None and kept.purpose == "review":
                reads = select(Reviewer.id).where(Reviewer.parent_id == parent.id)
                set_by_parent = await session.scalar(reads.limit(1))
            if kept.wording == "link_told":
                set_by_parent = kept.id
        now: datetime = self._pace.clock()
        return Came(shown, kept, quiet=end_of_quiet(parent, now) > now, asked=set_by_parent is not None)

    def _of_all(self, said: str | None, before: Standing, came: Sequence[Came], may_be_silent: bool) -> Iterator[str]:
        """Of an answer as a whole, or of what came while time went by."""
        if before.stopped and said is not None and any(each.wording == "welcome_back_after_stop" for each in came):
            before = replace(before, stopped=False)
        answers = [each for each in came if not each.by_worker]
        if before.stopped:
            if any(each.purpose != "risk" for each in came) or len(came) > 1:
                yield "something came after STOP"
            return
        if said is None:
            yield from self._unasked(before, answers)
            return
        if before.with_worker:
            return
        if not answers and not may_be_silent:
            yield "a text got no answer"
        if len(answers) > MOST_AT_ONCE:
            yield f"{len(answers)} texts came at once"
        if sum(self._our_words(each).count("?") for each in answers) > 1:
            yield "more than one question at once"
        if answers and not self._met:
            if answers[0].purpose != "risk" and answers[0].kept and answers[0].wording not in HELLOS:
                yield "the first answer does not say who this is"
            self._met = answers[0].purpose != "risk"

    def _unasked(self, before: Standing, came: Sequence[Came]) -> Iterator[str]:
        """What came by itself: only what the parent asked for, or waits for, and not in their quiet hours."""
        for each in came:
            promised = each.asked or each.kept is None or (each.purpose == "handover" and before.handover)
            if not promised:
                yield f"unasked: {each.shown.body!r}"
            if each.quiet:
                yield f"in the quiet hours: {each.shown.body!r}"
            first = each.shown.body.splitlines()[0]
            if each.purpose == "check_in" and (TOPICS.search(first) or _names_need(first)):
                yield f"the first line names a topic: {first!r}"

    def _of_each(self, said: str | None, came: Sequence[Came]) -> Iterator[str]:
        for each in came:
            if each.by_worker:
                continue
            if each.wording in FAILURES:
                yield f"we failed: {each.wording}"
            if each.shown.body == self._last:
                yield f"the same text twice in a row: {self._last!r}"
            self._last = each.shown.body
            yield from self._lint(each)
            yield from self._choices(each)

    def _lint(self, each: Came) -> Iterator[str]:
        """The lint over what was really sent, with the parent's own words taken out."""
        if each.kept is None:
            return
        use, talk = USES.of(each.wording), self._our_words(each)
        if self._phone.channel is ChannelName.SMS:
            length = measure(each.shown.body)
            if length.segments > (3 if talk != each.talk else use.segments) and length.is_gsm7:
                yield f"{length.segments} segments: {each.shown.body!r}"
        use = replace(use, choices=each.choices, variables={})
        for finding in lint(Wording(each.wording, (talk,), (), each.choices), use, USES.numbers):
            theirs = finding.code == "pressure" and self._said_by_parent(finding.says)
            if finding.code not in NOT_OF_ONE_TEXT | {"long"} and not theirs:
                yield f"{finding.code}: {finding.says} In {each.shown.body!r}"

    def _choices(self, each: Came) -> Iterator[str]:
        """What the phone shows is what lies open, and any of it may be left alone."""
        labels = [choice.label for choice in each.choices]
        if each.kept and [_label(shown) for shown in each.shown.choices] != [_label(label) for label in labels]:
            yield f"the phone shows other choices than {labels}"
        if labels and not any(map(_leaves_it, each.choices)):
            yield f"no way out of {labels}"

    def _our_words(self, each: Came) -> str:
        """The talk with the parent's own words, which may be cut short, taken out; nothing where all is quoted."""
        words = "" if each.wording in QUOTES else each.talk
        for own in sorted(self._own, key=len, reverse=True):
            for form in (own.strip(), to_gsm7(" ".join(own.split()))):
                if len(form) > 2:
                    words = words.replace(form, "that")
            start = _cut_short(words, own)
            if start:
                words = words.replace(start, "that")
        return words

    def _said_by_parent(self, finding: str) -> bool:
        named = re.search(r'"(.+?)"', finding)
        return bool(named) and any(named[1].lower() in own.lower() for own in self._own)


def _cut_short(words: str, own: str) -> str:
    """The beginning of the parent's words, where the text gives no more of them."""
    plain = to_gsm7(" ".join(own.split()))
    for match in re.finditer(r" ?\.\.\.", words):
        for length in range(min(len(plain), match.start()), 7, -1):
            if words[match.start() - length : match.start()] == plain[:length]:
                return words[match.start() - length : match.end()]
    return ""


def _leaves_it(choice: Choice) -> bool:
    return choice.payload.split("{")[0] in LEAVES_IT or SAYS_NO.match(choice.label) is not None


def _label(shown: str) -> str:
    """A label as both channels show it: without what is said beside it, as long as a button may be."""
    return to_gsm7(shown).split(":")[0][:60]


def _names_need(line: str) -> bool:
    return any(need.words.lower() in line.lower() for need in NEEDS.by_id.values())
