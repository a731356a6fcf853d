"""What a text does, by its form, where one service or the question about contact lies open."""

import pytest

from bot.conversation import agreeing, asking_them, with_contact_open
from bot.conversation.with_one_open import Said, asks_of_another, question_in, rings_them, said_in, without_why


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("does he need his own wellies", Said.ASKS),
        ("wull they be angry if we leave early", Said.ASKS),
        ("ive three weans is that too many", Said.ASKS),
        ("whats universal credit", Said.ASKS_PERHAPS),
        ("sounds pure magic", Said.LIKES),
        ("don't fancy that", Said.UNSUITED),
        ("wednesdays is nae good", Said.UNSUITED),
        ("aye do that", Said.AGREES),
        ("on ye go then", Said.AGREES),
        ("i'll text them the night", Said.BY_SELF),
        ("will they ring the school", Said.ASKS),
        ("nae minutes left on ma phone", Said.HAS_THEM_ASKED),
        ("i hate phoning offices", Said.HAS_THEM_ASKED),
        ("she hates noise", Said.UNSUITED),
        ("feel that stupid asking", Said.WORRIES),
        ("im scared of my ex", Said.MENACED),
        ("her dad goes there on fridays", Said.EX_NEAR),
        ("my pal is coming round at night", Said.TELLS),
        ("the ither ones again", Said.TELLS),
        ("what were the other ones again", Said.WANTS_LIST),
        ("my eldest has asthma", Said.TELLS),
    ],
)
def test_the_form_says_what_a_text_does(text: str, said: Said) -> None:
    assert said_in(text) is said


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("have you one in leven", True),
        ("is there a nearer one", True),
        ("do they give you one", False),
        ("what time is the saturday one", True),
        ("is this one free", False),
        ("is it a one off", False),
    ],
)
def test_whether_another_is_asked_about(text: str, another: bool) -> None:
    assert asks_of_another(text) is another


def test_only_the_question_is_looked_up() -> None:
    assert question_in("sorry i was at work. is it on this week").strip() == "is it on this week"
    assert question_in("aye. ive two boys can they both go").strip() == "ive two boys can they both go"


@pytest.mark.parametrize(("text", "rings"), [("i'll phone them the morra", True), ("i'll just go and end it", False)])
def test_only_ringing_them_is_surely_that(text: str, rings: bool) -> None:
    assert rings_them(text) is rings


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("ask them to text rather than ring. i never answer", "text rather than ring"),
        ("can you ask them to phone me", ""),
        ("could they not just text me", "text me"),
    ],
)
def test_how_they_are_bidden_to_be_in_touch(text: str, how: str) -> None:
    assert asking_them.how_bidden(text) == how


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye that would be a load off my mind", ""),
        ("yes thank you so much for your help", ""),
        ("yes but after 4", "after 4"),
        ("yes, he's deaf", "he's deaf"),
    ],
)
def test_only_words_that_tell_something_go_along(text: str, words: str) -> None:
    assert agreeing.words_beside_yes(text) == words


@pytest.mark.parametrize(
    ("text", "shrugs"),
    [("dunno", True), ("if ye want", True), ("mibbe no", True), ("aye", False), ("tell them im deaf", False)],
)
def test_a_shrug_is_no_answer(text: str, shrugs: bool) -> None:
    assert with_contact_open.shrugs(text) is shrugs


@pytest.mark.parametrize(
    ("text", "late"),
    [("naebody's phoned", True), ("still waiting", True), ("they phoned thanks", False), ("i've nobody", False)],
)
def test_whether_nobody_has_been_in_touch(text: str, late: bool) -> None:
    assert with_contact_open.is_late(text) is late


def test_why_they_ring_is_no_despair() -> None:
    assert "quicker" not in without_why("i'll phone them myself, it'll be quicker")
    assert "quicker" in without_why("what is quicker, pills or a rope")
