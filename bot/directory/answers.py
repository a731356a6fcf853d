"""The answer to what a parent asks about a service: by what is meant, else by the words that the service itself uses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.database.tables import Organisation, Service
from bot.directory.aspects import ASPECTS, OF_A_CALL, cost_of_a_call, sentences_of, split
from bot.language.stems import stem

PARTS = re.compile(
    r"[?.!;,\n]+"
    r"|\b(?:and|an|n|or)\b(?= (?:is|are|do|does|dae|can|could|may|will|would|how|when|where|what|have|has)\b)"
)
"""Where one question ends and another may begin."""
WORD = re.compile(r"[a-z0-9']+")
OF_THEMSELVES = re.compile(
    r"^\W*(?:(?:cos|cause|because|as|and|but)\W+)*(?:i'?m|i am|am no|a'?m(?! (?:i|a|we)\b)"
    r"|(?:he|she)'?s|i (?:work|clean|live|get)"
    r"|you said|there'?s (?:no|nae)|(?:he|she|it|they) starts?|(?:my|ma) \w+ (?:is|has|starts))\b"
)
"""Tells of the parent's own life, and asks nothing."""
YES_OR_NO = re.compile(
    r"^\W*(?:(?:so|and|an|but|ok|oh|then|or|eh|no|i just asked)\W+)*"
    r"(?:is|are|do|does|dae|dis|can|could|may|will|would|has|have|did|if|whether|gin|any|ony)\b"
)
IS_IT_FOR = re.compile(r"\b(?:is|if|whether) (?:it|this|that|they)(?: just| only)? (?:for|fur)\b")
OF_THEIR_OWN = re.compile(r"\b(?:my|ma) (?:\w+ )?(?:sister|brother)s?\b")
OF_THE_CHILD = re.compile(r"\bbrothers (?:and|or) sisters\b")
"""A service means the child's own; a parent's sister who would come along is another."""
SAYS_LITTLE = frozenset(
    "a an the and or not no of on in at to for with wi by as well too also just only still even really ok so then but if"
    " whether is are am was were be been being it it's its they them their that this there here i i'm me my you your he"
    " she him her his we us who what when how why which do does dae did can could will would has have get got go going"
    " come some any ony one ones thing things please thanks ta help helps work works know tell more about good nice like"
    " place group service people folk free open want need cause because cos fur frae from anybody anyone somebody"
    " someone".split()
)
"""Words by which a question asks nothing particular."""
TELLS_LITTLE = SAYS_LITTLE | frozenset(
    "take make give bring use say see look try show start ask run keep put let call use first time day week year old new"
    " home house much long".split()
)
"""Words that by themselves make no sentence one about what was asked."""
BEGUN = 4
DO_THEY = re.compile(r"\b(?:do|dae|does|will|wull|would|wid|can|could) (?:they|it|she|he)\b")
OF_COST_OR_TIME = re.compile(r"\b(?:cost\w*|pay|free|charge\w*|when|what time|open|days?|hours?|number)\b")
SEVERAL = 2
PEOPLE = frozenset("parent mum dad lone single woman man family everyone everybody".split())
SAME = {
    word: words[0]
    for words in (
        ("woman", "women", "lady", "ladies", "female", "wumman", "lassie", "lassies"),
        ("man", "men", "male", "guy", "guys"),
        ("cot", "crib", "moses"), ("pram", "buggy", "pushchair"), ("sofa", "settee", "couch"), ("cooker", "oven"),
        ("damp", "mould"), ("meter", "electric", "power", "leccy"), ("computer", "laptop", "tablet"),
        ("doctor", "gp"), ("lawyer", "solicitor"), ("teen", "teenager", "teenagers"), ("post", "posted", "mail"),
    )
    for word in words
}  # fmt: skip
"""Words that ask for the same thing."""


@dataclass(frozen=True)
class Told:
    """What is known on what was asked; empty where nothing is.

    `missing`: something else was asked that is not known; `near`: what is said that comes nearest to it.
    """

    words: str = ""
    missing: bool = False
    near: str = ""


def answer(question: str, service: Service, organisation: Organisation) -> Told | None:
    """What is known on what the question asks; None when it asks nothing particular."""
    parts = [part for part in PARTS.split(question.lower().replace("\u2019", "'")) if part.strip()]
    told = [_answer(part, service, organisation) for part in parts if not OF_THEMSELVES.match(part)]
    asked = [part for part in told if part is not None]
    if not asked:
        return None
    words = _each_once(part.words for part in asked)
    near = _each_once(each for part in asked for each in split(part.near) if each not in words)
    return Told(words, any(part.missing for part in asked), near)


def nearest(question: str, service: Service) -> Told:
    """What the service says with the words of a question that asks nothing particular; that it is not known."""
    telling = _telling(question.lower().replace("\u2019", "'")) - _stems(service.name) - TELLS_LITTLE
    words = {_begun(word) for word in telling}
    said = {each: len({_begun(word) for word in _stems(each)} & words) for each in sentences_of(service)}
    near = max(said, key=lambda each: said[each], default="")
    return Told(missing=True, near=near if said.get(near) else "")


def first_sentence(told: str) -> str:
    """The first sentence of what is told."""
    return split(told)[0]


def _begun(word: str) -> str:
    """A longer word by how it begins, so that `starin` is found beside `stare`."""
    return word[:BEGUN] if len(word) > BEGUN else word


def worded(told: Told, contact: str) -> tuple[str, dict[str, str]]:
    """The wording in which it is said, and its variables: how to ask them, `contact`, stands there once."""
    known, near = (each.replace(contact, "").strip() for each in (told.words, told.near))
    if told.words and not told.missing:
        return "utter_service_more", {"details": told.words}
    if known:
        return "utter_service_part_known", {"details": f"{known} {near}".strip(), "contact": contact}
    if near:
        return "utter_service_near", {"details": near, "contact": contact}
    return "utter_service_not_known", {"contact": contact}


def _answer(part: str, service: Service, organisation: Organisation) -> Told | None:
    asked = [aspect for aspect in ASPECTS if aspect.asked.search(part)]
    if not asked:
        return _in_its_words(part, service)
    if OF_A_CALL.search(part) and (call := cost_of_a_call(service)):
        return Told(call)
    if does_it := _does_it(part, service):
        return Told(does_it)
    known = [aspect.tells(service, organisation) for aspect in asked]
    near = [aspect.near(service, organisation) for aspect, words in zip(asked, known, strict=True) if not words]
    missing = not all(known) or not _is_for_them(part, service)
    return Told(_each_once(known), missing, _each_once(near))


def _is_for_them(part: str, service: Service) -> bool:
    """Whether all whom a question asks after, `is it for folk wi no cv`, are spoken of."""
    found = IS_IT_FOR.search(part)
    whom = _telling(part[found.end() :]) - PEOPLE if found else set()
    said = {word for each in sentences_of(service) for word in _stems(each)}
    return whom <= said


def _each_once(answers: Iterable[str]) -> str:
    """Answers after each other, without what an earlier one says already."""
    told: dict[str, None] = {}
    for words in answers:
        told |= dict.fromkeys(split(words))
    return " ".join(told)


def _does_it(part: str, service: Service) -> str:
    """The sentence that says they do the very thing: `will they actually ring the council`."""
    if DO_THEY.search(part) is None or OF_COST_OR_TIME.search(part):
        return ""
    telling = _telling(part) - _stems(service.name) - TELLS_LITTLE
    return next((each for each in sentences_of(service) if len(_stems(each) & telling) >= SEVERAL), "")


def _in_its_words(part: str, service: Service) -> Told | None:
    """What the service says with the words of a question to be answered by yes or no: all of them, or nearly."""
    own = _stems(service.name)
    words = _telling(part) - own
    if not words or not YES_OR_NO.match(part):
        return None
    said = {each: _said_in(each, part) for each in sentences_of(service)}
    if known := [each for each, its in said.items() if words <= its]:
        return Told(" ".join(known))
    telling = words - TELLS_LITTLE
    near = max(said, key=lambda each: len(said[each] & telling), default="")
    return Told("", missing=True, near=near if said.get(near, set()) & telling else "")


def _said_in(told: str, part: str) -> set[str]:
    own_family = OF_THEIR_OWN.search(part) is not None
    return _stems(OF_THE_CHILD.sub("", told.lower()) if own_family else told)


def _telling(part: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(part) if word not in SAYS_LITTLE}


def _stems(told: str) -> set[str]:
    return {_stem(word) for word in WORD.findall(told.lower())}


def _stem(word: str) -> str:
    """The word by which the same thing is known; what is done goes by the deed, `driving` by `drive`."""
    one = stem(word)
    return SAME.get(word.removesuffix("'s")) or SAME.get(one) or one.removesuffix("ing")
