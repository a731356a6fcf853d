"""A service in a few plain sentences, and the answers to what parents ask about it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.database.tables import Organisation, Service

ROOM = 385
"""Characters left for the sentences in a text of three segments, beside the name and the choices."""

CHILDREN = re.compile(r"creche|child|bab(?:y|ies)|little ones?|kids?\b|toddler|\bages?\b", re.IGNORECASE)
FARES = re.compile(r"\bfares?\b|\btravel|\bbus(?:es)?\b", re.IGNORECASE)
AT_HOME = re.compile(r"home visit|\bat home\b|your (?:own )?(?:home|house)\b|come to you", re.IGNORECASE)
PARTS = re.compile(
    r"[?.!;,\n]+|\b(?:and|an)\b(?= (?:is|are|do|does|dae|can|could|will|would|how|when|where|what|have|has)\b)"
)
"""Where one question ends and another may begin."""
WORD = re.compile(r"[a-z0-9']+")
YES_OR_NO = re.compile(
    r"^\W*(?:(?:so|and|an|but|ok|oh|then|or|eh|no|i just asked)\W+)*"
    r"(?:is|are|do|does|dae|dis|can|could|will|would|has|have|did|if|whether|gin)\b"
)
OF_THEIR_OWN = re.compile(r"\b(?:my|ma) (?:\w+ )?(?:sister|brother)s?\b")
OF_THE_CHILD = re.compile(r"\bbrothers (?:and|or) sisters\b")
"""A service means the child's own; a parent's sister who would come along is another."""
SAYS_LITTLE = frozenset(
    "a an the and or not no of on in at to for with wi by as well too also just only still even really ok so then but if"
    " whether is are am was were be been it it's its they them their that this there here i i'm me my you your he she him"
    " her his we us who what when how why which do does dae did can could will would has have get got go going come"
    " some any ony one ones thing things please thanks ta help helps work works know tell more about good nice like"
    " place group service people free open want need cause because cos".split()
)
"""Words by which a question asks nothing particular."""

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


@dataclass(frozen=True)
class Told:
    """What is known on what was asked; empty where nothing is. `missing`: something else was asked that is not known."""

    words: str = ""
    missing: bool = False


def answer(question: str, service: Service, organisation: Organisation) -> Told | None:
    """What is known on what the question asks; None when it asks nothing particular."""
    parts = [_answer(part, service, organisation) for part in PARTS.split(question.lower().replace("\u2019", "'"))]
    asked = [part for part in parts if part is not None]
    if not asked:
        return None
    return Told(_each_once(asked), missing="" in asked)


def _answer(part: str, service: Service, organisation: Organisation) -> str | None:
    asked = [teller for pattern, teller in ASPECTS if pattern.search(part)]
    if not asked:
        return _in_its_words(part, service)
    return _each_once(teller(service, organisation) for teller in asked)


def _each_once(answers: Iterable[str]) -> str:
    """Answers after each other, without what an earlier one says already."""
    told: list[str] = []
    for words in answers:
        told += [words] if words not in " ".join(told) else []
    return " ".join(told)


def _in_its_words(part: str, service: Service) -> str | None:
    """What the service says with the words of a question to be answered by yes or no; "" if it says nothing of them."""
    own = {_stem(word) for word in WORD.findall(service.name.lower())}
    words = {_stem(word) for word in WORD.findall(part) if word not in SAYS_LITTLE} - own
    if not words or not YES_OR_NO.match(part):
        return None
    own_family = OF_THEIR_OWN.search(part) is not None

    def holds_all(sentence: str) -> bool:
        said = OF_THE_CHILD.sub("", sentence.lower()) if own_family else sentence.lower()
        return words <= {_stem(word) for word in WORD.findall(said)}

    return _sentences(service, holds_all)


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s").removesuffix("ing")


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


def _sentences(service: Service, fits: Callable[[str], object]) -> str:
    told = (service.what, service.cost, service.who_for, service.accessibility, service.first_visit)
    sentences = [part for text in told for part in re.split(r"(?<=[.!?])\s+", _sentence(text)) if part and fits(part)]
    return " ".join(dict.fromkeys(sentences))


def _saying(pattern: re.Pattern[str]) -> Teller:
    """Tells the sentences in which something is said."""
    return lambda service, _: _sentences(service, pattern.search)


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
            r"where|whaur|\bwhar\b|addres|\bbus\b(?! (?:fare|money|ticket|pass))|how far|get there|venue|postcode",
            lambda s, _: _labelled("Where", s.place),
        ),
        (
            r"\bwhen\b|(what|whit|wot) time|hours|open|\bshut|close|\bdays?\b|evening|week"
            r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bnights?\b|\bmornings?\b|\bafternoons?\b"
            r"|\btomorrow\b|the morra",
            lambda s, _: _labelled("When", s.times),
        ),
        (r"who runs|(fa|wha) rins|run by|who is it\b(?! for)|charity", _who_runs),
        (
            r"\b(?:just|jist|only)\b.{0,12}\b(?:mums?|mithers?|mothers?|dads?|m[ae]n|wom[ae]n|ladies|lone parents)\b"
            r"|who('?s| is) it for|allowed|eligible|\bages?\b|\b(?:is|if|whether) (?:it|this|that|they)(?: was| is)?"
            r"(?: just| only)? (?:for|fur)\b"
            r"|\bcan (?:an?|any|ony|all|other|working|lone|single|dads?|mums?|gran\w*)\b.*"
            r"\b(?:get|go|come|use|join|apply)\b",
            lambda s, _: _labelled("For", s.who_for),
        ),
        (
            r"ramp|wheelchair|pram|buggy|steps|stairs|\blift\b|access",
            lambda s, _: _labelled("Getting in", s.accessibility),
        ),
        (r"creche|\bbab(y|ies)\b|\bkids?\b|\bweans?\b|\bbairns?\b|child|toddler", _saying(CHILDREN)),
        (r"\bfares?\b|bus (?:money|tickets?|pass)|travel (?:costs?|money|expenses)", _saying(FARES)),
        (r"\b(?:come|comin|coming|visit\w*)\b.{0,12}\b(?:house|hoose|home|flat|door)\b|home visit", _saying(AT_HOME)),
        (r"parking|car park|waiting list|referr|\bwarm\b|\bbusy\b|toilet|\bdogs?\b|religio", _not_held),
        (r"(what|whit) happens|first (time|visit)|goes on|what'?s it like", lambda s, _: _sentence(s.first_visit)),
    )
)
"""What a question may ask about, by its words, and who answers it."""
