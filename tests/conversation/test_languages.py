"""Other languages are told apart simply; English, Scots and shorthand are never taken for one."""

import json
from pathlib import Path

import pytest
import yaml

from bot.conversation.languages import language_of
from bot.settings import PROJECT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bonjour, je cherche une place en crèche pour mon fils", "French"),
        ("hola necesito ayuda con mi alquiler", "Spanish"),
        ("nie mówię po angielsku", "Polish"),
        ("czesc, potrzebuje pomocy z mieszkaniem", "Polish"),
        ("buna ziua, am nevoie de ajutor cu chiria", "Romanian"),
        ("Потрібна допомога з житлом, їжа для дітей", "Ukrainian"),
        ("أحتاج إلى مساعدة في السكن", "Arabic"),
        ("مجھے مدد چاہیے", "Urdu"),
        ("mujhe ghar ke liye madad chahiye", "Urdu"),
        ("我需要住房帮助", "Chinese"),
        ("merhaba, yardıma ihtiyacım var", "Turkish"),
        ("ahoj, potrebujem pomoc s deťmi", "Slovak or Czech"),
    ],
)
def test_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "ok",
        "😀😀",
        "\x00",
        "KY1 1AA",
        "je suis fed up",
        "ciao for now",
        "aye para sure",
        "𘑸ñ",
        "\U00064b23",
    ],
)
def test_what_is_none(text: str) -> None:
    assert language_of(text) is None


def phrases(folder: Path) -> list[str]:
    read = [yaml.safe_load(file.read_text()) for file in sorted(folder.rglob("*.yml"))]
    lines = [line for each in read for entry in each["nlu"] for line in entry["examples"].splitlines()]
    return [line.removeprefix("- ").strip() for line in lines]


def test_no_example_phrase_of_ours_is_another_language() -> None:
    taken = {text: language for text in phrases(PROJECT / "data" / "nlu") if (language := language_of(text))}
    assert taken == {}, json.dumps(taken, ensure_ascii=False, indent=1)
