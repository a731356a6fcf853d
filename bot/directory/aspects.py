"""What a question about a service may ask, by its words; and what the service says that tells of it, or comes near."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.database.tables import Organisation, Service
from bot.directory.details import cost, how_to_reach, labelled, run_by, sentence

Teller = Callable[[Service, Organisation], str]
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Aspect:
    """Something that may be asked: the words that ask it, what tells of it, and what is told where nothing does."""

    asked: re.Pattern[str]
    tells: Teller
    near: Teller


def sentences_of(service: Service) -> Iterator[str]:
    """Every sentence that a service says of itself, but for when and how to get in touch."""
    yield from split(service.what)
    yield from filter(None, (cost(service), labelled("For", service.who_for)))
    yield from filter(None, (labelled("Where", service.place), labelled("Getting in", service.accessibility)))
    yield from split(service.first_visit)


def split(told: str | None) -> list[str]:
    """The sentences of it, each with a stop."""
    return [part for part in SENTENCE_ENDS.split(sentence(told)) if part]


def _nothing(*_: object) -> str:
    return ""


def _saying(words: str, *fields: str) -> Teller:
    """Tells the sentences with any of the words: those of a few fields, where these are named."""
    pattern = re.compile(words, re.IGNORECASE)

    def tells(service: Service, _: Organisation) -> str:
        told = [part for field in fields for part in split(getattr(service, field))] or sentences_of(service)
        return " ".join(dict.fromkeys(part for part in told if pattern.search(part)))

    return tells


def _aspect(asked: str, tells: Teller, near: Teller = _nothing) -> Aspect:
    return Aspect(re.compile(asked), tells, near)


def _kept_as_said(words: str) -> Aspect:
    """What is told with the very words that ask it, or not at all."""
    return _aspect(words, _saying(words))


def _reach(service: Service, _: Organisation) -> str:
    return how_to_reach(service)


def _email(service: Service, _: Organisation) -> str:
    return labelled("E-mail", service.contact.get("email"))


def _cost(service: Service, _: Organisation) -> str:
    return cost(service)


def _where(service: Service, _: Organisation) -> str:
    return labelled("Where", service.place)


def _when(service: Service, _: Organisation) -> str:
    return labelled("When", service.times)


def _hours(service: Service, organisation: Organisation) -> str:
    """When, where hours are held and not only days."""
    return _when(service, organisation) if re.search(r"\d", service.times or "") else ""


def _whom(service: Service, _: Organisation) -> str:
    return labelled("For", service.who_for)


def _getting_in(service: Service, _: Organisation) -> str:
    return labelled("Getting in", service.accessibility)


def _who_runs(service: Service, organisation: Organisation) -> str:
    return " ".join(filter(None, (run_by(service, organisation), sentence(organisation.about))))


def _what(service: Service, _: Organisation) -> str:
    return sentence(service.what)


def _how_it_goes(service: Service, _: Organisation) -> str:
    return " ".join(filter(None, (sentence(service.what), sentence(service.first_visit))))


BOOKED = re.compile(r"book|appointment|drop in", re.IGNORECASE)


def _booking(service: Service, _: Organisation) -> str:
    told = (labelled("When", service.times), sentence(service.contact.get("visit")), *split(service.first_visit))
    return " ".join(part for part in told if BOOKED.search(part))


DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
A_WHILE = (
    r"\b(?:minutes?|half an hour|an hour|(?:about|in|within|up to) (?:a|an|one|two|three|\d+) (?:hour|day|week"
    r"|month)s?"
    r"|(?:the )?same (?:day|week)|next day|straight away|weeks? later|no wait|no queue|wait is)\b"
)
LASTS = r"\b(?:how|hoo) (?:long|lang)(?:'?s| is| are| does| dis) (?:it|they|each|the \w+|a \w+)(?: last)?\W*$"
"""How long it goes on, rather than how long until it comes."""
LANGUAGES = r"interpret|translat|languages?\b"
OF_CHILDREN = (
    r"creche|child|bab(?:y|ies)|little ones?|kids?\b|toddler|\bages?\b|\bweans?\b|\bbairns?\b|wee ones?|under fives"
)

IS_IT_OF = r"\b(?:is|are|if) (?:that|this|it|they|she|he|these|thon|the)\b(?: \w+){0,3}?"
"""Begins to ask whose a service is."""
DELIVERS = (
    r"\b(?:do|dae|does|will|would|can|could) (?:they|it|you|ye|somebody|someone)(?: \w+)? (?:bring|deliver|drop)\b"
)
"""Whether a thing is brought to them."""
NOT_OF_IT = r"(?<!nursery )(?<!childcare )(?<!travel )(?<!heating )"
"""`do they help with nursery costs` asks for no price ..."""
NO_CHARGE = r"(?<!they )(?<!meant to )(?<!meant tae )(?<!leave )(?<!sick )(?<!mat )(?<!maternity )"
"""... nor does `I'm still on mat leave pay`."""
AT_HOME = re.compile(r"\b(?:home|your (?:house|door)|doorstep)\b", re.IGNORECASE)
SAYS_AT_HOME = _saying(AT_HOME.pattern)
NOT_IN_A_ROOM = re.compile(r"\b(?:online|zoom|video|phone)\b", re.IGNORECASE)


def _with_children(service: Service, organisation: Organisation) -> str:
    """What comes near whether a child may come: toys and the like, or that nobody goes anywhere."""
    for_them = _saying(r"\btoys?\b|\bplay|famil(?:y|ies)|\bpram|\bbugg(?:y|ies)")(service, organisation)
    return for_them or (_where(service, organisation) if NOT_IN_A_ROOM.search(service.place or "") else "")


def _at_home(service: Service, organisation: Organisation) -> str:
    """Where it is, or what is said of it, where that speaks of the parent's home."""
    where = _where(service, organisation)
    said = where if AT_HOME.search(where) else ""
    return " ".join(dict.fromkeys(filter(None, (said, SAYS_AT_HOME(service, organisation)))))


FREE_NUMBERS = re.compile(r"^\W*(?:0800|0808|116 ?\d{3}|111\b|101\b|999\b)")
RINGING = r"(?:ring|phon|call|text)"
OF_A_CALL = re.compile(
    rf"\b(?:free|cost\w*|charge\w*|pay|dear|expensive)(?: \w+){{0,3}} (?:to|tae|for|fur) (?:a )?{RINGING}\w*\b"
    rf"|\b(?:{RINGING}ing|{RINGING}in)\b(?: \w+){{0,4}} (?:free|cost\w*|charge\w*|dear)\b"
    r"|\bfree (?:phone |tele)?(?:number|call|phone|line)\b|\bpremium (?:rate|number)"
    r"|\b(?:number|call|phone ?call|line)s?\b(?: \w+){0,3} (?:free|cost\w*|charge\w*)\b"
    r"|\b(?:free|cost\w*|charge\w*)\b(?: \w+){0,2} (?:number|phone ?call|call)s?\b",
)
"""What a call costs, which is not what they charge."""


def cost_of_a_call(service: Service) -> str:
    """What ringing them costs; empty where they have no number."""
    number = str(service.contact.get("phone") or "")
    if FREE_NUMBERS.match(number):
        return f"Ringing {number} is free."
    return f"Ringing {number} costs what your phone usually charges for a call." if number else ""


ASPECTS: tuple[Aspect, ...] = (
    _aspect(
        r"\bcome (?:out )?(?:to|tae) (?:(?:the|my|ma|our|yer|your) )?(?:house|hoose|home|hame|flat|door|us|me)\b"
        r"|home visits?\b|\bvisit (?:me|us|at home)\b",
        _at_home,
        _where,
    ),
    _aspect(
        r"phone thing|\b(?:by|over|on) (?:the )?(?:phone|video|zoom)\b|\bphone or\b|\bin person|face to face"
        r"|\bonline\b"
        r"|\b(?:do|can) (?:i|you|we) (?:go|come) in\b",
        _where,
    ),
    _aspect(
        r"(?<!her )(?<!his )(?<!my )(?<!ma )phone|number(?! ?\d)|nummer"
        r"|\bring\b|\bcall\b|contact|web|get in touch|get on it|\bsign(?:ing)? up"
        r"|get a (?:place|space|spot)|\b(?:can|could) (?:i|a|ah) te?xt\b",
        _reach,
    ),
    _aspect(r"e-?mail", _email, _reach),
    _aspect(r"\bbook|appointment|drop in|\b(?:turn|show) up\b|walk in", _booking, _reach),
    _aspect(
        r"\bfree\b(?! (?:school (?:meals?|dinners?)|nursery|bus|milk|prescriptions?|meals?|dinners?|hours)\b)"
        rf"|{NOT_OF_IT}cost|(how|hoo|hou|foo) much|price|{NO_CHARGE}\bpay\b|\bpey\b|charge"
        r"|afford|\bdear\b|expensive|\bcheap",
        _cost,
    ),
    _aspect(
        r"where|whaur|\bwhar\b|\bnearest\b|\bclosest\b|addres"
        r"|\bbus(?:es)?\b(?! (?:fare|money|ticket|pass))|how far|get there|venue|postcode",
        _where,
    ),
    _aspect(
        rf"\bwhen\b(?! (?:i|we|he|she|you|u|ye)\b)(?! they (?:pick|answer|phone|ring|call|ask|say|come)\b)|(what"
        rf"|whit|wot) time|hours|\bopen(?:s|in\w*)?\b|\bshut|close|(?<!same )(?<!next )\bdays?\b|day ?time|evening|week"
        rf"|(?<!by )\b{DAY}s?\b|\b(?:this|next|on) (?:mon|tues?|wed|thurs?|fri|sat|sun)\b|\bnights?\b|\bmornings?\b"
        rf"|\bafternoons?\b|\btomorrow\b|the morra|after work|holidays",
        _when,
    ),
    _aspect(r"\b(?:what|whit|wot|wat|which) (?:time|hour)s?\b|\bopening (?:time|hour)s\b", _hours, _when),
    _aspect(
        LASTS,
        _saying(A_WHILE, "what", "first_visit"),
        _when,
    ),
    _aspect(
        rf"(?!{LASTS})\b(?:how|hoo) (?:long|lang|quick|soon|fast)|same day|next day|(?:straight|right) ?away"
        rf"|waiting list"
        rf"|\b(?:a|the|any|ony|long|much of a) wait\b|\bby {DAY}|in time for",
        _saying(A_WHILE, "what", "first_visit"),
    ),
    _aspect(r"\btake me\b|\bfrom \w+ to\b|\bcover\b|as far as", _nothing, _where),
    _aspect(
        r"\b(?:twins|siblings?|(?<!my )(?<!ma )(?:brother|sister)s?)\b",
        _saying(r"\bbrothers\b|\bsisters\b|\bsiblings?\b|whole famil"),
    ),
    _aspect(
        r"\b(?:is|if|be|its|it's) (?:it|that|this|in)?(?: just| all| like)* ?(?:a |in a )?groups?\b"
        r"|\bone (?:to|tae) one\b|\b1 ?(?:to|2) ?1\b",
        _saying(r"\bgroups?\b|one to one|\bclass\b|together|half an hour with|\bcircle\b"),
        _what,
    ),
    _aspect(
        rf"{IS_IT_OF}"
        r" (?:social (?:work\w*|services)|(?:fae|frae|from) the (?:social|council))\b"
        r"|who runs|(fa|wha) rins|run by|\bwh(?:o|a|ae) are (?:they|these folk)\b|who is it\b(?! for)|charity",
        _who_runs,
    ),
    _aspect(
        r"\b(?:just|jist|only)\b.{0,12}\b(?:mums?|mithers?|mothers?|dads?|m[ae]n|wom[ae]n|ladies|lone parents"
        r"|kids|weans|bairns|children)\b"
        r"|who('?s| is) it for|eligible|\bages?\b|\b(?:how|hoo) (?:old|auld)\b"
        r"|\b(?:is|if|whether) (?:it|this|that|they)(?: was| is)?"
        r"(?: just| only)? (?:for|fur)\b"
        r"|\b(?:aw|all|other|mostly|any|take|do) (?:the )?(?:mums|mithers|mothers|dads|men|women|grans?"
        r"|young (?:mums|ones|folk))\b"
        r"|\bi'?m a (?:dad|gran\w*|man|carer)\b"
        r"|\bcan (?:an?|any|ony|all|other|working|lone|single|dads?|mums?|gran\w*)\b.*"
        r"\b(?:get|go|come|use|join|apply)\b",
        _whom,
    ),
    _aspect(
        r"\b(?:what|whit|wot|wat) (?:do|dae|does|dis|would|wid|will|can|could) (?:they|it|he|she)"
        r"(?: even| actually| really)* (?:do|dae|help|offer)\b",
        _what,
    ),
    _aspect(r"\b(?:what|whit|wot|wat)(?:'?s| is| exactly is) (?:it|that|this)(?: exactly| then)?\W*$", _what),
    _aspect(r"\bramps?\b|wheelchair|pram|buggy|steps|stairs|\blift\b|access", _getting_in),
    _aspect(
        rf"{OF_CHILDREN}|\bwee (?:yin|boy|girl|man|lass)|(?:year|yr)s? old"
        r"|\b(?:he'?s|she'?s|they'?re|is (?:he|she)|hes|shes)(?: just| only)?(?: turned| nearly| about)? (?:a )?\d+\b"
        r"|\btoo (?:old|young|wee|big)\b"
        r"|\bmy (?:son|daughter|boy|girl|lad|lassie|two|three|twins)\b|\b(?:bring|tak|take) (?:him|her|them)\b",
        _saying(OF_CHILDREN),
        _with_children,
    ),
    _aspect(
        r"\bfares?\b|bus (?:money|tickets?|pass)|travel (?:costs?|money|expenses)",
        _saying(r"\bfares?\b|\btravel|\bbus(?:es)?\b"),
    ),
    _aspect(
        r"\b(?:come|comin|coming|visit\w*)\b.{0,12}\b(?:house|hoose|home|flat|door)\b|home visit",
        _saying(r"home visit|\bat home\b|your (?:own )?(?:home|house)\b|come to you"),
    ),
    _aspect(
        r"\bcars?\b(?! (?:park|seat))|\bdrive\b", _saying(r"\bcars?\b(?! seat)"), _saying(r"\bcoach|\bbus|train\b")
    ),
    _aspect(
        rf"(?!{DELIVERS})\bbring\b(?! (?:him|her|them|my|ma|a|the|some\w+|any\w+)\b)"
        r"|\bpapers?\b|documents|bring my (?:letters?|papers)",
        _saying(r"\bbring\b|\bletters?\b|papers?\b|\bno forms"),
    ),
    _aspect(
        r"polish|arabic|urdu|punjabi|bengali|hindi|farsi|dari|pashto|kurdish|turkish|somali|tigrinya|swahili|romanian"
        r"|bulgarian|hungarian|ukrain\w*|russian|lithuanian|latvian|slovak|czech|spanish|portuguese|french|italian"
        r"|chinese|mandarin|cantonese|vietnamese",
        _nothing,
        _saying(LANGUAGES),
    ),
    _aspect(r"interpret|translat|my (?:own )?language|other languages", _saying(LANGUAGES)),
    _aspect(r"private|confidential|anonymous", _saying(r"private|confidential|first names|any name|no names?\b")),
    _aspect(
        r"\b(?:my|a|any|the) record\b|who sees|written down|take notes",
        _saying(r"takes? notes|no notes|\brecords?\b"),
        _saying(r"private|confidential|first names|any name"),
    ),
    _aspect(
        r"in front of|\b(?:have|need|hae|got) (?:to|tae) (?:talk|speak|say|share|join in)\b|\bshy\b",
        _saying(r"\b(?:just|jist) (?:listen|watch)|listen if|pass on|\blurk|say nothing|no need to (?:talk|speak)"),
        _saying(r"\bquiet|listen"),
    ),
    _aspect(
        rf"{DELIVERS}|\bdeliver",
        _saying(
            r"\bdeliver|\bbrought\b|bring (?:it|them) (?:to you|round)|to (?:your|the) door|come to you"
            r"|\bby post\b|\bposted\b"
        ),
        _saying(r"\bcollect|pick up|\bvan\b"),
    ),
    _kept_as_said(r"parking|car park"),
    _kept_as_said(r"referr"),
    _kept_as_said(r"\bwarm\b"),
    _kept_as_said(r"\bbusy\b"),
    _kept_as_said(r"toilet"),
    _kept_as_said(r"\bdogs?\b"),
    _kept_as_said(r"religio"),
    _aspect(r"\b(?:how|hoo) (?:do|does|dae|dis)\b.{0,24}\bwork\b|how it works", _how_it_goes),
    _aspect(
        r"(what|whit) happens|first (time|visit)|goes on|what'?s it like",
        lambda service, _: sentence(service.first_visit),
    ),
    _aspect(
        r"\bmeet\b.{0,24}\bfirst\b|\bstrangers?\b|\bsettl(?:e|es|ing) (?:in|him|her|them)\b",
        _saying(r"\bmeet|\bknow you\b|\bvisits?\b|\bsettl|\bfirst so\b"),
        lambda service, _: sentence(service.first_visit),
    ),
    _aspect(
        r"\b(?:can|could|may|do|dae|am|if|allowed|have|need)\b.{0,14}\b(?:stay|sit|wait|be there"
        r"|be in the room)\b(?! in \w+$)",
        _saying(
            r"\b(?:while|with|beside) you\b|\byou both\b|\bwith (?:their|a) (?:parent|mum)\b|\band their parent"
            r"|\bparents? (?:stay|sit|welcome|can stay)|\byou (?:can|may) (?:stay|sit|watch)"
        ),
        lambda service, _: sentence(service.first_visit),
    ),
)
