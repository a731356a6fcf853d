"""What ordinary parents said in ordinary talks, and what came of it."""

import pytest

from bot.database.tables import Worker
from tests.journeys.diary import TextingParent


async def test_another_need_is_taken_up_where_it_is_rather_that(parent: TextingParent) -> None:
    await parent.say("hi", "kirkcaldy", "help to find work")
    said = await parent.say("its more the money than the work. im short about 60 quid a week now")
    assert "money and benefits" in said


async def test_nearer_ones_are_looked_for_whatever_is_told_beside_it(parent: TextingParent) -> None:
    await parent.say("hi", "govan", "a group with other parents", "1")
    said = await parent.say("thats a bit far for me with the pram is there anything nearer. n i get nervous going in")
    assert "meeting other parents" in said


@pytest.mark.parametrize("words", ["ok yeah 1. but not before 2 cos im sleeping", "yep 1, only after 6"])
async def test_a_yes_before_the_number_that_asks_them(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "govan", "a group with other parents", "1")
    assert parent.choices[0] == "Ask them to contact me"
    said = await parent.say(words)
    assert words.partition("1")[2].strip(" .,")[-6:] in said
    assert parent.choices[0] == "Yes, ask them"


async def test_what_is_said_to_us_is_not_passed_on(parent: TextingParent) -> None:
    await parent.say("hi", "govan", "a group with other parents", "1")
    assert "never said" not in await parent.say("ok ask them. and you still never said about the HNC")
    assert parent.choices[0] == "Yes, ask them"


async def test_other_words_in_place_of_those_told(parent: TextingParent) -> None:
    await parent.say("hi", "govan", "help with debt", "1", "ask them to contact me about the debt collector")
    said = await parent.say("No, change it to: behind with council tax, please ring after 6pm")
    assert "behind with council tax, please ring after 6pm" in said
    assert "collector" not in said


async def test_a_yes_that_leaves_something_out(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "govan", "help with debt", "1", "ask them to contact me about the debt collector")
    said = await parent.say("yes but dont tell them about the debt collector just say I'm behind with council tax")
    assert "behind with council tax" in said
    assert "collector" not in said


async def test_what_is_told_beside_asking_for_a_person_again_is_kept(
    parent: TextingParent, key_worker: Worker
) -> None:
    await parent.say("hi", "leith", "can I talk to a person")
    said = await parent.say("My letter is from council about tax i think. I want talk to person")
    assert "My letter is from council about tax" in said
    assert parent.wording == "words_for_worker"


async def test_whether_the_worker_knows_is_told_to_them(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "leith", "can I talk to a person")
    assert "it's about school" in await parent.say("Will the key worker know it's about school?")


@pytest.mark.parametrize(
    "words", ["do i have to give my name", "can i stay anonymous", "coatbridge. do i have to give a name"]
)
async def test_no_name_is_needed(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "help with debt")
    said = await parent.say(words)
    assert "name" in said
    assert "no_name_needed" in " ".join(each.wording for each in parent.promises.last)


async def test_whether_it_is_for_them_beside_a_place(parent: TextingParent) -> None:
    await parent.say("hi", "want to meet other grans")
    said = await parent.say("Airdrie. She's 5. Am I allowed to use this, I'm her granda no her da")
    assert said.startswith("Yes, ")
    assert parent.services


@pytest.mark.parametrize(
    "first",
    [
        "hi im in lanark. is this private",
        "Hi, I'm in Cumbernauld. who are you",
        "single dad in Glasgow. can you text me tuesday",
    ],
)
async def test_where_they_are_is_asked_once(parent: TextingParent, first: str) -> None:
    await parent.say(first)
    await parent.say("id like to meet other parents")
    assert parent.services, "a place given at the start is not asked for again"


@pytest.mark.parametrize(
    "words", ["whit happened to that saturday club", "what happened to the walking group, did it stop"]
)
async def test_what_happened_to_a_group_is_no_alarm(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "airdrie", "a group with other parents", words)
    assert "999" not in parent.all


@pytest.mark.parametrize(
    "asks",
    [
        "talk to a person. can they ring me wednesday at 2",
        "talk to a person then. can it be someone who knows about money",
        "talk to a person please, it's about my rent",
        "Can person speak with me please, Polish if possible",
    ],
)
async def test_what_a_person_is_asked_for_goes_along(parent: TextingParent, key_worker: Worker, asks: str) -> None:
    await parent.say("hi im in easterhouse, is there help getting back to college")
    assert f'"{asks}"' in await parent.say(asks)


async def test_a_call_that_is_wanted_is_no_text_of_ours(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi im in easterhouse", "will you text me the morra about 11")
    said = await parent.say("naw i mean phone me no text. a key worker to ring me at 11")
    assert "key worker" in said
    assert "set" not in await parent.say("what texts have you set for me")


async def test_all_is_cancelled_in_one(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi im in easterhouse", "will you text me the morra about 11", "talk to a person")
    said = await parent.say("actually just cancel it all, the phone call an the text wednesday")
    assert "cancelled" in said


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("2. only the letter, 14 days to answer. I want Polish interpreter", "only the letter, 14 days to answer."),
        ("I'd rather change it, just say mornings and that I'm shattered", "just say mornings"),
    ],
)
async def test_other_words_in_the_place_of_the_summary(
    parent: TextingParent, key_worker: Worker, words: str, kept: str
) -> None:
    await parent.say("help with rent in glenrothes", "talk to a person")
    said = await parent.say(words)
    assert f'"{kept}' in said
    assert "rent" not in said


@pytest.mark.parametrize("asks", ["2 an ask them as wel ta", "2 then. ask them to contact me, txt not phone"])
async def test_the_one_that_is_picked_is_to_be_asked(parent: TextingParent, key_worker: Worker, asks: str) -> None:
    await parent.say("help with rent in glenrothes")
    second = parent.services[1]
    assert f"get {second} to contact you" in await parent.say(asks)


@pytest.mark.parametrize(
    "asks", ["Is the key worker still coming or have I lost that?", "is the key worker coming or not"]
)
async def test_whether_the_worker_still_comes(parent: TextingParent, key_worker: Worker, asks: str) -> None:
    await parent.say("help with rent in glenrothes", "talk to a person", "yes share it")
    said = await parent.say(asks)
    assert "picked it up" in said or "waits for a key worker" in said


async def test_what_is_told_behind_leaving_it(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(
        "help with rent in glenrothes", "talk to a person", "yes share it", "might not need the worker now"
    )
    said = await parent.say("Leave it as it is, thank you. Just please make sure they don't message on a Friday.")
    assert "on a Friday" in said


async def test_no_tender_need_is_a_mere_guess(parent: TextingParent) -> None:
    said = await parent.say("hullo ah've took in ma grandson hes 8. money's awfy tight wi him here")
    assert "Feeling safe" not in said


@pytest.mark.parametrize("words", ["i'd rather it was face to face", "id prefer somebody in person"])
async def test_who_would_rather_meet_is_shown_where_people_meet(parent: TextingParent, words: str) -> None:
    await parent.say("im in glasgow, help with my rent")
    said = await parent.say(words)
    assert parent.services
    assert "by phone" not in said


async def test_what_a_sentence_beside_the_place_is_about_is_kept(parent: TextingParent) -> None:
    await parent.say("food bank", "govanhill. and while your at it my leccy bill has grown legs")
    assert parent.services
    assert "Heating and energy bills" in parent.choices


@pytest.mark.parametrize(
    "words",
    [
        "sorry not tomorrow actually can you make it friday morning",
        "i mean i want the call on friday instead of tomorrow",
        "mornings are best for me",
    ],
)
async def test_another_day_for_the_worker_goes_along(parent: TextingParent, key_worker: Worker, words: str) -> None:
    await parent.say("can somebody phone me tomorrow after 1 please")
    assert words in await parent.say(words)
    assert parent.wording == "words_for_worker"


async def test_what_a_worker_is_to_do_goes_along(parent: TextingParent, key_worker: Worker) -> None:
    assert "speak to the council" in await parent.say("can a key worker speak to the council for me")
