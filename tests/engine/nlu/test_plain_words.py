"""Scots, shorthand and slips read as plain English; negation kept."""

from __future__ import annotations

import pytest

from engine.nlu.plain_words import PlainWords, WordListError, parse


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("a cannae dae it", "i can not do it"),
        ("ah didnae sleep", "i did not sleep"),
        ("im no goin oot", "i am not going out"),
        ("theres no food", "there is no food"),
        ("i dont no whit tae dae", "i do not know what to do"),
        ("wud luv 2 help wi the weans", "would love to help with the children"),
        ("ive 2 kids n 4 beds", "i have 2 kids and 4 beds"),
        ("is it 4 adults", "is it for adults"),
        ("she's greetin aw nicht", "she's crying all night"),
        ("the panel is on monday", "the children's hearing is on monday"),
        ("awa for ma messages", "away for my food shopping"),
        ("c u 2moro", "see you tomorrow"),
        ("teh applicaiton is misisng", "the application is missing"),
        ("waitin on a pymnt", "waiting on a payment"),
        ("ma bairn's cauld", "my child's cold"),
        ("am workin the day", "i am working today"),
        ("am i entitled tae it", "am i entitled to it"),
    ],
)
def test_is_read_as(words: PlainWords, written: str, plain: str) -> None:
    assert words.read(written).lower() == plain


@pytest.mark.parametrize(
    ("written", "plain"), [("unkel", "uncle"), ("tuchin", "touching"), ("seesure", "seizure"), ("zoant", "zoant")]
)
def test_what_sounds_like_a_word_of_ours_is_that_word(written: str, plain: str) -> None:
    used = {"uncle": 40, "touching": 40, "seizure": 40, "sent": 40}
    assert PlainWords(parse("{}"), counts=used).read(written) == plain


@pytest.mark.parametrize(
    "written", ["I need help with my rent.", "Is the group in Govan free?", "Ring Shona at Klarna"]
)
def test_plain_english_and_names_are_left_alone(words: PlainWords, written: str) -> None:
    assert words.read(written) == written


@pytest.mark.parametrize(
    "negated", ["cannae", "dinnae", "wisnae", "wont", "dont", "isnae", "couldny", "never", "naebody"]
)
def test_no_negation_is_lost(words: PlainWords, negated: str) -> None:
    read = words.read(f"it {negated} work").lower()
    assert any(kept in read.split() for kept in ("not", "no", "never", "nobody")), read


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "👍👍", "12345", "مرحبا كيف حالك", "http://x.y/z?a=1", "a" * 10_000, "'''"]
)
def test_any_text_can_be_read(words: PlainWords, text: str) -> None:
    assert isinstance(words.read(text), str)


def test_an_unquoted_yes_in_the_list_is_named() -> None:
    with pytest.raises(WordListError, match="shorthand"):
        parse("shorthand:\n  yup: yes\n")


def test_an_unquoted_on_in_a_rule_is_named() -> None:
    with pytest.raises(WordListError, match="2"):
        parse('in_context:\n  - {written: "2", plain: to, after: [on]}\n')
