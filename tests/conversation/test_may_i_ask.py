"""When somebody would rather be texted than in two weeks, to be asked how it was."""

from datetime import datetime

import pytest

from bot.clock import SCOTLAND
from bot.conversation.may_i_ask import moment_in, usual_moment
from bot.plans.when import Habits

NOW = datetime(2026, 11, 29, 19, 0, tzinfo=SCOTLAND)
USUAL = usual_moment(NOW, Habits())


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("ok after xmas", "Tue 29 Dec", 10),
        ("friday would suit better", "Fri 11 Dec", 10),
        ("make it 3 weeks and aye", "Sun 20 Dec", 10),
        ("aye but not in the morning, I'm on nights", "Sun 13 Dec", 14),
        ("can it be at night", "Sun 13 Dec", 19),
        ("fine when he's at school", "Mon 14 Dec", 11),
    ],
)
def test_another_time(text: str, day: str, hour: int) -> None:
    moment = moment_in(text, USUAL, NOW, Habits())
    assert moment is not None
    local = moment.astimezone(SCOTLAND)
    assert (f"{local:%a %d %b}", local.hour) == (day, hour)


@pytest.mark.parametrize("text", ["aye", "I work mondays so no", "not sure about fridays"])
def test_none_where_none_is_wished_for(text: str) -> None:
    assert moment_in(text, USUAL, NOW, Habits()) is None
