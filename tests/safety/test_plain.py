"""Texts brought to plain words, and negation kept."""

from collections.abc import Callable

import pytest

from bot.safety.mending import Mender
from bot.safety.plain import LONGEST_TEXT, Plain
from bot.safety.rules import HERE, Rules

Words = Callable[[str], str]


@pytest.fixture(scope="module")
def plain(rules: Rules) -> Words:
    made = Plain.load(HERE / "plain_words.yaml")
    made.know(["suicide", "suicidal", "strangled", "bruises", "thinking", "hidden", "knife", "children", "help"])
    return lambda text: " ".join(made.words(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ah cannae dae this", "i can not do this"),
        ("I can't", "i can not"),
        ("i canny", "i can not"),
        ("she won't", "she will not"),
        ("dinnae", "do not"),
        ("ma wean", "my child"),
        ("bairns", "children"),
        ("masel", "myself"),
        ("wanna die", "want to die"),
        ("gonnae", "going to"),
        ("want 2 die", "want to die"),
        ("2 weeks", "2 weeks"),
        ("u", "you"),
        ("he\u2019s", "he is"),
        ("my sister's", "my sister"),
        ("the nicht", "tonight"),
        ("a want", "i want"),
        ("am no well", "i am not well"),
        ("no food", "no food"),
        ("thinkin", "thinking"),
        ("sooooo tired", "tired"),
        ("helppppp", "help"),
        ("caf\u00e9", "cafe"),
        ("one. two! three, four", "one . two . three , four"),
        ("", ""),
    ],
)
def test_reads(plain: Words, written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("suicde", "suicide"),
        ("sucide", "suicide"),
        ("suicdal", "suicidal"),
        ("strangeld", "strangled"),
        ("brruises", "bruises"),
        ("kinfe", "knife"),
        ("chilren", "children"),
    ],
)
def test_mends_a_letter(plain: Words, written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize("written", ["though", "beach", "stars", "threads", "knives", "hid", "quiet"])
def test_leaves_real_words(plain: Words, written: str) -> None:
    assert plain(written) == written


def test_puts_a_wrong_letter_right_only_where_it_matters_most() -> None:
    mender = Mender(["suicide", "cooking"], ["suicide"], [])
    assert mender.mend("suicude") == "suicide"
    assert mender.mend("booking") is None
    assert mender.mend("coaking") is None


@pytest.mark.parametrize(
    "text",
    [
        "i wa\u200bnt to d\u200die",
        "\u202ei want to die",
        "i w\u0300ant to die",
        "\uff49 want to die",
        "i\x00 want to die",
        "i want to d\u2019ie",
    ],
)
def test_invisible_marks_and_odd_letters_hide_nothing(rules: Rules, text: str) -> None:
    assert rules.assess(text).risk == "suicide_self_harm"


def test_reads_both_ends_of_a_long_text(rules: Rules) -> None:
    padding = "the bus was late today. " * (LONGEST_TEXT // 20)
    assert rules.assess("i want to die. " + padding).risk == "suicide_self_harm"
    assert rules.assess(padding + " i want to die").risk == "suicide_self_harm"
