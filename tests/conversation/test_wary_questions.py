"""Questions of somebody who is not sure of us, by their form; others are looked at for what they are."""

import pytest

from bot.conversation.wary_questions import among, asked_in, authority_in


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is this only for mums", "for_me"),
        ("can dads use this", "for_me"),
        ("I'm a gran raising them, is it for me", "for_me"),
        ("im separated but no divorced can i use it", "for_me"),
        ("foster carer here, does that count", "for_me"),
        ("am i too old for this", "for_me"),
        ("do you have to be a lone parent", "for_me"),
        ("my partner lives with us, can I still", "for_two"),
        ("i'm no a lone parent, am i allowed", "for_two"),
        ("You didn't answer me. Can she text this number herself?", "for_them"),
        ("I only want to know if my client can text this number", "for_them"),
        ("could my pal text you herself", "for_them"),
        ("can my ex text you and find out what i said", None),
        ("can my man text this number from my phone", None),
        ("can my worker text you", None),
        ("do I have to pay", "cost"),
        ("dae a need tae pay for this", "cost"),
        ("how much does it cost to text you", "cost"),
        ("whit is it ye actually dae", "does"),
        ("are you the DWP", "authority"),
        ("are you fae the cooncil", "authority"),
        ("how do i know your not the social", "authority"),
        ("how dae a ken yer no fae the social", "authority"),
        ("are you the social", "authority"),
        ("you better not be the DWP", "authority"),
        ("this isnt the social work is it", "authority"),
        ("do the social see what i text", "authority"),
        ("is this a social group", None),
        ("you're not the first social worker to say that", None),
        ("your not going to tell me to move area are you", None),
        ("If I tell you about my papers, you tell Home Office?", "authority"),
        ("Government can see my message?", "authority"),
        ("I'm on UC and scared of sanction. does DWP see it", "authority"),
        ("can you tell the council about my damp", None),
        ("is it the council I ring for a bin", None),
        ("do I have to pay council tax", None),
        ("I'm separated, can I still get universal credit", None),
        ("I'm a dad, am I allowed to see them", None),
        ("can I use this if my husband checks my phone", None),
        ("my partner lives with us and he hits me, can I still text", None),
        ("does the council know about the damp", None),
        ("what do you do when they wont eat", None),
        ("I'm single, can I get a council house", None),
        ("are there groups for dads", None),
        ("does this go to the school", "authority"),
        ("do you tell the council what i say", "authority"),
        ("will the jobcentre hear about this", "authority"),
        ("will my landlord find out i texted", "authority"),
        ("does the social work get told", "authority"),
        ("do the police get this", "authority"),
        ("will my health visitor be told", "authority"),
        ("can the school see my texts", "authority"),
        ("the school told me about a club", None),
        ("will the council know where the recycling goes", None),
        ("can the doctor see him today", None),
        ("does the nursery get told when he's ill", None),
        ("how do i know its not a scam", "trust"),
        ("is this legit", "trust"),
        ("are you genuine?", "trust"),
        ("can i trust you", "trust"),
        ("whos to say yous arent scammers", "trust"),
        ("sounds dodgy", "trust"),
        ("how do I know it's safe to go home", None),
        ("is it safe for the baby", None),
        ("i got scammed, are there debt people", None),
        ("how long do you keep what i say", "kept"),
        ("hoo long are ma texts kept", "kept"),
        ("when do my messages get deleted", "kept"),
        ("do you keep everything forever", "kept"),
        ("how long do you keep the cot for", None),
        ("how long does it take", None),
        ("when does my money go in", None),
        ("will my benefits be affected if i talk to you", "affects"),
        ("can texting you affect my universal credit", "affects"),
        ("will going to college affect my benefits", None),
        ("does working here affect my uc", None),
    ],
)
def test_what_a_wary_parent_asks(text: str, asked: str | None) -> None:
    assert asked_in(text, of_something_else=False) == asked


@pytest.mark.parametrize("text", ["is it free", "is it only for mums", "can dads use this", "do I have to pay"])
def test_it_may_be_what_lies_open(text: str) -> None:
    assert asked_in(text, of_something_else=True) is None


def test_an_authority_may_be_among_those_behind_us() -> None:
    council = authority_in("are you the council?")
    assert council is not None
    assert among(council, ["Haar and Hearth", "Fife Council"]) == ["Fife Council"]
    assert council.may_run_us
