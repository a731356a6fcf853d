"""What follows from texting us: how long a text is kept, and whether it changes what somebody gets."""

import re

from bot.conversation.words_for_us import YOU

WORDS = r"(?:te?xts?|messages?|chats?|words|details|data|info(?:rmation)?|number)"
WHAT_IS_TEXTED = (
    rf"(?:it|this|that|them|everything|(?:any|all) of (?:it|this)|(?:(?:my|ma|these|the|our|a) ){{0,1}}{WORDS}"
    r"|(?:what|whit|things|stuff)(?: \w+)? (?:i|a|ah|we)(?:'?ve)? \w+)"
)
KEEP = r"(?:keep|hold|store|save|hang on|kept|stored|held|saved)(?: on)?(?: to)?"
KEPT = re.compile(
    rf"\b(?:how|hoo) long (?:do|dae|does|will|would) (?:{YOU}|it|this)(?: all)? {KEEP} {WHAT_IS_TEXTED}\b"
    rf"|\b(?:how|hoo) long (?:are|is|will|does|do) {WHAT_IS_TEXTED}(?: be| get)? (?:kept|stored|held|saved|stay)\b"
    rf"|\b(?:when|whan) (?:do|does|dae|will|are|is) {WHAT_IS_TEXTED}(?: be| get| ever)*"
    r" (?:deleted|wiped|erased|removed|scrubbed)\b"
    rf"|\b(?:do|dae|does|will) (?:{YOU}|it|this)(?: all)? {KEEP} {WHAT_IS_TEXTED} (?:for ?ever|for good|for ay|always)\b",
    re.IGNORECASE,
)
"""`how long do you keep my texts`; not `how long do you keep the cot`."""
BENEFITS = (
    r"(?:my|ma|our) (?:benefits?|money|u\.?c\.?|universal credit|claim|payments?|pip|housing benefit|tax credits?)"
)
TEXTING = (
    rf"(?:(?:talk|text|messag|speak|chat|tell|ask|us|contact)\w*(?: (?:to|tae|wi|with))? (?:{YOU}|this|here|it)|texting"
    r"|doing this|this chat)"
)
CHANGE = r"(?:affect|effect|change|stop|touch|cut|lose|lower|reduc|mess (?:up|with)|harm)\w*"
ANY_OF = r"(?:with )?(?:any of )?"
AFFECTS = re.compile(
    rf"\b{CHANGE} {ANY_OF}{BENEFITS}\b.*\b{TEXTING}\b"
    rf"|\b(?:will|would|does|do|can|could|is|are|if) {TEXTING}\b.*\b{CHANGE} {ANY_OF}{BENEFITS}\b"
    rf"|\b(?:will|would|are|is|can|could|do|does) {ANY_OF}{BENEFITS} (?:be |get |go )?{CHANGE}\b.*\b{TEXTING}\b",
    re.IGNORECASE,
)
"""`will my benefits be affected if i talk to you`."""


def asked_in(said: str) -> str | None:
    """`kept` (how long) or `affects` (their benefits); None where a text asks neither."""
    if KEPT.search(said):
        return "kept"
    return "affects" if AFFECTS.search(said) else None
