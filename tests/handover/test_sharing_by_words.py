"""What a parent's words say of who may read along: what ends it, what is asked back, and what says nothing of it."""

import pytest

from bot.handover.sharing import Found, Helper, Says, read

BOB = Helper("Bob", "Lomond Advice")
ANN = Helper("Ann Marie", "One Parent (Fife) & Co.")

ENDS = """
stop sharing with Bob
STOP SHARING
Stop sharing with bob please
stop sharing with them
please stop sharing my texts with Bob from Lomond Advice
can you stop sharing this with bob?
I'd like to stop sharing with Bob
I don’t want Bob to see my texts any more
I dont want bob reading this anymore
dinnae want Bob seein ma texts
i dont want to share wi bob nae mair
I no longer want Bob to read my messages
Hi Aisha, I've changed my mind about Bob
Aisha please stop sharing with bob
please don't let Bob see these
don't share my texts any more
don't share with Bob
Take Bob off this
take bob out of this please
no more Bob
I withdraw my consent
I take back my consent for Bob to read my texts
I don't want to share with anyone else any more
stop showing my texts to Bob
I don't want Bob involved any more because he knows my ex
I don't want lomond advice to read my texts
Ok thanks. Stop sharing with Bob. Can you ring me at 3?
Bob cannae see ma texts any mair
I'd rather Bob did not see this
I'm not happy about Bob reading my texts
keep Bob out of this
stop sharing with Bob, he is a pal of my ex
"""
MAY_END = """
should I stop sharing with Bob?
can i stop sharing with bob?
Stop sharing with Bob?
what happens if I stop sharing with Bob
I'm not sure about Bob reading my texts
keep this between you and me
I want only you to read my texts
maybe stop sharing
please don't share this with anyone
I do not think I want Bob to be reading all this
I'm happy with Bob. I don't want to share with anyone else
he said stop sharing with Bob
"""
ASKS = """
who can see my texts?
who sees this
Who reads these messages
who else can read this?
is anyone else reading this?
does Bob read my texts
Hi Aisha, who can see my texts
who are you sharing this with?
wha can see ma texts
"""
OTHERWISE = """
don't stop sharing with Bob
I'm happy to share with Bob
keep sharing with Bob
No bother Bob can see it
stop
stop it
I don't want Bob seeing the weans
I don't want to see Bob
I dont want bob to get the bill
I don't want my ex reading my texts
I don't want him reading my texts
he reads my texts
he told me to stop sharing with you
I share a flat with Bob
I don't want to share custody with Bob
stop sharing custody with Bob
my phone is shared with my mum
the school said stop sharing photos
The wean has to stop sharing his bottle
can you tell Bob the rent is paid
Who can see the kids on Saturday?
who can help with my texts
who is Bob?
is Bob in tomorrow?
i never see my texts in time
I can't read this
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize(
    ("text", "says"),
    [(text, Says.END) for text in lines(ENDS)]
    + [(text, Says.MAYBE) for text in lines(MAY_END)]
    + [(text, Says.WHO) for text in lines(ASKS)]
    + [(text, None) for text in lines(OTHERWISE)],
)
def test_words_are_read_for_what_they_say(text, says):
    assert read(text, [BOB], "Aisha") == (Found(says, (0,)) if says else None)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("stop sharing with Bob", (0,)),
        ("stop sharing with ann marie from one parent (fife) & co.", (1,)),
        ("stop sharing with Bob and Ann Marie", (0, 1)),
        ("I don't want Lomond Advice to see my texts any more", (0,)),
        ("stop sharing", (0, 1)),
        ("don't share my texts any more", (0, 1)),
    ],
)
def test_it_ends_for_whoever_is_named_and_for_all_where_nobody_is(text, whose):
    found = read(text, [BOB, ANN], "Aisha")
    assert found is not None
    assert found.helpers == whose


def test_where_nobody_reads_along_only_the_question_is_read():
    assert [read(text, [], "Aisha") for text in (*lines(ENDS), *lines(MAY_END))] == [None] * len(
        [*lines(ENDS), *lines(MAY_END)]
    )
    assert read("who can see my texts?", []) == Found(Says.WHO, ())


def test_names_are_no_patterns():
    odd = Helper("B.b (x", "[Lomond")
    assert read("stop sharing with bob", [odd], "A*") is None
    assert read("I don't want B.b (x to see my texts", [odd], "A*") == Found(Says.END, (0,))
    assert read("stop sharing with [Lomond", [odd], "A*") == Found(Says.END, (0,))
