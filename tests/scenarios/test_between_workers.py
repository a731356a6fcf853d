"""Two workers race for one parent; a parent goes from one agency to another; a request is picked up from Telegram."""

import asyncio
import re

from playwright.async_api import expect

from tests.desks import PHONE, choose, sign_in
from tests.scenarios.conftest import HANDED_ON, WAITS, asks_for_a_person


async def test_of_two_who_answer_one_parent_at_once_one_has_it_and_the_other_is_told_who(at_work, parent, time):
    aisha, bob = await at_work("Aisha"), await at_work("Bob")
    await asks_for_a_person(parent, "I'm feart I lose the flat")
    for each in (aisha, bob):
        await each.opens_parent()
        await each.sees_no("I'm feart I lose the flat")
        await each.page.get_by_label("Text to the parent").fill(f"Hello, {each.name} here.")
    buttons = [each.page.get_by_role("button", name="Send", exact=True) for each in (aisha, bob)]
    await asyncio.gather(*(button.click() for button in buttons))
    for each in (aisha, bob):
        told = each.page.get_by_role("alert").or_(each.page.get_by_role("button", name="Take back"))
        await expect(told.first).to_be_visible()
    aisha_lost = await aisha.page.get_by_role("alert").count()
    winner, loser = (bob, aisha) if aisha_lost else (aisha, bob)

    await expect(loser.page.get_by_role("alert")).to_contain_text(f"{winner.name} has picked this up")
    await loser.sees(f"Hello, {loser.name} here.")
    await loser.sees(f"{winner.name} has this.")
    await loser.cannot_write()
    await loser.sees_no("I'm feart I lose the flat")
    await loser.looks_at("race-lost")
    await winner.sees("I'm feart I lose the flat")

    await time.passes(seconds=11)
    assert parent.new() == [f"Hello, {winner.name} here."]
    assert await parent.text("oh thank you") == []
    await winner.sees("oh thank you")
    await loser.sees_no("oh thank you")
    await loser.opens("/inbox")
    await loser.sees("Nobody is waiting.")
    await loser.opens("/inbox/list/everyone")
    await loser.sees(f"with {winner.name}")


async def test_a_parent_goes_from_one_agency_to_another(at_work, parent, time):
    aisha = await at_work("Aisha", organisation="Lantern Parents")
    bob = await at_work("Bob", areas=("glasgow",), organisation="Lomond Advice")
    await asks_for_a_person(parent, "I'm behind with the rent")
    await parent.press("Yes, share it")
    await bob.opens("/inbox")
    await bob.sees("Nobody is waiting.")
    await aisha.picks_up()
    await aisha.writes("Hello, Aisha here.")
    await aisha.does("Promise")
    await aisha.page.get_by_label("What you will do").fill("Ring the council")
    await aisha.page.get_by_label("By", exact=True).fill("2027-03-05")
    await aisha.page.get_by_role("button", name="Keep this promise").click()
    await aisha.sees("Aisha promised, by Fri 5 Mar")
    parent.new()
    await parent.text("are you able to come with me?")
    await aisha.sees("are you able to come with me?")

    await aisha.does("Hand on")
    await choose(aisha.page.get_by_label("To", exact=True), "Bob")
    await aisha.page.get_by_role("button", name="Hand on").click()
    await expect(aisha.page.get_by_role("alert")).to_contain_text("Please write what was agreed with the parent.")
    assert parent.new() == []
    await aisha.page.get_by_label("What they should know").fill("She would like someone beside her on Friday")
    await aisha.page.get_by_role("button", name="Hand on").click()
    await aisha.sees("Bob has this.")
    await aisha.sees_no("are you able to come with me?")
    await aisha.cannot_write()

    await time.passes(minutes=6)
    [named] = parent.new()
    assert "Bob from Lomond Advice" in named
    assert "Aisha" in named
    assert bob.told() == [HANDED_ON]
    await bob.opens("/inbox/list/mine")
    await bob.sees("1 unanswered")
    await bob.opens_parent("/inbox/list/mine")
    await bob.sees("With you.")
    await bob.sees("Aisha handed on to Bob")
    await bob.sees("She would like someone beside her on Friday")
    await bob.sees("are you able to come with me?")
    await bob.sees("Summary the parent agreed to")
    await bob.sees("Ring the council")
    await bob.sees("Bob, by Fri 5 Mar")
    await bob.looks_at("handed-on")
    await bob.writes("Hello, Bob here. Yes, I will be there.")
    assert parent.new() == ["Hello, Bob here. Yes, I will be there."]


async def test_a_request_is_picked_up_from_telegram_and_read_in_the_inbox_only(at_work, parent):
    aisha, bob = await at_work("Aisha", viewport=PHONE), await at_work("Bob")
    await aisha.page.get_by_role("button", name="Sign out").click()
    secret = "my ex keeps turning up about the wean"
    await asks_for_a_person(parent, secret)

    [notice] = aisha.telegrams()
    assert re.fullmatch(rf"{re.escape(WAITS)}\nhttp://127\.0\.0\.1:\d+/inbox/[0-9a-f-]{{36}}", notice)
    assert bob.telegrams() == [notice]
    told = "\n".join([notice, *aisha.emails(), *bob.emails()])
    for word in (*secret.split(), "Kirkcaldy", parent.address, parent.address[-3:]):
        assert word not in re.sub(r"http\S+", "", told).split()

    await aisha.phone.press("Pick up")
    [answer] = aisha.telegrams()
    assert answer.startswith("You have picked this up. The parent waits for your first text.\n")
    await bob.phone.press("Pick up")
    assert bob.telegrams() == ["Aisha has picked this up."]

    await aisha.page.goto(answer.splitlines()[-1])
    await sign_in(aisha.page, "Aisha")
    await aisha.sees("With you.")
    await aisha.sees(secret)
    await aisha.sees("Aisha picked this up")
    await aisha.writes("Hello, Aisha here.")
    assert parent.new() == ["Hello, Aisha here."]
