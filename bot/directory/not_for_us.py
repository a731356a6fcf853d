"""Questions that the assistant does not answer, as a wrong answer could hurt: medicines, and what the law decides."""

import re

from bot.directory import rights
from bot.directory.rights import AN_OFFICE, Subject
from bot.directory.wished import plain

MEDICINE = re.compile(
    r"\b(calpol|paracetamol|ibuprofen|nurofen|antibiotics?|amoxicillin|aspirin|codeine|co-?codamol|tramadol|diazepam|"
    r"valium|sertraline|fluoxetine|prozac|citalopram|antidepressants?|methadone|insulin|inhaler|piriton"
    r"|piriteze|tablets?|"
    r"pills?|medicine|meds|medication|dose|doses|dosage)\b"
)
ASKS_HOW_TO_TAKE = re.compile(
    r"\b(how (much|many|often|long)|can (i|he|she|they|u|you|ma|my|we)|is it (ok|safe|alright|a'?right)|safe ta?[eo]|"
    r"give|gie|take|tak|mix|double|dose|dosage|mg|ml|stop taking|wi(th)? alcohol)\b"
)
VERDICT = re.compile(
    r"\b(will|would|could|can) (the )?(court|judge|sheriff|panel|law|he|she|they|my ex|ma ex|i)\b.*"
    r"\b(custody|residence|lose|win|take (my|ma|the|him|her|them)|jail|prison|evict|deport|guilty|sue|rights?)\b"
    r"|\b(is|isn'?t) (it|that) (legal|illegal|against the law)\b"
    r"|\bwill i (win|lose|go to (jail|prison)|get custody)\b"
)
THEY = rf"(?:they|{AN_OFFICE})"
A_HOME = r"(?:house|hoose|home|hame|flat|door|bit)"
UNDONE = (
    r"(?:stopped|stopt|cancelled|lifted|overturned|changed|dropped|frozen|paused|delayed|put off|wiped|written off)"
)
TO_PAY_AND_HOURS = (
    r"(?:cut|change|drop|reduce|halve|take away) (?:me to|(?:my|ma|our|your|folks'?)(?: \w+)? (?:hours?|oors|shifts?|rota"
    r"|wages?|pay|contract))\b"
    r"|(?:put|pit|raise|increase|up|hike) (?:up )?(?:the |my |ma |our |your )?rent\b"
    r"|(?:put|pit|raise|increase|hike) it(?: up)? (?:like (?:that|this)|by|that much|so much|again|every)"
)
"""By work, or by a landlord."""
DO = r"(?:give|gie|pay|stop|let|do|take|move|leave|go|work|sell|sign|wait)"
DEED = (
    r"(?:stop (?:it|this|that|the|my|ma|me|us|them|him|her)\b"
    rf"|(?:come|get|walk|break) in(?:to|tae)?(?: (?:my|ma|the|your|yer|our))? {A_HOME}\b"
    r"|(?:take|tak) (?:it|that|this|money|ma things|my things|my stuff|ma stuff|half)?(?: \w+)? ?(?:off"
    r"|aff|out|oot) (?:my|ma|me)\b"
    r"|(?:put|throw|chuck|fling|kick) (?:me|us)(?: and \w+)? (?:out|oot)\b|evict\b|rehouse\b|change the locks\b"
    r"|split (?:me|us|them|(?:the|ma|my) \w+)\b|keep (?:us|me|them) (?:together|in)\b"
    r"|sanction\b|(?:give|gie) (?:me |us )?(?:a|another) sanction\b|(?:give|gie|pay) (?:it|that|me|us|my \w+"
    r"|the \w+) back\b"
    rf"|make (?:him|her|them|(?:the|my|ma) \w+(?: \w+)?) {DO}\b|make (?:me|us) (?!do\b){DO}\b"
    rf"|(?:get|have) (?:it|this|that|them|(?:the|my|ma) \w+) {UNDONE}\b"
    r"|(?:refuse|fine|sue|arrest|deport|force|sack) (?:me|us)\b|cut (?:me|us|my|ma|it) off\b"
    rf"|{TO_PAY_AND_HOURS})"
)
"""What only a rule or an office decides."""
OF_MONEY = (
    r"(?:uc|universal credit|benefits?|child benefit|housing benefit|tax credits?|carer'?s(?: allowance)?|dla|pip"
    r"|scottish child payment)"
)
OF_AN_OFFICE = r"(?:debt|order|sanction|eviction|arrestment|fine|decision|notice|\w+ benefit)"
OFF_WORK = r"(?:(?:time|days?|a day|the day|a week|weeks?) off|leave|(?:sick|holiday) pay|paid for it)"
ASKS_RULES = re.compile(
    rf"\b(?:can|kin|could|will|would|wid|are|do|dae|did)(?:n'?t|nae)? {THEY}\b(?: (?:still|just|really|even"
    rf"|actually|allowed to|legally)){{0,2}}"
    rf" {DEED}"
    rf"|\b(?:if|whether|gin) {THEY}(?: can| could|(?:'?re| are) allowed (?:to|tae)) (?:just |really |still )?{DEED}"
    rf"|\bthey (?:can'?t|cannae|can not|won'?t|wont|will not|willnae|wouldn'?t"
    rf"|shouldn'?t)\b(?: \w+)? {DEED}.*\b(?:can|will|would) they\b"
    rf"|\b(?:can|could|kin) (?:(?:it|this|that|the) )?{OF_AN_OFFICE} (?:still )?be {UNDONE}\b"
    r"|\b(?:can|could|kin) (?:it|this|that) (?:still )?be (?:stopped|lifted|overturned|frozen)\b"
    rf"|\b(?:do|dae|will|would|can|should) (?:i|a|ah|we|you|ye) (?:still )?(?:get|git|have|be (?:entitled|due))"
    rf" (?:(?:any|the|paid|to take) )?{OFF_WORK}\b(?! (?:the|my|ma) (?:course|class|group))"
    r"|\bhow (?:long|many days|much time) (?:do|dae|can|will) (?:you|ye|i|a|we) (?:get|take"
    r"|have)?(?: \w+)? ?(?:off|aff)\b"
    rf"|\b(?:do|does|dae|dis) {THEY} have (?:to|tae) (?:give|gie|let|pay|house|rehouse)\b"
    rf"|\b(?:do|will|dae|would|should) (?:i|a|ah|we) (?:have|need|hae|huv) (?:to|tae) (?:pay (?:(?:it|that|this"
    rf"|the|them)\b.{{0,30}})?back\b"
    r"|repay|let (?:them|him|her) in|(?:open|answer) (?:it|the door)"
    r"|go to court|leave (?:the|my|ma) (?:house|hoose|flat|home|hame|job|work)"
    r"|move"
    r" (?:out|oot))"
    rf"|\bam i (?:entitled|due)\b(?: to| any| a| the| for)*(?: {OF_MONEY}| (?:anything|money|help|more|back|grant))"
    r"|\bam i allowed to (?:work|keep|leave (?:my|ma|the) (?:job|work|tenancy)|move|refuse|record)\b"
    r"|\b(?:is|isn'?t) (?:it|that|this)(?: (?:even|actually|really|no|not)){0,2}"
    r" (?:legal|illegal|against the law|a rule|the law|right that (?:they|i|a))\b"
    r"|\b(?:what|whit) (?:are )?(?:my|ma) rights\b|\bcan (?:i|a|we) (?:appeal|challenge|sue|get it backdated)\b"
    rf"|\b(?:affect|lose|come off|take (?:it|that|this|money) off|stop) (?:my |ma |the )?{OF_MONEY}\b"
    r"|^\W*(?:so |and |but )?(?:is|are) (?:an?|the) (?:charge|notice|sanction|appeal|arrestment|decree"
    r"|court)\b.*\b\d+ (?:days?|weeks?|months?)\b"
    r"|\bhow (?:long|many days)\b.*\b(?:charge for payment|sanction|notice to quit|arrestment|decree|to appeal)\b"
)
"""Asks what an office, an employer or the law may or must do, or what is due: `can they get it stopped`."""
QUESTION = re.compile(
    r"\?|\b(?:is|are|can|kin|could|will|would|wid|do|dae|does|dis|did|am|what|whit|how|hoo|if|should)\b"
)
CHILDREN_TAKEN = re.compile(
    r"(?<!can i )(?<!can a )(?<!could i )(?<!allowed to )(?<!allowed tae )"
    r"\b(?:take|tak|taking|remove)\b.{0,12}\b(?:kids?|weans?|bairns?|child\w*|boys?|girls?|baby|son|daughter)\b"
)
ADVICE = r"(?:citizens?'? advice(?: bureau)?|cab)"
WHO_ADVISES = re.compile(
    r"\b(?:who|wha|where|whaur)(?:'?s|'?d)?\b(?: \w+){0,4}? (?:know|ken|knows|tell|advise|ask|say|find out|explain)\b"
    r".{0,24}\b(?:rights|legal|illegal|the law|the rules|(?:it|that|this)(?:'?s| is)? allowed)\b"
    rf"|\b(?:number|nummer|phone) (?:for|fur|of)(?: the)? {ADVICE}\b|\b{ADVICE}(?:'?s)? (?:phone )?(?:number|nummer)\b"
    rf"|\bis (?:it|that)(?: for)?(?: the| my)? (?:union (?:or|an) (?:the )?{ADVICE}|{ADVICE} or (?:the )?union)\b"
    rf"|\b(?:should|do|can|could|wid|would) i (?:ring|phone|call|contact|ask|try|go to)(?: the| my)? (?:union|{ADVICE})\b"
)
"""Asks who could tell them of their rights, or for the number of those who can."""
METER_CREDIT = re.compile(
    r"\b(?:emergency|friendly|non[- ]disconnect\w*) credit\b"
    r"|\b(?:how|hoo|where|whaur|can|what|whit)\b.{0,24}\b(?:get|git|keep|put|have)\b(?: \w+){0,2}? "
    r"(?:power|electric\w*|leccy|lecky|gas|heating|meter)\b(?: \w+){0,3}? "
    r"(?:the day|today|the now|tonight|now|till|til|until|back)\b"
    r"|\b(?:what|whit|how|hoo) (?:do|dae|can|am|will) (?:i|a|ah|we)(?: \w+)? (?:do|dae|manage|cope|cook|heat)\b.{0,24}"
    r"\b(?:till|til|until|the day|today|tonight)\b"
)
"""Asks for power on a meter today, which only the supplier can give."""
OF_A_PLAN = re.compile(r"\b(?:remind\w*|plan|steps?)\b")
WHAT_TO_SAY = re.compile(
    r"\b(?:what|whit|wot|how|hoo)(?: \w+)? (?:do|dae|can|could|should|would|wid) (?:i|a|ah|we|you|ye|u) (?:say"
    r"|tell|telt|explain|put it)\b"
    r"|\bdo (?:i|a|we) (?:have|need|huv) (?:to|tae) tell\b|\b(?:what|whit) (?:to|tae) (?:say|tell)\b"
)
"""Asks for the words to tell somebody with."""
LONGEST_QUESTION = 35
"""Words; more of them tell a story."""


OFFICE = re.compile(rf"\b{AN_OFFICE}\b")
OFFICIALS = re.compile(r"\b(?:sheriff|bailiffs?|landlord|council|factor|housing|officers?)\b")
AT_THE_DOOR = re.compile(
    r"\bat (?:the|my|ma) door\b|\blet (?:him|her|them)(?: come)? (?:in|into|intae|back|stay)\b"
    r"|\b(?:open|answer) (?:it|the door)\b"
)
"""With no official or office named, whoever stands there or makes somebody do a thing may be a danger."""
LENDERS = re.compile(r"\b(?:borrowed|lenders?|sharks?|dealers?|gang)\b")
OF_SOMEBODY_FEARED = re.compile(
    r"\b(?:allowed to leave|back to) (?:him|her)\b"
    r"|\bstop (?:him|her)\b(?! (?:from |fae |frae )?(?:taking|takin|seeing|having|moving|keeping|getting|picking)\b)"
    r"|\bwhen (?:i'?m|i am|we'?re) (?:asleep|sleeping|in bed)\b"
)
MADE_TO = re.compile(r"\bmake (?:me|us)\b")


def asks_about_rules(text: str, subject: Subject | None = None, *, of_service: bool = False) -> bool:
    """Whether the text asks what rules or the law would say, which those who give advice on them can answer.

    `subject` is what it is about, where that is known, be it from before.
    """
    said = plain(text)
    if len(said.split()) > LONGEST_QUESTION or QUESTION.search(said) is None or OF_SOMEBODY_FEARED.search(said):
        return False
    if CHILDREN_TAKEN.search(said) and subject is not Subject.HEARING and not rights.ABROAD.search(said):
        return False
    if AT_THE_DOOR.search(said) and not OFFICIALS.search(said):
        return False
    if MADE_TO.search(said) and not OFFICE.search(said):
        return False
    if rights.asks_of_rights(said, subject, of_service=of_service):
        return True
    return LENDERS.search(said) is None and ASKS_RULES.search(said) is not None


def asks_who_advises(text: str) -> bool:
    """Whether the text asks who knows of rights, or how to reach Citizens Advice."""
    said = text.lower().replace("\u2019", "'")
    short = len(said.split()) <= LONGEST_QUESTION
    return short and WHO_ADVISES.search(said) is not None and OF_A_PLAN.search(said) is None


def asks_for_meter_credit(text: str) -> bool:
    """Whether the text asks how to have power today, or for emergency credit."""
    said = text.lower().replace("\u2019", "'")
    return len(said.split()) <= LONGEST_QUESTION and METER_CREDIT.search(said) is not None


def asks_about_medicine(text: str) -> bool:
    """Whether the text asks how to take or give a medicine."""
    said = text.lower()
    return bool(MEDICINE.search(said) and ASKS_HOW_TO_TAKE.search(said))


def asks_for_a_verdict(text: str) -> bool:
    """Whether the text asks what a court or the law would decide."""
    return bool(VERDICT.search(text.lower()))


def asks_what_to_say(text: str) -> bool:
    """Whether the text asks what to say to somebody, or how."""
    said = text.lower().replace("\u2019", "'")
    return len(said.split()) <= LONGEST_QUESTION and WHAT_TO_SAY.search(said) is not None
