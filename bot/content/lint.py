"""What stops a wording from being published, and what deserves a second look: the same in studio and tests."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.content.reading_age import reading_age
from bot.content.segments import measure, to_gsm7
from bot.content.uses import MOST_SEGMENTS, Use
from bot.content.wording import VARIABLE, Wording, with_numbers
from bot.messages import Choice

STOP, WARN = "stop", "warn"
OLDEST_READER = 11
LONGEST_LABEL = 40
"""Characters of a choice's label: what a small phone still shows, and what keeps an SMS short."""
PRESSURE = re.compile(
    r"\b(must(?:n't)?|ha(?:ve|s|d) to|should(?:n't)?|ought to|needs? to|required|compulsory|mandatory|deadline|hurry|"
    r"sanction(?:s|ed)?|obliged|or else|failure to|final (?:warning|notice|chance)|act now|last chance|"
    r"before it's too late)\b",
    re.IGNORECASE,
)
TOPICS = re.compile(
    r"\b(abus\w*|violen\w*|domestic|rape\w*|assault\w*|refuge|women's aid|partner|husband|boyfriend|sexual\w*|"
    r"rape crisis|helpline)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"https?://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|scot|uk|gov)\b", re.IGNORECASE)
NUMBER = re.compile(r"\b\d(?:[\d ]*\d)?\b")
SHORTEST_NUMBER = 3
STRAY_BRACE = re.compile(r"[{}]")
SOMETHING_ELSE, NOT_NOW = frozenset({"/something_else"}), frozenset({"/not_now", "/finish"})


@dataclass(frozen=True)
class Finding:
    """One thing found: whether it stops publishing or is only a warning, and what to do about it."""

    level: str
    code: str
    says: str
    style: str = ""
    form: int = 0

    @property
    def stops(self) -> bool:
        """Whether the wording may not be published like this."""
        return self.level == STOP


@dataclass(frozen=True)
class _Form:
    """One form of a wording with all that its checks look at."""

    text: str
    style: str
    use: Use
    choices: tuple[Choice, ...]
    numbers: frozenset[str]
    unchecked: Mapping[str, str]

    @property
    def filled(self) -> str:
        return VARIABLE.sub(lambda match: self.use.variables.get(match[1], "something"), self.text)


Found = tuple[str, str, str]
Check = Callable[[_Form], Iterator[Found]]


def lint(
    wording: Wording, use: Use, numbers: frozenset[str], unchecked: Mapping[str, str] | None = None
) -> list[Finding]:
    """Everything worth saying of a wording. `numbers` are those that a text may name.

    `unchecked` gives the helpline's name for numbers that nobody here has rung yet.
    """
    choices = use.choices or wording.choices
    found = [Finding(*each) for each in (*_forms_there(wording), *_ways_on(use, choices), *_labels(wording))]
    for style, forms in (("sms", wording.sms), ("telegram", wording.telegram)):
        for number, text in enumerate(forms):
            form = _Form(text, style, use, choices, numbers, unchecked or {})
            found += [Finding(*each, style, number) for check in CHECKS for each in check(form)]
    return found


def swapped_labels(wording: Wording, shipped: Wording) -> list[Finding]:
    """What stops a choice that bears the shipped label of another: a parent who picks it would get something else."""
    means = {choice.label.casefold(): choice.payload for choice in shipped.choices}
    return [
        Finding(
            STOP, "swapped_label", f'"{choice.label}" is what another choice here does. See what stands at its box.'
        )
        for choice in wording.choices
        if means.get(choice.label.casefold(), choice.payload) != choice.payload
    ]


def _forms_there(wording: Wording) -> Iterator[Found]:
    if not wording.sms:
        yield STOP, "no_sms_form", "There is no SMS form. Parents without Telegram would get nothing."
    elif len(wording.sms) < 2:
        yield WARN, "one_form", "There is one form only, so a parent may get the same words twice in a row."


def _ways_on(use: Use, choices: tuple[Choice, ...]) -> Iterator[Found]:
    if not choices or use.answers:
        return
    payloads = {choice.payload for choice in choices}
    if len(payloads - SOMETHING_ELSE - NOT_NOW) < 1 or len(payloads - NOT_NOW) < 2:
        yield STOP, "few_choices", "An offer holds at least two real choices."
    if not payloads & SOMETHING_ELSE:
        yield STOP, "no_something_else", 'An offer always holds "something else".'
    if not payloads & NOT_NOW:
        yield STOP, "no_not_now", 'An offer always holds "not now".'


def _labels(wording: Wording) -> Iterator[Found]:
    for label in (choice.label for choice in wording.choices):
        if len(label) > LONGEST_LABEL:
            yield STOP, "long_label", f'"{label}" is {len(label)} characters long; {LONGEST_LABEL} are the most.'


def _variables(form: _Form) -> Iterator[Found]:
    for name in VARIABLE.findall(form.text):
        if name not in form.use.variables:
            yield STOP, "unknown_variable", f"Nothing fills {{{name}}}."
    if STRAY_BRACE.search(VARIABLE.sub("", form.text)):
        yield STOP, "stray_brace", "A variable is a name in lower case between { and }, such as {area}."


def _pressure(form: _Form) -> Iterator[Found]:
    for said in (form.text, *(choice.label for choice in form.choices)):
        if match := PRESSURE.search(said.replace("’", "'")):
            yield STOP, "pressure", f'"{match[0]}" presses. Say what is possible instead.'


def _topic(form: _Form) -> Iterator[Found]:
    if form.use.quiet and (match := TOPICS.search(form.text.replace("’", "'"))):
        yield STOP, "names_topic", f'"{match[0]}" names a topic, and somebody else may read this.'


def _unchecked_number(form: _Form) -> Iterator[Found]:
    for number in NUMBER.findall(form.text):
        plain = number.replace(" ", "")
        if len(plain) < SHORTEST_NUMBER or plain in form.numbers:
            continue
        if name := form.unchecked.get(plain):
            yield (
                STOP,
                "never_checked",
                f"{number} is {name}, and nobody here has rung it yet. Check it under Helplines.",
            )
        else:
            yield STOP, "unchecked_number", f"{number} is not among the helplines that were checked."


def _segments(form: _Form) -> Iterator[Found]:
    if form.style != "sms":
        return
    length = measure(with_numbers(to_gsm7(form.filled), form.choices))
    if length.segments > MOST_SEGMENTS:
        yield STOP, "too_long", f"It takes {length.segments} SMS segments; three is the most."
    elif length.segments > form.use.segments:
        yield WARN, "long", f"It takes {length.segments} SMS segments; two is usual."
    if not length.is_gsm7:
        yield WARN, "unicode", f"{length.unicode_because} forces Unicode, which makes an SMS more than twice as long."


def _reading(form: _Form) -> Iterator[Found]:
    age = reading_age(NUMBER.sub("", form.filled))
    if age > OLDEST_READER:
        yield (
            WARN,
            "hard_to_read",
            f"It reads as for age {age:g}; 9 to 11 is the aim. Try shorter sentences and words.",
        )


def _emoji(form: _Form) -> Iterator[Found]:
    if any(unicodedata.category(character) == "So" for character in form.text):
        yield WARN, "emoji", "Not every phone shows emoji, and they make an SMS longer."


def _link(form: _Form) -> Iterator[Found]:
    if LINK.search(form.text):
        yield WARN, "link", "A link needs data, which not every parent has."


def _questions(form: _Form) -> Iterator[Found]:
    if form.text.count("?") > 1:
        yield WARN, "two_questions", "One question a text is easier to answer."


CHECKS: tuple[Check, ...] = (
    _variables,
    _pressure,
    _topic,
    _unchecked_number,
    _segments,
    _reading,
    _emoji,
    _link,
    _questions,
)
