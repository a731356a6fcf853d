"""How a question of law, rights or procedure is put, whoever it is about: `are they allowed to`, `do i have to let him`.

What only an office decides by its own deeds is in `not_for_us`, with the other things that we do not answer.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.directory.wished import plain

AN_OFFICE = (
    r"(?:(?:the|my|ma|a) (?:council|landlord|letting agents?|housing(?: association)?|factor"
    r"|job ?cent(?:re|er)|dwp|bank|court|work|boss|employer|school|nursery"
    r"|sheriff officers?|bailiffs?)|sheriff officers?|bailiffs?|dwp)"
)
THE_LAW = r"(?:(?:the )?(?:police|polis|social work\w*|social services|home office|panel|sheriff))"
AN_EX = r"(?:(?:(?:my|ma|the|her|his) )?ex(?: \w+)?|(?:his|her) (?:mum|ma|dad|da|family|lawyer))"
ONE_OF_THEM = rf"(?:he|she|{AN_EX}|{AN_OFFICE}|{THE_LAW})"
WHOEVER = rf"(?:they|{ONE_OF_THEM})"
ME = r"(?:i|a|ah|we)"
MAY = r"(?:can|kin|could|cud|will|would|wid|are|is|should|do|does|dae|dis|did)(?:n'?t|nae)?"
HAVE_TO = r"(?:have|hae|huv|hiv|need|got|supposed|meant) (?:to|tae)"
SOFTLY = r"(?: (?:just|jist|even|really|actually|legally|still|definitely|always|ever|all)){0,2}"
ENDS = r"(?=\W*$|\s*[?.!,;:]|\s+(?:like|yes|aye|or|without|wi|with|then|though|tho|anyway|if|cos|because|as|in)\b)"

LAWFUL = re.compile(
    r"\b(?:il|un)?(?:legal|lawful)(?:ly)?\b"
    rf"(?:{ENDS}|(?= (?:to|tae|that|for|what|whit|wh?at|here|he|she|they|i|is|do)\b))"
    r"|\bagainst (?:the law|(?:my|ma|our) rights)\b|\b(?:a crime|an offence|criminal offence)\b"
)
TROUBLE = (
    r"(?:(?:in(?:to|tae)? )?(?:trouble|bother)|done (?:for|fur|by|if)|prosecuted|arrested|lifted|deported|sanctioned"
    r"|evicted|sacked|sued|jailed?|(?:sent )?(?:(?:to|tae|in) )?(?:the )?(?:jail|prison)|a (?:criminal )?record"
    r"|(?:fined|charged)(?= (?:by|wi|with) the\b))"
)
COMES_OF_IT = re.compile(
    rf"\b(?:will|would|wid|could|can|might|am|are|is|do|dae)(?:n'?t)? (?:{ME}|he|she|they|(?:my|ma) \w+)"
    rf"(?: \w+){{0,2}}? (?:get|git|be|getting|gettin|end up|go) {TROUBLE}\b"
)
"""What would be done to them for it."""
THEY_MAY = re.compile(
    rf"\b(?:are|is|wis|was|if|whether|gin) {ONE_OF_THEM}(?:'?s| is| are)?{SOFTLY}"
    r" (?:(?:even |really )?(?:allowed|entitled|permitted))\b"
    rf"|\b(?:has|have|does|do|did|dis) {ONE_OF_THEM}{SOFTLY} (?:have |got |hae )?(?:the|a|any|ony) rights? (?:to|tae)\b"
    rf"|\b(?:can|kin|could) {WHOEVER} (?:legally|lawfully)\b"
)
THEY_ALL_MAY = re.compile(rf"\b(?:are|if|whether|gin) they(?:'?re| are)?{SOFTLY} (?:allowed|entitled|permitted)\b")
DO_THAT = re.compile(
    rf"\b{MAY} {WHOEVER}{SOFTLY} (?:(?:allowed|entitled) (?:to|tae) )?(?:do|dae|doing|daein)(?: (?:a )?)"
    rf"(?:that|this|it|such|things? like that)(?: (?:to|tae) (?:me|us|folk|people|him|her|them|somebody|someone|any\w+))?"
    rf"{ENDS}"
)
"""`they cut my hours, can they do that`."""
I_MUST = re.compile(
    rf"\b(?:(?:do|dae|will|would|am|are) {ME}{SOFTLY} {HAVE_TO}|must {ME}) (?:let|tell|give|gie|show|inform|ask|pay)"
    rf" (?:him|her|{AN_EX}|{AN_OFFICE}|{THE_LAW}|them (?:in|see|have|take|hae))\b"
    rf"|\b(?:do|dae|must|am) {ME}{SOFTLY} {HAVE_TO}"
    r" (?:agree (?:to|tae|with|wi)|go to (?:the |a )?(?:court|hearing|interview)"
    r"|sign (?:it|that|this|the|his|her|their)\b|say yes (?:to|tae)|accept (?:it|that|this|the))"
)
ABROAD = re.compile(
    r"\b(?:take|tak|taking|takin|move|moving)\b(?: \w+){1,4}? (?:abroad|out (?:of|o) (?:the country|scotland|school)"
    r"|oot (?:the|o) country)\b"
)
WITH_THE_CHILDREN = re.compile(
    rf"\b(?:can|kin|could|if|whether|will|would) (?:{ME}|{ONE_OF_THEM}){SOFTLY} stop (?:him|her|them|{ONE_OF_THEM})"
    r" (?:from |fae |frae )?(?:taking|takin|seeing|having|moving|keeping|getting|picking)\b"
    rf"|\b{MAY} {ONE_OF_THEM}{SOFTLY} stop (?:me|us)(?: (?:from |fae |frae )?\w+ing?)?\b"
    rf"|\b(?:can|kin|could|am|is|are) (?:{ME}|{ONE_OF_THEM}){SOFTLY} (?:(?:allowed|need) (?:to|tae) )?"
    rf"(?={ABROAD.pattern})"
)
"""Who may take them, see them, or be kept from it."""
OURS = (
    r"(?:use|join|text|txt|message|ask|talk|come|bring|stop|change|cancel|stay|go|send|say|sit|turn|get|drop|leave)"
)
I_MAY = re.compile(
    rf"\bam {ME}{SOFTLY} (?:allowed|entitled|permitted|within (?:my|ma) rights) (?:to|tae)"
    rf" (?!{OURS}\b)(?!(?:take|tak) (?:him|her|them|my|ma|the|a)\b)\w"
    rf"|\b(?:can|could) {ME}{SOFTLY} (?:refuse|say no (?:to|tae) (?:him|her|them|it))\b"
    rf"|\b(?:have|hae|do|dae) {ME}{SOFTLY} (?:have |got |hae )?(?:any|ony|the|no|nae|a) rights?\b"
    r"(?: (?:to|tae)\b|\W*$|[?.,])"
)
"""What is right for who asks; what a group allows is asked in much the same words."""
BENEFIT = (
    r"(?:(?:free )?(?:school (?:meals?|dinners?)|(?:school )?clothing grants?|prescriptions|nursery hours)"
    r"|uc|universal credit|child benefit|(?:scottish )?child payment|best start|carer'?s allowance|pip|adp|dla|cdp"
    r"|housing benefit|council tax (?:reduction|discount)|dhp|discretionary \w+|esa|jsa)"
)
ENTITLED = re.compile(
    rf"\b(?:can|could|do|dae|would|will|am|are|wid|should) (?:{ME}|you|u|they|(?:my|ma) \w+|he|she)(?: still"
    rf"| even| not| no)*"
    r" (?:get|claim|qualify for|be (?:due|entitled to)|due|entitled to|eligible for)"
    rf"(?: an?| any| the| my| ma)? {BENEFIT}\b(?! (?:forms?|help|advice|advance|letters?|appl\w*))"
    r"|\b(?:do|dae) (?:you|u|ye) (?:know|ken) (?:\w+ )?(?:about|aboot|if|the rules (?:on|for))"
    rf" (?:\w+ ){{0,2}}?{BENEFIT}\b(?! (?:forms?|help|advice|advance|letters?|appl\w*))"
)
"""`can i get free school meals if im working`."""
ALLOWED_WHAT = re.compile(
    rf"\bwh?[aio]t(?:'?s| is| are|'?re) (?:an? )?{ONE_OF_THEM}s?{SOFTLY} allowed (?:to|tae) do\b"
    rf"|\bis (?:it|that) (?:right|legal|true)(?: that)? {WHOEVER} (?:can|could|kin){SOFTLY}"
    r" (?:take|stop|keep|make|charge|cut|put|sanction|evict|refuse|do that)\b"
)
LEAVE = r"(?:visa|passport|status|leave to remain|right to (?:stay|remain|work)|papers|settled status)"
OF_VISAS = r"(?:home office|immigration|ukvi|border force)"
SENT_AWAY = re.compile(
    r"\b(?:send|sent|sending|deport\w*|kick\w*|throw\w*|put) (?:me|us|her|him|them|(?:my|ma) \w+)(?: and \w+)?"
    r" (?:away|back|home|out|oot|from|to)\b.{0,30}\b(?:country|home|visa|scotland|uk|away|back)\b|\bdeport(?:ed)?\b"
    rf"|\b(?:lose|loose|take|cancel|stop|revoke|keep) (?:my|ma|our|me)(?: \w+)? ?{LEAVE}\b"
)
NAMES_ME = re.compile(
    rf"\b(?:{WHOEVER}|{THE_LAW}|hospital|doctor|gp|school|nurse|midwife|nursery|council|citizens advice|services?)"
    r"(?: \w+){0,2}? (?:tell\w*|give|gie|gives|report\w*|pass\w*|share\w*|inform\w*|say|send|call|ring)"
    rf"(?: \w+){{0,6}}? {OF_VISAS}\b"
)
"""Whether somebody else than us would tell those who decide on a visa."""
BY_US = re.compile(
    r"\b(?:you|ye|yous|u|this|these|my texts?|at your pace)\b(?: \w+){0,3}? (?:tell|pass|share|send|report)"
)
PROCEDURE = re.compile(
    r"\b(?:lawyers?|solicitors?|advocate|hearings?|panel|reporter|attend|at it|tae it|to it|wi me|with me|beside me"
    r"|decides?|supervision order|the order|safeguarder"
    r"|(?:take|tak|taking|takin|remove|keep) (?:him|her|them|it|ma|my|the) ?\w*)\b"
)
"""What is asked of a hearing that lies ahead."""
A_LOAN = re.compile(r"\b(?:borrow\w*|lent|loan|lend\w*|owe|interest|shark)\b")

HOME = re.compile(
    r"\bevict\w*|\blandlords?\b|\brent\b|\bhousing\b(?! benefit)|\btenan\w+|\bhomeless\w*|\brehous\w+"
    r"|\b(?:house|split|keep) us\b|\b(?:put|throw|chuck|kick) (?:me|us)(?: and \w+)? (?:out|oot)\b"
    r"|\bmove (?:out|oot)\b|\bnotice to quit\b|\bchange the locks\b"
)
HEARING = re.compile(
    r"\b(?:child(?:ren)?'?s'?|bairns'?|weans'?|kids'?|panel|the|a) hearings?\b(?! (?:test|aids?|loop|clinic|check|loss))"
    r"|\bchildren'?s (?:panel|reporter)\b|\bhearing (?:for|fur|about|aboot|on|next|the) (?:my|ma|the|wee|him|her|\w+day)"
)
OTHER_HEARINGS = re.compile(r"\b(?:pip|dla|tribunal|deaf|hearing (?:test|aid|loop)|volunteer\w*|training|studying)\b")
VISA = re.compile(
    rf"\bvisas?\b|\b{OF_VISAS}\b|\basylum\b|\bdeport\w*|\brefugee\b|\bleave to remain\b|\bsettled status\b|\bbrp\b"
)

OF_WORK_OR_MONEY = re.compile(
    r"\b(?:work|job|boss|employer|hours|oors|shifts?|rota|wages?|dwp|job ?cent(?:re|er)|uc|universal credit|\w*benefits?"
    r"|debts?|bank|bailiffs?|sheriff officers?|school|nursery)\b"
)
"""Subjects of their own, whatever was talked about before."""

ASKS_WHO = re.compile(
    r"^\W*(?:(?:so|and|an|then|but|right|ok|eh|well)\W+)*"
    rf"(?:who|wha|whae|where|whaur)(?:'?d| do| dae| does| can| kin| could| should| would| wid| will)?(?: {ME})?"
    r"(?: (?:even|actually|go|need|have|hae|best|to|tae)){0,3}"
    r" (?:ask|asks|tell me|tells me|knows?|ken|kens|ring|phone|contact|speak(?: to)?|find out|check)"
    r"(?: (?:it|that|this|about|aboot|of|to|tae|for|fur|wi|with)){0,3}(?: then| please| pls)?\W*$"
)
"""`who do i ask`, of what was asked before."""
BEGINS_ASKING = re.compile(
    rf"^\W*(?:(?:so|and|an|but|ok|oh|please|\d)\W+)*(?:{MAY}|who|wha|what|whit|wh?at|where|when|how|hoo|which|must|if)\b"
)
FEWEST_BEFORE = 3


class Subject(Enum):
    """What a question of law hangs on."""

    ANY = auto()
    HOME = auto()
    HEARING = auto()
    VISA = auto()


def subject_of(texts: Sequence[str]) -> Subject | None:
    """What the first of the texts that names a subject is about, the newest first; None where none does."""
    for text in texts:
        said = plain(text)
        if HEARING.search(said) and not OTHER_HEARINGS.search(said):
            return Subject.HEARING
        if VISA.search(said):
            return Subject.VISA
        if HOME.search(said):
            return Subject.HOME
        if OF_WORK_OR_MONEY.search(said):
            return Subject.ANY
    return None


def asks_of_rights(said: str, subject: Subject | None, *, of_service: bool) -> bool:
    """Whether a plain text asks what somebody may or must do, or what comes of it.

    `of_service`: a service is in view, and what is allowed or needed may be asked of it.
    """
    always = (LAWFUL, COMES_OF_IT, THEY_MAY, I_MUST, WITH_THE_CHILDREN, ENTITLED, ALLOWED_WHAT)
    if any(form.search(said) for form in always) or _does_that(said, of_service):
        return True
    if not of_service and (THEY_ALL_MAY.search(said) or I_MAY.search(said)):
        return True
    if subject is Subject.HEARING:
        return PROCEDURE.search(said) is not None
    of_visa = SENT_AWAY.search(said) or (NAMES_ME.search(said) and not BY_US.search(said))
    return bool(of_visa) and subject is Subject.VISA


def asks_who(said: str) -> bool:
    """Whether a plain text asks who would know what was asked before."""
    return ASKS_WHO.match(said) is not None


def begins_asking(text: str) -> bool:
    """Whether a text is a question from its first words on."""
    return BEGINS_ASKING.match(plain(text)) is not None


def is_of_work_or_money(text: str) -> bool:
    """Whether a text is about work, benefits, debts or school, and not about somebody of the family."""
    return OF_WORK_OR_MONEY.search(plain(text)) is not None


def _does_that(said: str, of_service: bool) -> bool:
    found = DO_THAT.search(said)
    return found is not None and (not of_service or len(said[: found.start()].split()) >= FEWEST_BEFORE)
