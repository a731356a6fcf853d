"""What is said to `may I text you once, in two weeks, to ask how it was?`"""

from datetime import datetime

import pytest

from bot.clock import SCOTLAND
from bot.conversation.may_i_ask import Kind, answer_in, usual_moment
from bot.plans.when import Habits

NOW = datetime(2026, 11, 29, 19, 0, tzinfo=SCOTLAND)
USUAL = usual_moment(NOW, Habits())


def kind_of(text: str) -> Kind | None:
    answer = answer_in(text, USUAL, NOW, Habits())
    return answer.kind if answer else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nae bother pal", Kind.YES),
        ("aye text away", Kind.YES),
        ("I don't mind", Kind.YES),
        ("naw im fine", Kind.NO),
        ("not for me pal", Kind.NO),
        ("please dont text", Kind.NO),
        ("maybe, will see", Kind.UNSURE),
        ("im no sure ill go", Kind.UNSURE),
        ("how many texts", Kind.ASKS),
        ("when", Kind.ASKS),
        ("what if I never went", Kind.ASKS),
        ("will you keep on at me", Kind.ASKS),
        ("will the text show what it's about", Kind.WATCHED),
        ("what happens to what i say", Kind.READ_BY),
        ("how what", Kind.WHAT),
        ("if my ex saw it he'd go mad", Kind.FEARS),
        ("what time do they open", None),
        ("need a cot as well", None),
        ("no that's fine", None),
    ],
)
def test_what_it_says(text: str, kind: Kind | None) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "kind", "day", "hour"),
    [
        ("ok after xmas", Kind.THEN, "Tue 29 Dec", 10),
        ("friday would suit better", Kind.THEN, "Fri 11 Dec", 10),
        ("make it 3 weeks and aye", Kind.PERHAPS_THEN, "Sun 20 Dec", 10),
        ("aye but not in the morning, I'm on nights", Kind.THEN, "Sun 13 Dec", 14),
        ("can it be at night", Kind.PERHAPS_THEN, "Sun 13 Dec", 19),
        ("fine when he's at school", Kind.THEN, "Mon 14 Dec", 11),
    ],
)
def test_another_time(text: str, kind: Kind, day: str, hour: int) -> None:
    answer = answer_in(text, USUAL, NOW, Habits())
    assert answer is not None
    assert answer.moment is not None
    local = answer.moment.astimezone(SCOTLAND)
    assert (answer.kind, f"{local:%a %d %b}", local.hour) == (kind, day, hour)
