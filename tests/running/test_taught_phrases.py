"""What was taught in the studio is trained again at every start, without what was taken back."""

import uuid

import pytest
import yaml
from sqlalchemy import delete

from bot.app import Pace
from bot.database.tables import Phrase, Training
from bot.learning.training import as_file
from bot.running.up import _taught
from tests.conftest import DATA_KEYS, SECRET_KEY


def a_phrase(pace: Pace, words: str, topic: str) -> Phrase:
    return Phrase(
        id=uuid.uuid4(), words=words, lookup=words, state="taught", topic=topic, guesses=[], at=pace.clock()
    )


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_KEYS", DATA_KEYS)
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)


async def test_only_what_the_answering_model_learnt(pace: Pace) -> None:
    assert await _taught(pace.settings.database_url) == ""
    known, gone, new = (a_phrase(pace, words, "need/energy") for words in ("the box bleeps", "it hums", "it whirrs"))
    async with pace.database.transaction() as session:
        session.add_all([known, gone, new])
        session.add(
            Training(id=uuid.uuid4(), asked_at=pace.clock(), state="live", progress=[], phrases=[known.id, gone.id])
        )
    async with pace.database.transaction() as session:
        await session.execute(delete(Phrase).where(Phrase.id == gone.id))
    told = yaml.safe_load(await _taught(pace.settings.database_url))
    assert told["nlu"] == [{"intent": "need/energy", "metadata": {"counts_as": 30}, "examples": "- the box bleeps\n"}]


async def test_without_keys_or_tables_there_is_nothing(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATA_KEYS")
    assert await _taught(pace.settings.database_url) == ""


async def test_the_same_phrases_make_the_same_file_in_any_order(pace: Pace) -> None:
    one, other = a_phrase(pace, "ma [name] hums", "need/energy"), a_phrase(pace, "aye", "yes")
    assert as_file([one, other]) == as_file([other, one])
    assert "ma Robin hums" in as_file([one])
    assert [each["intent"] for each in yaml.safe_load(as_file([one, other]))["nlu"]] == ["need/energy", "yes"]
