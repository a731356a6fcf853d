"""Random parents: what they may do, in any order, and how often. For the property test of the promises."""

from hypothesis import strategies as some

Act = tuple[str, str | int]
"""What is done, and with what: `("say", "hi")`, `("pick", 2)`, `("wait", 30)` in hours."""

EVERYDAY = tuple(
    """
hiya|you there?|aye|aye go on then|naw|nah yer awright|mibbe|whit?|cheers hen|ta|that's brilliant thank u|ok|k|hmm
I've a letter fae the council sayin I owe 3 months|cannae get a nursery place for love nor money
the wean's school says she might be autistic|power's aff and nae money till thursday|need a wee job, school hours
I've nae pals since I moved|my maw died at new year and I'm no coping great|would like tae learn to drive
he wants the kids every weekend and I dinnae think it's fair|drinking too much wine if I'm honest
uniforms cost a fortune|what am I entitled to|both the rent and the leccy are killing me, and I want a college course
somebody to show me how to use the laptop|I'd love to give something back, volunteering maybe
pomocy nie mowie dobrze po angielsku|szukam przedszkola|je ne parle pas anglais
Kirkcaldy|motherwell|g33|EH6 5NA|KY1 1XX|hamilton way|Aberdeen|London|Narnia|Royston|nane o yer business where I stay
what do they do there|hoo much is it|when's it on|who runs it|can they ring me|the second wan|last one|neither|any others
whit's ma plan|I want tae plan something|add a step: phone the college|tick off step 1|drop it|start my plan again
I want to be a nurse|I'm good at listening|the kids are fed and happy|not sure really
text me on friday|gie me a shout in a fortnight|no, the monday after|cancel that text|when will you text me
leave me be a while|not the now|too busy|something different|go back|start again|menu
speak to somebody real|is aisha there|I want a different worker|cancel the key worker|I'd rather talk to the bot
whose this|is this a scam|who can see what I write|you a robot or what|how dae I use this
what have you got on me|change my name to Senga|delete everything|yes delete|no keep it|more
only text in the mornings|somebody else reads my phone|after 6 is no good|make bananas my stop word|bananas
the group was magic|I've got an idea for yous|I want to complain about that place|tell me what comes of it
that number disnae work|my ex has this phone some days|this is wee Jamie, my mum's phone
SALTKETTLE|/start fif-haar|link my telegram|x|?|...|yes|no|2|1|3|5|0|99|-1|1 and 2|the first or the third
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

OF_RISK = (
    "I cannae go on, I'm gonnae end it tonight",
    "he's kicking the door in right now",
    "my boyfriend hit the baby",
    "he's been following me and checking my phone since I left",
    "we've nowhere to sleep tonight",
    "there's no food at all in the house for the weans the day",
)
STOPS = ("STOP", "stop texting me", "unsubscribe")
STRANGE = (
    "\x00",
    "he\x00llo",
    "x" * 10_000,
    "help wi ma rent " * 625,
    "😀😀😀",
    "👩‍👧‍👦❤️🙏",
    "مرحبا أحتاج مساعدة",
    "‮ereht iH",
    "https://bit.ly/3xYzAbC?u=1&v=2",
    "07700900123",
    "12/11/2027",
    "{area} {{need}}",
    "'; DROP TABLE parents; --",
    "<b>hi</b>",
    " \n\t ",
    "1. 2. 3.",
    "/not_now",
    '/need{"need": "housing"}',
)
WAITS = (1, 9, 26, 24 * 7, 24 * 30)
"""Hours."""


@some.composite
def misspelt(draw: some.DrawFn) -> str:
    """Something everyday with a letter lost, doubled or swapped."""
    text = draw(some.sampled_from([each for each in EVERYDAY if len(each) > 6]))
    at = draw(some.integers(1, len(text) - 2))
    how = draw(some.sampled_from(("lost", "doubled", "swapped")))
    if how == "lost":
        return text[:at] + text[at + 1 :]
    if how == "doubled":
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _often(weights: dict[str, tuple[int, some.SearchStrategy[str | int]]]) -> some.SearchStrategy[Act]:
    """Acts of several kinds; a kind with weight 4 comes four times as often as one with weight 1."""
    kinds = [some.tuples(some.just(kind), what) for kind, (weight, what) in weights.items() for _ in range(weight)]
    return some.integers(0, len(kinds) - 1).flatmap(lambda place: kinds[place])


everyday = some.sampled_from(EVERYDAY)
rare = some.sampled_from((*STRANGE, *OF_RISK, *STOPS, "START", "START"))
said = some.one_of(everyday, everyday, everyday, misspelt(), rare, rare | some.text(min_size=1, max_size=60))
acts = _often(
    {
        "say": (25, said),
        "pick": (12, some.integers(1, 6)),
        "press": (2, some.integers(0, 30)),
        "wait": (4, some.sampled_from(WAITS)),
        "edit": (1, some.sampled_from(EVERYDAY)),
        "does": (1, some.sampled_from(("photo", "voice_note"))),
        "worker": (2, some.sampled_from((1, 2, 3))),
    }
)
lives = some.tuples(
    some.sampled_from(("2027-03-02 10:30", "2027-03-27 22:40", "2027-10-30 20:50", "2027-12-24 15:00")),
    some.lists(acts, min_size=6, max_size=16),
)
"""When a parent first texts, by the clock on the wall, and what they then do."""
