"""Whether a text asks us to look for something: `is there anything for teens`, `need a cot`, `where can i get`.

What asks for nothing new is about what lies open, whatever need its words look like by themselves: `i work saturdays` of
a group on Saturdays, `is he ok to go if he's not autistic` of the service just described.
"""

import re

from bot.language.asking import YOU

ME = r"(?:i|a|ah|we)"
SOMETHING = (
    r"(?:(?:any|ony|some)\W?(?:thing|thin|where|whaur|place|one|yin|wan|body)|sumthin\w*|summat|smth|sumwhere"
    r"|sumplace"
    r"|any|ony|another|anither|(?:an)?other (?:one|wan|yin)s?)"
)
NOT_DENIED = r"(?<!n't )(?<!not )(?<!dont )(?<!dinnae )(?<!wont )(?<!winnae )(?<!do i )(?<!do a )(?<!they )(?<!no )"
SEEKS = re.compile(
    # is there anything; are there any groups
    rf"\b(?:is|are|wis|wid|would) (?:there|thair|ther)(?: not| no)?(?: be)? (?:\w+ )?{SOMETHING}\b"
    r"|\b(?:is|are) (?:there|thair|ther) (?:an? |any |ony )?(?:\w+ )?(?:banks?|groups?|clubs?|class(?:es)?|courses?"
    r"|places?)\b"
    r"|\b(?:is|are) (?:there|thair|ther)\b.*\b(?:near me|nearby|round here|roon here)\b"
    # somewhere to meet folk
    r"|(?:^|[.,!?;:-]|\b(?:and|an|or|but|so|then|plus|also|please|about|aboot|bout|for|fur|find|know|ken|got|have|huv"
    rf"|need|want|get|see|offer|do))\W*{SOMETHING}\b(?! (?:chance|idea|word|time|day)\b)"
    # i need a cot; want to learn
    rf"|{NOT_DENIED}\b(?:needs?|needin|needing|want|wantin|wanting|require)"
    r" (?:to (?:find|get|learn|apply|move|meet|sort)\b"
    r"|(?!(?:to|tae|you|u|ye|him|her|it|them|me|us|that|this|they|a (?:chat|word|minute))\b)\w+)"
    r"|\b(?:looking|lookin|luking|lukin|searching|efter) (?:for|fur|at gettin|to get|into)\b"
    r"|\bcould (?:really )?(?:do|dae) wi"
    rf"|\b{ME} (?:am |'?m )?after an?\b"
    # do you know; have you got
    rf"|\b(?:do|dae|did|can|could|have|huv|would) {YOU} (?:also |no |not |even )?(?:do(?!n'?t)|know|ken|got|(?:have"
    rf"|huv)(?! (?:to|tae)\b)|find"
    r"|help|offer|get (?:me|us)|sort|recommend|point|show)\b"
    rf"|\b{YOU} got\b|(?:^|[.,!?;:-]|\b(?:and|an))\W*got (?:any|ony)\b"
    # where can i get; how do i apply
    rf"|\b(?:where|whaur|wer)(?:abouts)? (?:can|could|do|dae|wid|would|should|is) {ME}"
    r" (?:get|find|go|buy|apply|take|learn|meet)\b"
    rf"|\b(?:how|hoo) (?:can|could|do|dae|wid|would|should) {ME}"
    r" (?:get(?! (?:there|to|tae|in|home|hame)\b)|find|apply|claim|join|learn|start)\b"
    rf"|\b(?:can|could|may) {ME} (?:also |please |still )?(?:get|have|find|apply|claim)"
    r"(?! (?:in|there|through|that|it|them|their|the (?:number|address))\b)"
    # help with forms
    r"|\b(?:help|hlp|hand|advice) (?:me )?(?:with|wi|for|fur|on|about|aboot|to|tae|finding|getting)\b"
    r"|\b(?:find|get|show) (?:me|us)\b",
    re.IGNORECASE,
)


def seeks(text: str) -> bool:
    """Whether a text asks for something to be looked for."""
    return SEEKS.search(text.replace("\u2019", "'")) is not None
