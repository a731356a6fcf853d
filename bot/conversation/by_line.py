"""One of the services that lie open, by what its line says of it: `the walking one`, `the half hour with the solicitor`.

Names say little to who reads them first; what is remembered of a list is what each line was about.
"""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.by_name import ACTS, FILLER, SMALL, TELLS_NOTHING, WANTS_MORE, WORD, same_word
from bot.language.asking import DO, IS, MAY, is_question
from bot.messages import Choice

LONGEST = 24
"""Words of the whole text; more of them tell a story."""
WHAT_IS = re.compile(r"(?:what|whit|wot)(?:'?s| is)\W+$")
LEADS = re.compile(
    r"\W*(?:(?:so|and|an|but|ok|okay|oh|no|naw|aye|yes|yeah|right|well|thanks|ta|maybe|mibbe|actually|hm+|sorry|just|hi"
    r"|(?:i'?ll|i'?d|i|could i|can i|can we|let'?s|a'?ll|ah'?ll) (?:try|take|have|go for|go wi|go with|like|fancy|pick"
    r"|mean|meant|see)"
    r"|(?:i'?d|i would) like(?: to (?:try|see|hear about))?"
    r"|(?:what|how|whit) (?:about|aboot)|(?:what|whit|wot)(?:'?s| is)|(?:tell me|hear|show me)(?: more)?(?: about)?"
    rf"|more (?:about|on)|{IS}|are|{DO}|{MAY})\b\W*)*"
)
"""What may stand before the words that point."""
ENDS = (
    r"(?:$|\W*[.,;:!?]|\s+(?:please|pls|plz|then|maybe|mibbe|instead|sounds?|looks?|seems?|cos|coz|cause|because|as|since"
    r"|(?:is|might be|wid be|would be) (?:better|best|good|fine|more)|cost|costs|tell|thanks|ta|for me)\b)"
)
"""What may stand behind them."""
ONE = r"(?:ones?|yins?|wans?|thing|place|lot|folk|people)"
POINTED = re.compile(rf"(?:the |that |this |yon |thon )?(?P<words>(?:[\w'-]+ ){{1,4}}?){ONE}\b")
THE_ONE_FOR = re.compile(
    r"(?:the |that )?(?:one|yin|wan|people|folk)"
    r" (?:for|fur|with|wi|at|in|on|about|aboot|by|(?:that|who|where) (?:\w+ )?)\b"
    rf"(?P<words>(?: ?[\w'-]+){{1,5}}?){ENDS}"
)
HEAD = re.compile(rf"(?P<the>the |that )?(?P<words>[\w'-]+(?: [\w'-]+){{0,6}}?){ENDS}")
TURNED_DOWN = re.compile(
    r"^\W*(?:(?:is|wis|was|were|did|does|do|would|wid|it'?s|that'?s)?\W*(?:not|no|nae|never|isn'?t|isnae|wasn'?t|wisnae"
    r"|doesn'?t|disnae|didn'?t|didnae|won'?t|winnae)\b|(?:was|wis|were) )"
)
"""Behind the words: it is not wanted, or was tried."""
PARTS = re.compile(r"[.,;!?\n]+")
MANY = 2
SAYS_LITTLE = SMALL | FILLER | {"wi", "fur", "about", "aboot"}


def meant(text: str, offered: Sequence[Choice], act: str | None) -> tuple[Choice, str] | None:
    """The one service, of those that lie open, whose name and line hold the words that a text points with, and what the
    text says beside them. None where there is none, or it may be several. `act` is what the text surely is by itself."""
    said = text.lower().replace("\u2019", "'")
    if act not in ACTS or len(said.split()) > LONGEST or WANTS_MORE.search(said):
        return None
    begins = LEADS.match(said)
    start = begins.end() if begins else 0
    for words, end in _pointing(said, start):
        if TURNED_DOWN.match(said[end:]):
            return None
        found = [choice for choice in offered if choice.about and all(_tells_of(word, choice) for word in words)]
        if len(found) == 1:
            before = "" if WHAT_IS.search(said[:start]) else said[:start]
            return found[0], f"{before}{said[end:]}"
    return None


def behind(rest: str) -> list[str]:
    """The sentences and clauses of what stands behind the words that point, without that which goes on from them."""
    return [part for part in PARTS.split(rest)[1:] if part.strip()]


def _pointing(said: str, start: int) -> Iterator[tuple[list[str], int]]:
    """The words by which a text may point, and where they end."""
    for form in (POINTED, THE_ONE_FOR, HEAD):
        if (match := form.match(said, start)) is not None:
            words = [word for word in WORD.findall(match["words"]) if word not in SAYS_LITTLE]
            telling = [word for word in words if word not in TELLS_NOTHING]
            alone = match["the"] and _is_all(said, match) if form is HEAD else True
            points = form is not HEAD or (telling and (len(words) >= MANY or alone))
            if words and points:
                yield words, match.end("words") if form is HEAD else match.end()


def _is_all(said: str, match: re.Match[str]) -> bool:
    """Whether hardly anything stands behind the words, or a question: `the counselling. is there a wait`."""
    rest = said[match.end() :]
    return all(word in FILLER for word in WORD.findall(rest)) or is_question(rest)


def _tells_of(word: str, choice: Choice) -> bool:
    own = WORD.findall(f"{choice.label} {choice.about}".lower())
    return any(same_word(word, other) or _root(word) == _root(other) for other in own)


def _root(word: str) -> str:
    """`walk` of `walking` and `walkin`, `form` of `forms`."""
    return re.sub(r"(?<=\w{3})(?:ing|in|ers?|s)$", "", word)
