"""What goes along to a service: added, left out, put in its place; thanks and what is said to us do not."""

import pytest

from bot.conversation.passed_on import leaves_out, note_after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye but by text only, no calls", "by text only, no calls"),
        ("yes please, mornings are best cos i work nights", "mornings are best cos i work nights"),
        ("Yes. I am deaf in one ear so text", "I am deaf in one ear so text"),
        ("right, ask them too then. and tell them ive a wean in the house", "ive a wean in the house"),
        ("ask. And tell them speak slow please", "speak slow"),
        (
            "Can you just say: does it cover Carnwath, and can a buggy go in",
            "does it cover Carnwath, and can a buggy go in",
        ),
        ("yes but dont tell my ex i rang", "dont tell my ex i rang"),
        ("aye. please don't say anything to my mum if she picks up", "don't say anything to my mum if she picks up"),
        ("yes but dont say im on methadone", ""),
        ("yes but dont say anything about my drinking", ""),
        ("yes but please don't let them know about my drinking", ""),
        ("yes keep the drinking between us", ""),
        ("yes but dont phone, he listens. just send a text", "dont phone, he listens. just send a text"),
        ("yes but leave out the drinking, text me after 6", "text me after 6"),
        ("yes, he has a nut allergy", "he has a nut allergy"),
        ("yes thanks. sorry for being a pain, im that embarrassed about it all", ""),
        ("yes ask them. and you can text me thursday to see i am ok", ""),
    ],
)
def test_what_is_for_them_goes_along(text: str, words: str) -> None:
    assert note_after("", text).words == words


@pytest.mark.parametrize(
    ("told", "text", "words"),
    [
        (
            "i cant face phoning",
            "yes please but just mornings. and no need to send all that about phoning",
            "just mornings",
        ),
        ("can they phone me", "aye go on but dont send them that, just say hes 2", "hes 2"),
        ("go back to rent", "yes but take out the go back bit, just say rent letter 14 days", "rent letter 14 days"),
        (
            "naw hes alright",
            "can you no put all that just say catalogues and a doorstep loan",
            "catalogues and a doorstep loan",
        ),
        ("same as before. text me after 10", "Yes but leave out the 'same as before' bit", "text me after 10"),
        ("buggy, mornings", "Yes, with the bits I just said", "buggy, mornings"),
        ("after 6", "yes thanks. sorry for being a pain", "after 6"),
        ("rent letter", "yes just say that", "rent letter"),
        ("text only dont phone. i drink", "yes but leave out the drinking, after 6", "text only dont phone. after 6"),
        ("their dad gets him fridays. after 10", "Don't tell them the bit about their dad please", "after 10"),
    ],
)
def test_what_was_to_go_along_is_changed(told: str, text: str, words: str) -> None:
    assert note_after(told, text).words == words


def test_what_is_neither_is_left_to_be_looked_at() -> None:
    note = note_after("", "aye. ive two weans under 3. and can we get back to the childcare now")
    assert note.others == ("ive two weans under 3",) or "3" in note.words
    assert note.for_us == ("can we get back to the childcare now",)


def test_why_it_is_goes_along() -> None:
    note = note_after("", "aye ask them. its cos ma pip is up for review and a cannae read the form right")
    assert note.words == "its cos ma pip is up for review and a cannae read the form right"


def test_what_is_not_to_be_said_is_left_out_and_who_answers_goes_along() -> None:
    assert leaves_out("aye. and dont say anything about his school to them")
    assert not leaves_out("aye, after 6")
    told = note_after("", "yes but my sister Carol will be the one answering, thats ok?")
    assert told.words == "my sister Carol will be the one answering"
