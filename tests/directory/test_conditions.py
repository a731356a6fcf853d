"""When, how and for whom a service should be is heard in a wish, and found in what the service says."""

import pytest

from bot.database.tables import Service
from bot.directory.conditions import met, no_phone, put_aside, wished_in


def a_service(**told: str) -> Service:
    return Service(id="s", name="S", short="Help", what="Help.", contact={}, **told)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("maybe in the evening after they sleep", {"times": "Tuesdays, 7pm"}),
        ("wan at nite", {"times": "Weekdays, 9am to 8pm"}),
        ("any on a monday", {"times": "Weekdays"}),
        ("Sat or sun??", {"times": "Weekends"}),
        ("nah too far", {"place": "By phone"}),
        ("the bus doesnt go there", {"place": "At home, a worker comes to you"}),
        ("what about online", {"place": "Online"}),
        ("somewhere that delivers", {"place": "By post"}),
        ("do you have any that dont need a referral", {"first_visit": "Drop in, no booking."}),
        ("with a creche", {"accessibility": "Creche next door"}),
        ("for men?", {"who_for": "Dads"}),
        ("a quieter one", {"first_visit": "A small group. You can say nothing."}),
        ("somewhere a double pram gets in", {"accessibility": "Step-free"}),
        ("one who speaks arabic", {"accessibility": "Interpreters can be asked for"}),
        ("cheaper", {"cost": "Free"}),
    ],
)
def test_a_wish_is_met(wish: str, told: dict[str, str]) -> None:
    assert met(a_service(**told), wished_in(wish)) > 0


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("in the evening", {"times": "Wednesdays, 2pm to 6pm"}),
        ("any on a monday", {"times": "Tuesdays"}),
        ("weekends only", {"times": "Weekdays, 10am to 4pm"}),
        ("nah too far", {"place": "A hall in Methil"}),
        ("cheaper", {"cost": "£10 a week"}),
    ],
)
def test_and_is_not_where_it_is_not_said(wish: str, told: dict[str, str]) -> None:
    assert met(a_service(**told), wished_in(wish)) == 0


@pytest.mark.parametrize(
    "text", ["last night i couldnt think", "i want to learn", "something else", "help with debt"]
)
def test_other_words_wish_for_nothing_of_the_kind(text: str) -> None:
    assert wished_in(text) == []


@pytest.mark.parametrize(
    ("text", "rest", "avoided"),
    [
        ("saturdays no good, his dad has him then", "his dad has him then", ["Saturdays"]),
        ("sat is my only lie in. anything thru the wk", "anything thru the wk", ["Saturdays"]),
        ("i work weekends, any weekday ones", "any weekday ones", ["Saturdays", "Sundays"]),
        ("have you one on a saturday", "have you one on a saturday", []),
        ("a sunday would be better, saturday is out", "a sunday would be better", ["Saturdays"]),
    ],
)
def test_a_day_that_does_not_suit_is_put_aside(text: str, rest: str, avoided: list[str]) -> None:
    kept, days = put_aside(text)
    assert kept == rest
    on = [day for day in ("Saturdays", "Sundays", "Mondays") if met(a_service(times=day), days)]
    assert on == avoided


@pytest.mark.parametrize(
    "text", ["please no phone call", "I am deaf", "i cant phone fae the ward", "have you text? i hate phone calls"]
)
def test_who_cannot_phone_is_shown_no_lines(text: str) -> None:
    line, room = a_service(place="By phone"), a_service(place="A room in Leith")
    assert met(line, no_phone([text]))
    assert not met(room, no_phone([text]))


@pytest.mark.parametrize("text", ["my son is deaf", "phone me", "is it by phone"])
def test_who_can_phone_may_be(text: str) -> None:
    assert no_phone([text]) == []
