"""What a text says right after a topic was closed."""

import pytest

from bot.conversation.once_closed import Closed, heard_in


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("can you show me the list again", Closed.LIST_BACK),
        ("what were those places", Closed.LIST_BACK),
        ("right, I'll message you when I'm paid", Closed.WILL_TEXT),
        ("il get back to u", Closed.WILL_TEXT),
        ("it's for my pal, not me", Closed.FOR_SOMEBODY),
        ("its ma brother's, he'll no text", Closed.FOR_SOMEBODY),
        ("aye nae bother ta", Closed.AGREES),
    ],
)
def test_what_is_meant(text: str, meant: Closed) -> None:
    assert heard_in(text) is meant


@pytest.mark.parametrize(
    "text",
    [
        "text me on friday",
        "is there anything for my sister",
        "I need help with my rent",
        "my mum died",
        "delete that again",
        "will you text me",
        "see my plan again",
    ],
)
def test_what_begins_something_is_none_of_that(text: str) -> None:
    assert heard_in(text) is None
