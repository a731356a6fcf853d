"""An emergency at three in the morning on a bank holiday, and who hears of it."""

import pytest

from bot.console.pages import fragment
from bot.handover.record import read_record
from tests.phones import settle
from tests.reaching.conftest import entries, minutes, the_handover

DANGER = "I want to kill myself and nobody would notice"
NEW_YEAR = "2027-01-01 03:00"
WAITS = "An emergency waits in the inbox."


async def in_danger(pace, phone) -> str:
    """The parent texts; what comes back at once."""
    return "\n".join(await phone.text(DANGER))


async def test_who_is_on_call_is_told_in_telegram_and_picks_up_with_one_button(pace, clock, hired, new_phone):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    for worker in (aisha, bob):
        await worker.takes_telegram()
    clock.set(NEW_YEAR)
    await aisha.on_call()
    said = await in_danger(pace, new_phone())
    assert "999" in said
    assert "a key worker" in said
    handover = await the_handover(pace)
    link = f"{pace.settings.public_url}/inbox/{handover.parent_id}"
    assert aisha.telegrams() == [f"{WAITS}\n{link}"]
    assert bob.telegrams() == []
    await minutes(pace, clock, 5)
    assert aisha.telegrams() == [f"{WAITS}\n{link}"]
    await aisha.phone.press("Pick up")
    assert aisha.telegrams() == [f"You have picked this up. The parent waits for your first text.\n{link}"]
    handover = await the_handover(pace)
    assert (handover.state, handover.worker_id) == ("with_worker", aisha.worker.id)
    await minutes(pace, clock, 11)
    assert (aisha.telegrams(), bob.telegrams(), bob.emails()) == ([], [], [])


async def test_the_timeline_shows_who_was_told_how_and_when(pace, clock, hired, new_phone):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    clock.set(NEW_YEAR)
    await aisha.on_call()
    await in_danger(pace, new_phone())
    shown = await timeline_for(pace, aisha)
    assert "Aisha was told (Telegram)</span>" in shown
    assert "Aisha was told (E-mail)</span>" in shown
    await minutes(pace, clock, 5)
    shown = await timeline_for(pace, aisha)
    assert "Aisha was told (Telegram), 2 times, last Fri 1 Jan, 03:05</span>" in shown


async def timeline_for(pace, worker) -> str:
    parent_id = (await the_handover(pace)).parent_id
    async with pace.database.reading() as session:
        record = await read_record(session, worker.worker, parent_id, pace.clock())
    return fragment("one_parent_live.html", record=record, others=[], now=pace.clock(), csrf="", all=False)


async def test_what_the_parent_wrote_is_in_no_notification(pace, clock, hired, new_phone, push_service):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    browser = await subscribed(pace, aisha, push_service)
    clock.set(NEW_YEAR)
    await aisha.on_call()
    phone = new_phone()
    await in_danger(pace, phone)
    told = "\n".join([*aisha.telegrams(), *aisha.emails(), *(str(each) for each in browser.shown)])
    assert told.count(WAITS) == 4
    for secret in ("kill", "notice", phone.address, phone.address[-3:] + " "):
        assert secret not in told
    assert browser.urgencies == ["high"]
    assert push_service.problems == []


async def subscribed(pace, worker, push_service):
    from bot.staff import ways

    browser = push_service.browser()
    async with pace.database.transaction() as session:
        await ways.add_push(session, worker.worker.id, browser.subscription, "Chrome", also=("127.0.0.1",))
    return browser


async def test_with_nobody_on_call_the_parent_is_not_told_that_somebody_is(pace, clock, hired, new_phone):
    bob = await hired("Bob")
    await bob.takes_telegram()
    clock.set(NEW_YEAR)
    said = await in_danger(pace, new_phone())
    assert "116 123" in said
    assert "key worker" not in said
    await minutes(pace, clock, 16)
    assert bob.telegrams() == []
    assert len(bob.emails()) == 1


async def test_the_safeguarding_lead_is_told_at_any_hour(pace, clock, hired, new_phone):
    moira = await hired("Moira", ("safeguarding_lead",))
    await moira.takes_telegram()
    clock.set(NEW_YEAR)
    await in_danger(pace, new_phone())
    assert WAITS in moira.telegrams()[0]


async def test_on_call_without_any_way_is_not_reachable(pace, clock, hired, new_phone):
    aisha = await hired("Aisha")
    await aisha.no_email()
    clock.set(NEW_YEAR)
    await aisha.on_call()
    assert "key worker" not in await in_danger(pace, new_phone())


@pytest.mark.parametrize("how", ["blocked", "mail"])
async def test_when_nobody_could_be_told_after_all_the_parent_hears_so_once(pace, clock, hired, new_phone, mail, how):
    aisha = await hired("Aisha")
    if how == "blocked":
        await aisha.no_email()
        await aisha.takes_telegram()
        aisha.phone.block()
    else:
        mail.refuses = True
    clock.set(NEW_YEAR)
    await aisha.on_call()
    phone = new_phone()
    said = await phone.text(DANGER)
    assert "a key worker" in said[0]
    assert "could not reach" in said[1] or "could be reached yet" in said[1]
    assert "not_reached" in await entries(pace)
    await minutes(pace, clock, 12)
    assert phone.new() == []
    assert "key worker" not in await in_danger(pace, new_phone())


async def test_a_way_that_works_again_counts_again(pace, clock, hired, new_phone, mail):
    aisha = await hired("Aisha")
    mail.refuses = True
    clock.set(NEW_YEAR)
    await aisha.on_call()
    await in_danger(pace, new_phone())
    mail.refuses = False
    await minutes(pace, clock, 5)
    assert WAITS in aisha.emails()[0]
    assert "a key worker" in await in_danger(pace, new_phone())


async def test_who_opted_out_is_not_texted_about_it(pace, clock, hired, new_phone, mail):
    aisha = await hired("Aisha")
    mail.refuses = True
    clock.set(NEW_YEAR)
    await aisha.on_call()
    phone = new_phone()
    await phone.text("hello")
    await phone.text("STOP")
    phone.new()
    said = await phone.text(DANGER)
    await settle(pace)
    assert len(said) == 1
