"""Which questions are of rules, and which are ordinary ones."""

import pytest

from bot.directory.not_for_us import asks_about_rules, asks_who_advises
from bot.directory.rights import Subject, asks_who, begins_asking, subject_of


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
        "can i get free school meals if im working",
        "do u know about free school meals or no",
        "whats a sheriff officer allowed to do, can they come in",
        "i was overpaid housing benefit, is that right they can just take it",
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
        "can i get help with school meals",
        "can i get a bus pass",
        "can i get pip form help",
        "is that right they can phone me",
        "are the school meals good",
    ],
)
def test_an_ordinary_text(text: str) -> None:
    assert not asks_about_rules(text)


@pytest.mark.parametrize(
    ("texts", "subject"),
    [
        (["can the landlord put me oot"], Subject.HOME),
        (["can they come in ma house"], None),
        (["can the council make me pay back the housing benefit", "my landlord"], Subject.ANY),
        (["dae i need a lawyer", "got a letter for a childrens hearing"], Subject.HEARING),
        (["can he send me away from the country? i have visa student"], Subject.VISA),
        (["is the appeal hearing for the dla on thursday"], None),
        (["a hearing test for my wee boy"], None),
        (["can they do that", "my hours got cut at work", "evicted friday"], Subject.ANY),
    ],
)
def test_what_it_hangs_on(texts: list[str], subject: Subject | None) -> None:
    assert subject_of(texts) is subject


@pytest.mark.parametrize(
    "text",
    [
        "my hours got cut at work, can they do that",
        "they're cutting my universal credit. are they allowed to",
        "is it illegal what he do? I borrow 300 he say 900",
        "is that even legal",
        "is it against the law to leave the job wi no notice",
        "would i get in trouble if i moved away wi them",
        "am i gonnae get in bother for no paying it",
        "could i get arrested for no paying the fine",
        "is he allowed to stop paying",
        "is ma ex allowed tae keep her passport",
        "are the council allowed to just do it",
        "do i have to let him see the weans",
        "dae a have tae tell the jobcentre aboot ma pal stayin",
        "must I give him the address?",
        "do i have to go to court",
        "am i allowed to work while im on carers",
        "can i take them abroad if he says no",
        "has he got any right to know where we stay?",
        "can ma boss dae that tae us",
        "i asked for a day off and they sacked me, can they just do that",
        "do i have any rights",
    ],
)
def test_the_form_of_a_question_of_law(text: str) -> None:
    assert asks_about_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "can they come to me",
        "do i have to book",
        "am i allowed to bring my toddler",
        "are they allowed to stay for lunch",
        "can they do that on a sunday",
        "can they do that",
        "do i have to give them my name",
        "am i allowed to go if i'm a dad",
        "do i have to tell them anything",
        "is it allowed to bring a dog",
        "do i get charged if i miss it",
    ],
)
def test_what_is_asked_of_a_service_is_none(text: str) -> None:
    assert not asks_about_rules(text, of_service=True)


@pytest.mark.parametrize(
    "text",
    [
        "i need a legal advice place",
        "is there free legal help",
        "do you have anything legal near me",
        "is there a playgroup in leith?",
        "can you help with my rent?",
        "need help with benefits?",
        "am i allowed to use this",
        "am i allowed to text you at night",
        "do i have to let him back in the house",
        "do i have to tell you my name",
        "can he take my kids off me",
        "am i allowed to leave him",
        "can you do that for me",
        "would i get a bus there",
        "do i have to tell the worker why",
        "no a group thing. how do i tell her, she's 4",
        "i got into trouble with my rent",
    ],
)
def test_a_need_or_a_question_to_us_is_none(text: str) -> None:
    assert not asks_about_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "dae i need a lawyer",
        "dae they send someone tae the hearing wi me",
        "kin they take ma weans at it",
        "do i have to speak at it",
        "will it be the panel that decides",
    ],
)
def test_a_hearing_has_questions_of_its_own(text: str) -> None:
    assert asks_about_rules(text, Subject.HEARING)
    assert begins_asking(text)


@pytest.mark.parametrize(
    "text", ["is there a playgroup near me", "can i get food for the day", "do you know a lunch club"]
)
def test_other_needs_beside_a_hearing(text: str) -> None:
    assert not asks_about_rules(text, Subject.HEARING)


@pytest.mark.parametrize(
    "text",
    [
        "Can he send me away from the country? I have visa student",
        "police will give my name to Home Office?",
        "they will send me back to my country? my son is british",
        "will the doctor tell immigration",
        "can he take my visa",
    ],
)
def test_a_visa_too(text: str) -> None:
    assert asks_about_rules(text, Subject.VISA)


@pytest.mark.parametrize(
    "text",
    ["will you tell the home office", "does this get sent to the home office", "where do i send my visa form?"],
)
def test_what_is_asked_of_us_about_a_visa(text: str) -> None:
    assert not asks_about_rules(text, Subject.VISA)


@pytest.mark.parametrize(
    "text", ["who do i ask", "so wha dae a ask aboot that", "who would know", "who can i phone about it then"]
)
def test_who_knows_what_was_asked(text: str) -> None:
    assert asks_who(text)


@pytest.mark.parametrize("text", ["who do i ask for at the door", "who runs it", "who do i phone for a cot"])
def test_who_is_asked_about_something_else(text: str) -> None:
    assert not asks_who(text)


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
