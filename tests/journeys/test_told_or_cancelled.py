"""Who was told, a request that cannot be cancelled, and a summary that stays open: said as things are."""

import pytest

from bot.database.tables import Worker
from tests.journeys.diary import TextingParent

EMERGENCY = "im going to kill myself tonight. glasgow"
CANCEL = "Cancel the key worker"


@pytest.mark.parametrize(
    "asked",
    [
        "did you tell anybody",
        "wait so you put ME doon tae see a worker?? i didnt ask",
        "i never asked for a key worker, who did you tell",
    ],
)
async def test_after_an_emergency(parent: TextingParent, key_worker: Worker, asked: str) -> None:
    await parent.say(EMERGENCY)
    said = await parent.say(asked)
    assert "no police" in said
    assert "no social work" in said
    assert "picked it up yet" in said
    assert CANCEL not in parent.choices


async def test_what_cannot_be_cancelled_does_not_offer_to_be(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(EMERGENCY)
    for asked in ("cancel that. cancel me for a worker", "i never asked for a key worker so tell them no tae bother"):
        assert "may be in danger" in await parent.say(asked)
        assert CANCEL not in parent.choices
    assert "picked it up yet" in await parent.say("can i talk to a person")
    assert CANCEL not in parent.choices


async def test_one_that_was_asked_for_can_be(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("can i talk to a person. leith")
    assert "told nobody else" in await parent.say("why did you put me down for a worker i didnt ask")
    assert CANCEL in parent.choices
    assert "cancelled" in await parent.say("tell them not to bother")


async def test_being_told_and_a_need_in_one_text(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("my ex left the weans 3 and 4 on their own all night. hamilton", "did you tell anybody")
    said = await parent.say("did this tell anyone? and my boy's nappies are done, need nappies")
    assert "no social work" in said
    assert parent.services
    assert "no social work" in await parent.say("and you didn't say if you told anyone about my ex leaving them")


async def test_deleting_in_an_emergency_claims_no_worker(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(EMERGENCY)
    assert "seeing to" not in await parent.say("delete everything")
    assert "still there for you" not in await parent.say("yes")
    assert "over" in await parent.say("is it gone? even the bit about my boy")
    assert "Yes, delete it then" not in parent.choices


async def test_words_kept_leave_the_summary_open(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("i need help with debt. leith", "can i talk to a person")
    said = await parent.say("i'd like a woman please")
    assert "i'd like a woman please" in said
    assert "debt and bills" in said
    assert "Yes, share it" in parent.choices
    await parent.say("yes share it")
    sent = await parent.say("is the summary sent")
    assert "debt and bills" in sent
    assert "i'd like a woman please" in sent


async def test_no_summary_keeps_the_words(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say(
        "i need help with debt. leith", "can i talk to a person", "it's about the sheriff officers coming"
    )
    assert "said yourself" in await parent.say("no summary")
    sent = await parent.say("is the summary sent")
    assert "sheriff officers" in sent
    assert "debt and bills" not in sent


async def test_who_it_will_be_leaves_the_summary_open(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("i need help with debt. leith", "can i talk to a person", "will it be the same person")
    assert "Yes, share it" in parent.choices
