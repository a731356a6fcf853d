"""An emergency at three on a bank holiday; a worker who goes silent; a parent who replies after closing."""

from playwright.async_api import expect

from tests.desks import choose
from tests.scenarios.conftest import EMERGENCY, FINISH, HANDED_ON, UNANSWERED, asks_for_a_person

DANGER = "I want to kill myself and nobody would notice"
GOOD_FRIDAY = "2027-03-26 03:00"


async def put_on_call(moira, *names: str) -> None:
    """The supervisor puts people on the rota for the bank holiday."""
    for name in names:
        await moira.opens("/hours")
        await choose(moira.page.get_by_label("Who"), name)
        await moira.page.get_by_label("From").last.fill("2027-03-25T17:00")
        await moira.page.get_by_label("Until").last.fill("2027-03-26T17:00")
        await moira.page.get_by_role("button", name="Add to the rota").click()
        await moira.sees(f"{name}, Fife: Thu 25 Mar, 17:00 to Fri 26 Mar, 17:00")


async def test_an_emergency_at_three_in_the_morning_of_a_bank_holiday(at_work, parent, clock, time):
    clock.set("2027-03-25 15:00")
    aisha, bob, cara = await at_work("Aisha"), await at_work("Bob"), await at_work("Cara")
    moira = await at_work("Moira", roles=("supervisor",), areas=())
    await put_on_call(moira, "Aisha", "Bob")
    clock.set(GOOD_FRIDAY)
    await moira.opens("/overview")
    noticed = moira.page.locator("section", has_text="Who would notice an emergency now").locator("li")
    await expect(noticed.filter(has_text="Fife")).to_contain_text("Aisha, Bob")

    [said] = await parent.text(DANGER)
    assert "999" in said
    assert "a key worker" in said
    for minute in range(0, 15, 5):
        for each in (aisha, bob):
            assert each.told() == [EMERGENCY], f"{each.name} after {minute} minutes"
        await time.minutes(4)
        assert (aisha.told(), bob.told()) == ([], [])
        await time.minutes(1)
    assert len(bob.emails()) == 4
    assert (cara.told(), cara.emails()) == ([], [])
    assert parent.new() == []

    await bob.opens()
    await expect(bob.page.locator(".row")).to_contain_text("Emergency")
    bob.told()
    aisha.told()
    await bob.picks_up()
    await bob.sees(DANGER)
    await bob.sees("Aisha was told (Telegram), 4 times, last Fri 26 Mar, 03:15")
    await time.minutes(11)
    assert (aisha.told(), bob.told()) == ([], [])
    await bob.writes("Bob here, a real person. Are you somewhere safe just now?")
    assert parent.new() == ["Bob here, a real person. Are you somewhere safe just now?"]
    assert await parent.text("aye I'm with my sister the now") == []
    await bob.sees("aye I'm with my sister the now")
    await an_emergency_is_finished_with_what_was_done(bob)


async def an_emergency_is_finished_with_what_was_done(bob) -> None:
    await bob.does("Finish")
    ends = bob.page.get_by_role("button", name=FINISH)
    await bob.page.get_by_label("How it went").fill("Safe with her sister")
    await ends.click()
    await expect(bob.page.get_by_label("What was done")).to_be_focused()
    await bob.page.get_by_label("What was done").fill(" ")
    await bob.page.get_by_label("Who was told").fill(" ")
    await ends.click()
    await expect(bob.page.get_by_role("alert")).to_contain_text("Please write down what was done and who was told.")
    await bob.sees("With you.")
    await expect(bob.page.get_by_label("How it went")).to_have_value("Safe with her sister")
    await bob.page.get_by_label("What was done").fill("Stayed on until her sister came; NHS 24 rung")
    await bob.page.get_by_label("Who was told").fill("Moira")
    await ends.click()
    await bob.sees("You have finished for now.")
    await bob.sees("Bob wrote down what was done")
    await bob.sees("Done: Stayed on until her sister came; NHS 24 rung. Told: Moira")


async def test_with_nobody_on_call_the_parent_gets_the_numbers_and_no_promise(at_work, parent, clock, time):
    clock.set("2027-03-25 15:00")
    aisha = await at_work("Aisha")
    moira = await at_work("Moira", roles=("supervisor",), areas=())
    clock.set(GOOD_FRIDAY)
    said = "\n".join(await parent.text(DANGER))
    assert "116 123" in said
    assert "key worker" not in said
    await time.minutes(6)
    assert parent.new() == []
    assert aisha.told() == []
    assert [email.splitlines()[0] for email in aisha.emails()] == [EMERGENCY]
    await moira.opens("/overview")
    await expect(moira.page.locator("section", has_text="Who would notice an emergency now")).to_contain_text(
        "Nobody"
    )
    await expect(moira.page.locator("section", has_text="Waiting to be picked up")).to_contain_text("Emergency")


async def test_a_worker_goes_silent_and_a_supervisor_gives_the_parent_to_another(at_work, parent, time):
    aisha, bob = await at_work("Aisha"), await at_work("Bob")
    moira = await at_work("Moira", roles=("supervisor",), areas=())
    await asks_for_a_person(parent)
    await aisha.picks_up()
    await aisha.writes("Hello, Aisha here. I will look at it with you.")
    await time.passes(minutes=3)
    parent.new()
    aisha.told()
    bob.told()
    assert await parent.text("could you look at it today?") == []

    await time.until("2027-03-02 12:20")
    assert (aisha.told(), bob.told(), parent.new()) == ([], [], [])
    await time.until("2027-03-02 13:00")
    assert aisha.told() == [UNANSWERED]
    assert bob.told() == []
    await time.until("2027-03-02 15:00")
    assert bob.told() == [UNANSWERED]
    assert moira.told() == []
    aisha.told()
    await time.until("2027-03-02 17:30")
    parent.new()
    await time.until("2027-03-03 11:00")
    assert moira.told() == [UNANSWERED]
    [sorry] = parent.new()
    assert "Aisha has not been able to answer you yet" in sorry or "still waiting for Aisha" in sorry
    for choice in ("Wait for Aisha", "Another key worker", "The assistant"):
        assert choice in sorry
    aisha.told()
    bob.told()

    await moira.opens("/overview")
    owed = moira.page.locator("section", has_text="Waiting for an answer")
    await expect(owed).to_contain_text("with Aisha")
    await expect(owed).to_contain_text("8 h")
    await owed.get_by_text("Reassign").click()
    await moira.looks_at("overview-silent")
    await choose(owed.get_by_label("To"), "Bob")
    await owed.get_by_label("What they should know").fill("Aisha is off ill")
    await owed.get_by_role("button", name="Hand on").click()
    await expect(moira.page.locator("section", has_text="Waiting for an answer")).to_contain_text("with Bob")
    await time.passes(minutes=6)
    [named] = parent.new()
    assert "Bob" in named
    assert bob.told() == [HANDED_ON]
    assert (aisha.told(), moira.told()) == ([], [])

    await bob.opens_parent("/inbox/list/mine")
    await bob.sees("Moira handed on to Bob")
    await bob.sees("Aisha is off ill")
    await bob.sees("could you look at it today?")
    await bob.writes("Hello, Bob here, sorry for the wait.")
    assert parent.new() == ["Hello, Bob here, sorry for the wait."]
    await aisha.opens_parent("/inbox/list/everyone")
    await aisha.sees("Bob has this.")
    await aisha.cannot_write()


async def test_a_parent_who_replies_after_closing(at_work, parent, time):
    aisha = await at_work("Aisha")
    await asks_for_a_person(parent)
    await aisha.picks_up()
    await aisha.writes("Hello, Aisha here.")
    await aisha.finishes()
    goodbye = parent.new()[-1]
    assert "Aisha" in goodbye
    aisha.told()

    await time.until("2027-03-03 09:30")
    assert await parent.text("one more thing, what do I bring?") == []
    await aisha.opens_parent("/inbox/list/mine")
    await aisha.sees("The parent texted again")
    await aisha.sees("one more thing, what do I bring?")
    await aisha.sees("With you.")
    await aisha.writes("Just your letter.")
    assert parent.new() == ["Just your letter."]
    await aisha.finishes("Form is in")
    parent.new()

    await time.until("2027-03-04 10:30")
    [asks] = parent.new()
    assert "Aisha has finished for now" in asks or "automated helper here again" in asks
    assert "Leave it there" in asks
    await aisha.opens_parent("/inbox/list/closed")
    await aisha.sees("Closed.")
    await aisha.sees("Closed; the assistant carries on")
    await aisha.looks_at("closed")
    await aisha.cannot_write()
    aisha.told()
    [answer] = await parent.text("is there a toddler group near me")
    assert "Something else" in answer
    await time.minutes(2)
    assert aisha.told() == []
    await aisha.opens("/inbox/list/mine")
    await aisha.sees("Nobody is with you just now.")
