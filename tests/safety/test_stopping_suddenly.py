"""Whether drink may be stopped all at once is heard as that, and nothing else is."""

import pytest

from bot.safety.stopping_suddenly import asks_to_stop_suddenly


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("can i just stop dead or is that bad for you", "addiction"),
        ("is it bad to stop sudden", "addiction"),
        ("if i stop the vodka overnight will i be ill", None),
        ("can I come off the valium cold turkey", None),
        ("is it safe to stop drinking just like that", None),
        ("what happens if i stop drinking all at once", None),
    ],
)
def test_it_is_asked(text: str, need: str | None) -> None:
    assert asks_to_stop_suddenly(text, need)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("can you stop texting me", "addiction"),
        ("should i just stop living, is it worth it", "addiction"),
        ("can i just stop taking him to his dads, he drinks", None),
        ("ive stopped drinking dead 2 days ago and im shaking and seeing things is it safe", None),
        ("i want to stop drinking", "addiction"),
        ("he stopped dead and hit me", None),
        ("how do i stop the council taking money", None),
        ("could i just stop the payments", "debt"),
    ],
)
def test_it_is_not_asked(text: str, need: str | None) -> None:
    assert not asks_to_stop_suddenly(text, need)
