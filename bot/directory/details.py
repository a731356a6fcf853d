"""A service in a few plain sentences, and the answers to what parents ask about it."""

import re
from collections.abc import Callable

from bot.database.tables import Organisation, Service

ROOM = 385
"""Characters left for the sentences in a text of three segments, beside the name and the choices."""

CHILDREN = re.compile(r"creche|child|bab(?:y|ies)|little ones?|kids?\b|toddler|\bages?\b", re.IGNORECASE)

Teller = Callable[[Service, Organisation], str]


def in_short(service: Service, organisation: Organisation) -> str:
    """What happens there, cost, when, where, how to get in touch, who runs it; the first visit if there is room."""
    sentences = [
        _sentence(service.what),
        _cost(service),
        _labelled("When", service.times),
        _labelled("Where", service.place),
        how_to_reach(service),
        _run_by(service, organisation),
    ]
    told = " ".join(filter(None, sentences))
    first = _sentence(service.first_visit)
    return f"{told} {first}" if first and len(told) + len(first) < ROOM else told


def how_to_reach(service: Service) -> str:
    """How to get in touch by phone or text, else by whatever else there is."""
    contact = service.contact
    ways = [f"ring {contact['phone']}" if contact.get("phone") else "", _text_to(contact.get("text"))]
    told = " or ".join(filter(None, ways)) or _other_ways(service)
    return _sentence(told[:1].upper() + told[1:])


def answer(question: str, service: Service, organisation: Organisation) -> str | None:
    """What is known on what the question asks: "" when that is not known, None when it asks nothing particular."""
    asked = [teller for pattern, teller in ASPECTS if pattern.search(question.lower())]
    if not asked:
        return None
    return " ".join(filter(None, (teller(service, organisation) for teller in asked)))


def the_rest(service: Service, organisation: Organisation) -> str:
    """What the short form leaves out."""
    rest = [
        _sentence(service.first_visit),
        _labelled("For", service.who_for),
        _labelled("Getting in", service.accessibility),
        _labelled("Or", _other_ways(service)),
        _sentence(organisation.about),
    ]
    return " ".join(filter(None, rest))


def _text_to(number: str | None) -> str:
    return f"text {number}" if number else ""


def _other_ways(service: Service) -> str:
    contact = service.contact
    ways = [contact.get("visit"), f"e-mail {contact['email']}" if contact.get("email") else None]
    return ", ".join(filter(None, ways)) or str(contact.get("web") or "")


def _cost(service: Service) -> str:
    return "It's free." if (service.cost or "").lower() == "free" else _labelled("Cost", service.cost)


def _run_by(service: Service, organisation: Organisation) -> str:
    return "" if organisation.name == service.name else f"Run by {organisation.name}."


def _labelled(label: str, told: str | None) -> str:
    return _sentence(f"{label}: {told}") if told else ""


def _sentence(told: str | None) -> str:
    told = (told or "").strip()
    return told if not told or told[-1] in ".!?" else f"{told}."


def _cost_of(service: Service, _: Organisation) -> str:
    return _cost(service)


def _on_children(service: Service, _: Organisation) -> str:
    """The sentences that say anything about children."""
    told = (service.what, service.cost, service.who_for, service.first_visit)
    sentences = [
        part for text in told for part in re.split(r"(?<=[.!?])\s+", _sentence(text)) if CHILDREN.search(part)
    ]
    return " ".join(dict.fromkeys(sentences))


def _not_held(*_: object) -> str:
    return ""


def _who_runs(service: Service, organisation: Organisation) -> str:
    return " ".join(filter(None, (_run_by(service, organisation), _sentence(organisation.about))))


ASPECTS: tuple[tuple[re.Pattern[str], Teller], ...] = tuple(
    (re.compile(pattern), teller)
    for pattern, teller in (
        (
            r"phone|number|nummer|\bring\b|\bcall\b|contact|e-?mail|web|get in touch|\bbook",
            lambda s, _: how_to_reach(s),
        ),
        (r"\bfree\b|cost|(how|hoo|hou|foo) much|price|\bpay\b|\bpey\b|charge|afford", _cost_of),
        (
            r"where|whaur|\bwhar\b|addres|\bbus\b|how far|get there|venue|postcode",
            lambda s, _: _labelled("Where", s.place),
        ),
        (
            r"\bwhen\b|(what|whit|wot) time|hours|open|\bshut|close|\bdays?\b|evening|week",
            lambda s, _: _labelled("When", s.times),
        ),
        (r"who runs|(fa|wha) rins|run by|who is it\b(?! for)|charity", _who_runs),
        (r"who('?s| is) it for|allowed|eligible|\bages?\b", lambda s, _: _labelled("For", s.who_for)),
        (
            r"ramp|wheelchair|pram|buggy|steps|stairs|\blift\b|access",
            lambda s, _: _labelled("Getting in", s.accessibility),
        ),
        (r"creche|\bbab(y|ies)\b|\bkids?\b|\bweans?\b|\bbairns?\b|child|toddler", _on_children),
        (r"parking|car park|waiting list|referr|\bwarm\b|\bbusy\b|toilet|\bdogs?\b|religio", _not_held),
        (r"(what|whit) happens|first (time|visit)|goes on|what'?s it like", lambda s, _: _sentence(s.first_visit)),
    )
)
"""What a question may ask about, by its words, and who answers it."""
