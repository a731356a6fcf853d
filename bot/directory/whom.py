"""Whom a service is there for, as it tells in few words, and whether that leaves out whom a text tells of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.database.tables import Service
from bot.directory.wished import plain

WORDS_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
TEENS = "thirteen fourteen fifteen sixteen seventeen"
NUMBERS = {word: n for n, word in enumerate(f"{WORDS_TO_TWELVE} {TEENS}".split(), 1)}
NUMBER = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
ADULT = 18
Ages = range
CHILD = (
    r"(?:sons?|daughters?|boys?|girls?|weans?|bairns?|kids?|lassies?|laddies?|lads?|twins|children"
    r"|wee (?:one|man|girl|boy))"
)
NO_AGE = (
    r"(?! ?(?:months?|mths?|weeks?|wks?|days?|hours?|minutes?|mins?|miles?|stone|foot|ft|pounds?|%|times?|o'?clock|am|pm"
    r"|kids?|weans?|bairns?|children|pals|of|for|in a)\b)"
)
OF_A_CHILD = (
    re.compile(
        rf"\b(?<!i'm )(?<!i am )(?<!im )(?<!am a ){NUMBER}[ -]?(?:years?|yrs?|y)[ -]?(?:olds?|auld)\b|\b{NUMBER} ?yo\b"
    ),
    re.compile(
        rf"\b(?:he|she|hes|shes|he's|she's)(?: is)?(?: just| only| nearly| about| turned"
        rf"| turning)* (?!one\b){NUMBER}\b{NO_AGE}"
    ),
    re.compile(r"\baged? (\d{1,2})\b"),
)
"""How old a child is, in years."""
OF_SEVERAL = re.compile(
    rf"\b(?:{CHILD}|(?:my|ma) (?:two|three|four|2|3|4))(?:'?s| is| are)(?: just| only| aged)?"
    rf" (?P<ages>\d{{1,2}}(?:(?:,| and| an| &|, and| or)? ?\d{{1,2}})*)\b{NO_AGE}"
)
"""`my daughters are 15 and 13`."""
WORDS = (
    (
        re.compile(r"\b(?:bab(?:y|ies)|newborn|new born|bump|pregnant|months? old|mths? old|weeks? old|wks? old)\b"),
        Ages(0, 2),
    ),
    (re.compile(r"\b(?:toddlers?|pre-?school(?:er)?s?)\b"), Ages(1, 5)),
    (re.compile(r"\bteen(?:s|ager|agers|age)?\b(?! (?:mums?|mothers?|dads?|parents?))"), Ages(13, ADULT)),
    (re.compile(r"\b(?:primary school|primary aged?)\b"), Ages(5, 12)),
)
"""Words that tell how old."""
UNDER = re.compile(rf"\bunder {NUMBER}s?\b|\bup to {NUMBER}\b")
FROM_TO = re.compile(rf"\b{NUMBER}( months?)? (?:to|and) {NUMBER}(?: years?)?\b")
OF_WORDS = (
    (re.compile(r"\bteen(?:s|agers)?\b"), Ages(11, ADULT)),
    (re.compile(r"\bprimary school\b"), Ages(4, 13)),
    (re.compile(r"\bschool age\b"), Ages(4, ADULT)),
    (re.compile(r"\bbaby or one coming\b"), Ages(0, 2)),
    (re.compile(r"\b(?:wee|little) ones\b"), Ages(0, 6)),
)
MAN = r"(?:dad|da|father|faither|man|guy|widower|grandad|grandfather)"
ALONE = r"(?:(?:single|lone|widowed|young|new|older|working|stay at home) )*"
FATHER = re.compile(
    rf"(?:^|[.,!?;]\s*|\b(?:and|but|cos|as|hi|hello) )(?:i'?m|i am|am|a'?m) (?:just |only )?(?:an? "
    rf"|the )?{ALONE}{MAN}\b(?! who)"
    rf"|^\W*{ALONE}(?:dad|father) (?:of|to|wi|with|here)\b|\bas an? {ALONE}{MAN},? i\b"
)
WOMEN_ONLY = re.compile(r"^(?:women\b|children\b.*\btheir mum\b)")


@dataclass(frozen=True)
class Whom:
    """Whom a parent told of: how old the children are, where that was said; whether the parent is a man."""

    ages: tuple[Ages, ...] = ()
    man: bool = False

    def is_left_out_by(self, service: Service) -> bool:
        """Whether a service plainly is for others: for other ages than all of these, or for women."""
        told = plain(service.who_for or "")
        if self.man and WOMEN_ONLY.search(told):
            return True
        theirs = ages_of(told)
        return bool(self.ages) and theirs is not None and not any(_meet(each, theirs) for each in self.ages)

    def is_meant_by(self, service: Service) -> bool:
        """Whether a service plainly is for a child so old."""
        theirs = ages_of(plain(service.who_for or ""))
        return theirs is not None and any(_meet(each, theirs) for each in self.ages)


NOBODY = Whom()


def told_in(texts: Sequence[str]) -> Whom:
    """Whom texts tell of, the newest first: ages are those of the first text that tells any."""
    said = [plain(text) for text in texts]
    ages = next(filter(None, map(_ages_in, said)), ())
    return Whom(ages, any(FATHER.search(text) for text in said))


def ages_of(who_for: str) -> Ages | None:
    """The ages of the children that a service is there for, in years; None where it tells none."""
    if found := FROM_TO.search(who_for):
        first = 0 if found[2] else _number(found[1])
        return Ages(first, _number(found[3]) + 1)
    if found := UNDER.search(who_for):
        return Ages(_number(found[1]) if found[1] else _number(found[2]) + 1)
    return next((ages for form, ages in OF_WORDS if form.search(who_for)), None)


def _ages_in(text: str) -> tuple[Ages, ...]:
    numbers = [next(filter(None, found.groups())) for form in OF_A_CHILD for found in form.finditer(text)]
    numbers += [number for found in OF_SEVERAL.finditer(text) for number in re.findall(r"\d+", found["ages"])]
    years = [Ages(n, n + 1) for n in map(_number, numbers) if n < ADULT]
    return (*years, *(ages for form, ages in WORDS if form.search(text)))


def _meet(some: Ages, others: Ages) -> bool:
    return some.start < others.stop and others.start < some.stop


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word)
