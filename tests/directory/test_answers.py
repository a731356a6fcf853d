"""A small question about a service gets the field that was asked for, or that it is not known."""

import pytest

from bot.database.tables import Organisation, Service
from bot.directory.answers import Told, answer

RAIL = Service(
    id="rail",
    name="Lantern Rail",
    what="The weans can try on everything. We help with housing benefit forms.",
    first_visit="Bring a friend if you like. Brothers and sisters can come.",
    who_for="Families in Scotland",
    cost="Free",
    times="Tuesdays, 10am",
    place="Hamilton, top floor, over the shops",
    accessibility="Ramp at the door",
    contact={"phone": "01632 960101"},
)
CALL = "Ringing 01632 960101 costs what your phone usually charges for a call."
FORMS = "We help with housing benefit forms."
LANTERNS = Organisation(id="lanterns", name="Hamilton Lanterns", about="Neighbours.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("does it take donations as well", Told("", missing=True)),
        ("is it a man or a woman", Told("", missing=True)),
        ("if it was a man or a woman cause im shy", Told("", missing=True)),
        ("is it a man or a woman coach and can it be at night", Told("When: Tuesdays, 10am.", missing=True)),
        (
            "do they come to your house",
            Told("", missing=True, near="Where: Hamilton, top floor, over the shops."),
        ),
        ("does it matter that i'm still on mat leave pay", Told("", missing=True)),
        ("will they actually do my housing benefit forms or just tell me to ring", Told(FORMS)),
        ("do they do housing benefit", Told("We help with housing benefit forms.")),
        ("can i bring a friend", Told("Bring a friend if you like.")),
        ("can my sister come wi me", Told("", missing=True)),
        ("can her brother come", Told("Brothers and sisters can come.")),
        (
            "do they do housing benefit and can i get my bus fare there",
            Told("We help with housing benefit forms.", missing=True),
        ),
        ("can a working parent get it or not", Told("For: Families in Scotland.")),
        (
            "is it for autistic weans",
            Told("For: Families in Scotland. The weans can try on everything.", missing=True),
        ),
        ("is it open sunday", Told("When: Tuesdays, 10am.")),
        ("what does it cost to ring them", Told(CALL)),
        ("is it a free phone number", Told(CALL)),
        ("is the number free", Told(CALL)),
        ("is it free", Told("It's free.")),
        ("is there parking", Told("", missing=True)),
        ("tell me more", None),
        ("what do they do", Told("The weans can try on everything. We help with housing benefit forms.")),
        ("is it any good", None),
        ("aye that one please", None),
    ],
)
def test_what_is_told(question: str, told: Told | None) -> None:
    assert answer(question, RAIL, LANTERNS) == told


POSTBAG = Service(
    id="postbag",
    name="Postbag Parcels",
    what="A parcel by post with coats, cots or warm clothes. A woman packs it.",
    first_visit="Ring and say sizes. A parcel comes in about a week. Bring letters if you like. Toys on the mat.",
    who_for="Families without cars",
    cost="Free and private",
    times="Weekdays and Tuesday evenings",
    place="Hamilton, or by phone",
    accessibility="Ramp, interpreters",
    contact={"phone": "01632 960101", "email": "post@example.org"},
)
FREE = "Cost: Free and private."
PACKED = "A parcel by post with coats, cots or warm clothes."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how long does it take", Told("A parcel comes in about a week.")),
        ("what hour it open on saturday", Told("When: Weekdays and Tuesday evenings.", missing=True)),
        ("how quick is it", Told("A parcel comes in about a week.")),
        ("do they pay same day", Told("A parcel comes in about a week.")),
        ("is there a waiting list, he starts monday", Told("A parcel comes in about a week.")),
        ("how long is it", Told("A parcel comes in about a week.")),
        ("do they only work daytime", Told("When: Weekdays and Tuesday evenings.")),
        ("is it dear", Told(FREE)),
        (
            "is it a phone thing or do i go in, i work 9 to 1",
            Told("Where: Hamilton, or by phone. Ring 01632 960101."),
        ),
        ("can i email", Told("E-mail: post@example.org.")),
        ("what papers do i need", Told("Bring letters if you like.")),
        ("do they do cribs", Told(PACKED)),
        ("is there a lady", Told("A woman packs it.")),
    ],
)
def test_found_by_what_is_meant(question: str, told: Told) -> None:
    assert answer(question, POSTBAG, LANTERNS) == told


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("is there polish", "Getting in: Ramp, interpreters."),
        ("does it go on my record", FREE),
        ("can i bring my 2 year old", "For: Families without cars. Toys on the mat."),
        ("will they post to my mums", PACKED),
        ("do they do wedding clothes", PACKED),
        ("do i need to book", "Ring 01632 960101."),
        ("do they take donations", ""),
    ],
)
def test_what_comes_nearest(question: str, near: str) -> None:
    assert answer(question, POSTBAG, LANTERNS) == Told(missing=True, near=near)


def test_who_is_not_spoken_of_is_owned_up_to() -> None:
    assert answer("is it for folk wi no cv", POSTBAG, LANTERNS) == Told("For: Families without cars.", missing=True)


def test_a_thing_is_said_once() -> None:
    told = answer("where is it and which bus do i get", POSTBAG, LANTERNS)
    assert told == Told("Where: Hamilton, or by phone.")


def test_a_freephone_number_is_free_to_ring() -> None:
    free = Service(id="free", name="Free", what="Advice.", cost="5 pounds", contact={"phone": "0808 800 0000"})
    assert answer("is it free to ring", free, LANTERNS) == Told("Ringing 0808 800 0000 is free.")
