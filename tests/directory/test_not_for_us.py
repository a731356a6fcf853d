"""Which questions are of rules, and which are ordinary ones."""

import pytest

from bot.directory.not_for_us import asks_about_rules, asks_who_advises, is_about_a_home


@pytest.mark.parametrize(
    "text",
    [
        "can they get it stopped",
        "Can they get the sanction stopped tho",
        "can they come in ma house",
        "will they split us up",
        "will the council keep us together",
        "is a charge for payment 14 days",
        "do i get time off work for a gran",
        "my work need told too, how long do you get off",
        "but they wont give a sanction if ive no childcare will they",
        "can they make the jobcentre give it back",
        "can they take it off my uc",
        "if she leaves school does the child benefit stop? does it affect my uc",
        "do they have to give me the day off for the funeral",
        "can it be stopped? i can pay some",
        "and can they stop the eviction or just the debt",
        "can i appeal",
        "is it a rule yes or no",
        "do i need to pay that hardship thing back",
        "sheriff officers at the door, do i have to let them in",
        "can the landlord put me oot",
        "can the council make me pay back the housing benefit",
        "will ma work make us work the bank holiday",
    ],
)
def test_a_question_of_rules(text: str) -> None:
    assert asks_about_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "can I bring my kids",
        "can they help me with forms",
        "do they have a creche",
        "do they take babies",
        "can they come in the evening",
        "do i need to pay",
        "do they make the dinner",
        "can they make me a cup of tea",
        "do i get lunch",
        "can they get me a bed",
        "can they take my weans off me",
        "they stopped my money",
        "the landlord put me out",
        "will they text me",
        "do they come to your house",
        "can they stop for lunch",
        "he's at the door again, do i have to let him in",
        "they're at the door for the money i borrowed. do i need to answer the door",
        "can they make me go back to him",
        "can the council make me go back to him",
        "can he make me pay it back",
        "can the landlord make me do it for the rent",
        "am i allowed to leave him",
        "will they come in the house when i'm sleeping",
        "can that be changed to thursday?",
        "can this be cancelled please",
        "am i allowed to stop texting",
        "am i due a text from aisha",
        "do i have to leave my wean at the creche",
        "do they have to keep my details",
    ],
)
def test_an_ordinary_text(text: str) -> None:
    assert not asks_about_rules(text)


def test_what_is_about_a_home() -> None:
    assert is_about_a_home("can the landlord put me oot")
    assert not is_about_a_home("can they come in ma house")


@pytest.mark.parametrize(
    "text",
    [
        "My work's cut me to 12 hours with no notice. Is that even legal",
        "I HAVE a job. Can they cut my hours like that",
        "can ma boss change my shifts",
        "can they put it up like that yes or no, its a housing association",
        "they're no arrears. i just want to know if they can put the rent up",
        "can the landlord raise my rent",
    ],
)
def test_work_and_rent_are_rules(text: str) -> None:
    assert asks_about_rules(text)


@pytest.mark.parametrize(
    "text", ["can they change the hours", "can they put it up for me", "can they cut hair", "will they put up a gate"]
)
def test_what_a_service_does_is_no_rule(text: str) -> None:
    assert not asks_about_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who can tell me about my rights then",
        "so who would know if its allowed",
        "Nobody's answering. Is it the union or Citizens Advice",
        "Citizens Advice number please",
        "should i ring the union",
    ],
)
def test_who_advises(text: str) -> None:
    assert asks_who_advises(text)


@pytest.mark.parametrize(
    "text",
    [
        "citizens advice told me to get a food parcel",
        "can you remind me to ring citizens advice tomorrow",
        "put the citizens advice number in my plan",
        "who can help with the forms",
        "who can i tell about ma ex",
    ],
)
def test_who_does_not(text: str) -> None:
    assert not asks_who_advises(text)
