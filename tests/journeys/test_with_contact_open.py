"""While it lies open whether a service gets in touch, questions are answered and nothing but a yes is a yes."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent

ASKED = ("hi", "I'm in Kirkcaldy", "things to do with the kids", "1", "1")


async def handover(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("what's a key worker when it's at home", "contact_who"),
        ("wha are the key workers", "contact_who"),
        ("will they see my address", "contact_passed_on"),
        ("whit will they tell them aboot us", "contact_passed_on"),
        ("how soon would i hear", "contact_when"),
        ("would it use up my credit if they rang", "contact_costs"),
        ("can i back out later", "contact_may_change"),
        ("will they ask about my ex", "contact_your_say"),
        ("what if i dont answer in time", "contact_missed"),
        ("and what if they do nothing as usual", "contact_silent"),
        ("no sure tbh", "contact_your_choice"),
        ("up to you", "contact_your_choice"),
        ("do they have a big telly", "contact_not_known"),
    ],
)
async def test_a_question_or_a_shrug_is_no_yes(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str, wording: str
) -> None:
    await parent.say(*ASKED)
    await parent.say(words)
    assert parent.wording == wording
    assert "Yes, ask them" in parent.choices
    assert await handover(pace) is None
    await parent.say("aye")
    assert await handover(pace) is not None


@pytest.mark.parametrize("words", ["is it too late to say yes", "go for it", "on ye go then", "aye go ahead"])
async def test_a_yes_in_other_words_is_one(parent: TextingParent, pace: Pace, key_worker: Worker, words: str) -> None:
    await parent.say(*ASKED)
    await parent.say(words)
    asked = await handover(pace)
    assert asked is not None
    assert not asked.summary


async def test_words_that_say_nothing_are_not_passed_on(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(*ASKED)
    await parent.say("yes please, thats a big relief thank you very much")
    asked = await handover(pace)
    assert asked is not None
    assert "thank" not in (asked.summary or "")


@pytest.mark.parametrize("words", ["no yet, need to check wi ma mum", "not right now"])
async def test_not_yet_is_not_now(parent: TextingParent, pace: Pace, key_worker: Worker, words: str) -> None:
    await parent.say(*ASKED)
    await parent.say(words)
    assert parent.wording == "utter_not_now"
    assert await handover(pace) is None


@pytest.mark.parametrize(
    "words",
    [
        "actually i'll ring them myself",
        "il just phone them masel the morra",
    ],
)
async def test_who_does_it_alone_is_left_to_it(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say(*ASKED)
    await parent.say(words)
    assert parent.wording == "utter_may_i_ask"
    assert await handover(pace) is None


@pytest.mark.parametrize(
    "words", ["id rather it was a woman", "he disnae speak mind", "could they text instead of phoning"]
)
async def test_a_wish_is_said_back_and_asked_about(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say(*ASKED)
    assert f'"{words}"' in await parent.say(words)
    assert await handover(pace) is None
    await parent.say("yes")
    asked = await handover(pace)
    assert asked is not None
    assert (asked.summary or "").endswith(f": {words}")


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("thursday??? thats ages away", "contact_too_long"),
        ("nobody has phoned me yet", "contact_late"),
        ("hiya still not heard anything", "contact_late"),
        ("what if i miss the call", "contact_missed"),
        ("what if they never ring me", "contact_silent"),
        ("thats all thanks. oh whats their number just in case", "utter_service_more"),
        ("whits their number in case he comes back the morra", "utter_service_more"),
        ("how much is cost?", "utter_service_more"),
        ("will it come from this number", "contact_from"),
        ("do i have to do anything", "contact_nothing_to_do"),
        ("can you not just give them it yourself", "contact_not_me"),
        ("i need to talk to someone sooner than that", "contact_sooner"),
        ("ill be too shy to answer", "contact_worry"),
        ("nae bother i can wait", "contact_stands"),
    ],
)
async def test_what_is_asked_once_it_waits_leaves_it_standing(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str, wording: str
) -> None:
    await parent.say(*ASKED, "yes")
    await parent.say(words)
    assert parent.wording == wording
    assert "Cancel that" in parent.choices
    waits = await handover(pace)
    assert waits is not None
    assert waits.state == "requested"


@pytest.mark.parametrize(
    "words", ["changed my mind dont ask them", "sorry changed my mind", "naw dont bother asking them"]
)
async def test_a_change_of_mind_cancels_it(parent: TextingParent, key_worker: Worker, words: str) -> None:
    await parent.say(*ASKED, "yes")
    await parent.say(words)
    assert parent.wording == "utter_contact_cancelled"


async def test_what_is_told_is_kept_for_the_worker(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(*ASKED, "yes")
    await parent.say("could you tell them he uses a wheelchair")
    assert parent.wording == "words_for_worker"


@pytest.mark.parametrize("words", ["is it free", "what was their number again"])
async def test_the_service_is_still_there_to_ask_about(parent: TextingParent, key_worker: Worker, words: str) -> None:
    await parent.say(*ASKED, "yes")
    await parent.say(words)
    assert parent.wording == "utter_service_more"


@pytest.mark.parametrize("opening", [ASKED, (*ASKED, "yes")])
async def test_something_new_is_looked_for_and_a_risk_is_heard(
    parent: TextingParent, key_worker: Worker, opening: tuple[str, ...]
) -> None:
    await parent.say(*opening)
    await parent.say("i also need help with a gas bill")
    assert parent.services
    await parent.say("my ex has just kicked the door in")
    assert parent.wording.startswith("risk")


async def test_a_plain_question_raises_no_alarm_and_danger_does(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(*ASKED, "yes")
    await parent.say("n if i dnt hear back?")
    assert parent.wording == "contact_missed"
    await parent.say("if i dont hear back by tonight im ending my life")
    assert parent.wording.startswith("risk_suicide")


async def test_what_goes_along_is_put_right_by_the_parent(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(
        "looking for a toddler group. kirkcaldy", "1", "get them to contact me. tell them ive a wean in the house"
    )
    assert "ive a wean in the house" in parent.all
    said = await parent.say("aye go on but dont send them that, just say hes 2")
    assert '"hes 2"' in said


async def test_thanks_beside_a_yes_do_not_go_along(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("looking for a toddler group. kirkcaldy", "1", "ask them to contact me")
    said = await parent.say("yes thanks. sorry for being a pain, im that embarrassed about it all")
    assert parent.wording == "utter_contact_asked_in"
    assert "pain" not in said


async def test_what_is_wanted_next_of_us_does_not_go_along_and_comes_next(
    parent: TextingParent, key_worker: Worker
) -> None:
    await parent.say("looking for a toddler group. kirkcaldy", "1", "ask them to contact me")
    await parent.say("aye ask them please. and can we get back to the leccy now")
    assert parent.choices[0].startswith("Heating")


FEAR = "yes ask them, although I am frightened my daughter will find out and take the boys back"


async def test_a_fear_beside_a_yes_is_answered_and_not_passed_on(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(*ASKED)
    said = await parent.say(FEAR)
    assert "contact_fear" in [each.wording for each in parent.promises.last]
    assert "daughter" not in said
    asked = await handover(pace)
    assert asked is not None
    assert "daughter" not in (asked.summary or "")


async def test_a_name_beside_a_yes_goes_along_with_it(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ASKED)
    await parent.say("Yes. My name is Ruth")
    asked = await handover(pace)
    assert asked is not None
    assert "Ruth" in (asked.summary or "")


async def test_please_do_not_is_no_yes(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ASKED)
    await parent.say("please do not tell them about my daughter. only that I need help with benefits")
    assert await handover(pace) is None
    assert "Yes, ask them" in parent.choices


async def test_the_number_is_given_beside_a_cancelling(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ASKED, "yes")
    said = await parent.say("Cancel that. I will ring them myself, what is the number")
    assert "Ring 0" in said
    asked = await handover(pace)
    assert asked is None or asked.state == "cancelled"
