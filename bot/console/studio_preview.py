"""How a wording looks on both phones, what it weighs, and what the lint says of it, explained."""

from dataclasses import dataclass

from bot.content.lint import Finding
from bot.content.publishing import Publishing
from bot.content.reading_age import reading_age
from bot.content.segments import Length, measure, to_gsm7
from bot.content.uses import Use
from bot.content.wording import VARIABLE, Wording, with_abouts, with_numbers
from bot.messages import Choice
from bot.outbox.rendering import LONGEST_BUTTON

WHY = {
    "no_sms_form": "Some parents have no data and no Telegram. SMS reaches everybody.",
    "one_form": "Two or three forms keep the assistant from sounding like a machine.",
    "few_choices": "Parents choose. One option is no choice.",
    "no_something_else": "What a parent wants may not be among the options.",
    "no_not_now": "It goes at the parent's own pace: they can always leave it.",
    "long_label": "Small phones cut a long button, and an SMS gets longer by it.",
    "swapped_label": "A parent who picks it gets what this choice does, not what it says.",
    "unknown_variable": "The parent would get no text at all, because nobody knows what to put there.",
    "stray_brace": "The parent would see the brace.",
    "pressure": "Parents have had enough of being told what to do. Nothing here tells them.",
    "names_topic": "Somebody else may pick up the phone. This text names nothing.",
    "never_checked": "A wrong number on a bad day does harm. Ring it once, and note the day.",
    "unchecked_number": "A wrong number on a bad day does harm. Numbers are checked first, then used.",
    "too_long": "Long texts cost more, arrive in pieces, and are not read.",
    "long": "It is fine now and then. Shorter is kinder.",
    "unicode": "Phones switch to a wider alphabet for it, so fewer characters fit.",
    "hard_to_read": "Texts are read tired, on a bus, with a child asking something.",
    "emoji": "Some phones show an empty box.",
    "link": "Say what is there in words as well.",
    "two_questions": "An answer to two questions is hard to give, and to understand.",
}
"""Why each finding matters, by its code."""


@dataclass(frozen=True)
class Shown:
    """One form as a phone shows it. `length` is of SMS only."""

    number: int
    body: str
    buttons: tuple[str, ...]
    age: float
    length: Length | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Preview:
    """Both phones, and what is to be said of the wording as a whole."""

    sms: tuple[Shown, ...]
    telegram: tuple[Shown, ...]
    general: tuple[Finding, ...]
    stops: int
    warns: int


def preview_of(publishing: Publishing, wording: Wording, found: list[Finding]) -> Preview:
    """What parents would see of this wording, filled with examples; `found` is what the lint says of it."""
    use = publishing.use(wording.id)
    choices = use.choices or wording.choices

    def shown(style: str, number: int, text: str) -> Shown:
        own_forms = style == "sms" or bool(wording.telegram)
        its = tuple(one for one in found if own_forms and (one.style, one.form) == (style, number))
        return _shown(style, number, filled(text, use), choices, its)

    stops = sum(1 for one in found if one.stops)
    return Preview(
        tuple(shown("sms", number, text) for number, text in enumerate(wording.forms("sms"))),
        tuple(shown("telegram", number, text) for number, text in enumerate(wording.forms("telegram"))),
        tuple(one for one in found if not one.style),
        stops,
        len(found) - stops,
    )


def _shown(style: str, number: int, text: str, choices: tuple[Choice, ...], found: tuple[Finding, ...]) -> Shown:
    age = reading_age(text)
    if style == "telegram":
        labels = tuple(choice.label[:LONGEST_BUTTON] for choice in choices)
        return Shown(number + 1, with_abouts(text, choices), labels, age, None, found)
    body = with_numbers(to_gsm7(text), choices)
    return Shown(number + 1, body, (), age, measure(body), found)


def filled(text: str, use: Use) -> str:
    """With an example for each variable; one that nothing fills stays to be seen."""
    return VARIABLE.sub(lambda match: use.variables.get(match[1], match[0]), text).strip()
