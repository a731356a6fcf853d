"""STOP while a worker has the parent, and a text that the network could not deliver."""

from playwright.async_api import expect

from tests.desks import send
from tests.scenarios.conftest import asks_for_a_person


async def test_stop_during_a_handover(at_work, parent, time):
    aisha = await at_work("Aisha")
    await asks_for_a_person(parent)
    await aisha.picks_up()
    await aisha.writes("Hello, Aisha here.")
    assert parent.new() == ["Hello, Aisha here."]
    aisha.told()
    await send(aisha.page, "Shall I ring you at two?")
    await expect(aisha.page.get_by_role("button", name="Take back")).to_be_visible()
    await expect(aisha.page.get_by_label("Text to the parent")).to_have_value("")
    await aisha.page.get_by_label("Text to the parent").fill("Or at three")

    assert await parent.text("STOP") == []
    await aisha.sees("The parent has stopped texts.")
    await expect(aisha.page.locator(".text", has_text="Shall I ring you at two?")).to_contain_text("Not sent")
    await aisha.page.get_by_role("button", name="Send", exact=True).click()
    await expect(aisha.page.get_by_role("alert")).to_contain_text(
        "This parent has stopped texts, so nothing was sent."
    )
    await aisha.sees("Or at three")
    await aisha.sees("This parent has stopped texts, so nothing can be sent. Only START from them starts it again.")
    await aisha.cannot_write()
    await aisha.looks_at("stopped")
    await aisha.sees_no("Waits for your answer")
    await time.until("2027-03-05 12:00")
    assert (parent.new(), aisha.told()) == ([], [])
    await aisha.opens("/inbox/list/mine")
    await aisha.sees("Has stopped texts")

    [back] = await parent.text("START")
    assert back
    await aisha.opens_parent("/inbox/list/mine")
    await aisha.sees("With you.")
    await aisha.sees("Answered.")
    await aisha.sees_no("The parent has stopped texts.")
    await aisha.writes("Good to hear from you. No rush with anything.")
    assert parent.new() == ["Good to hear from you. No rush with anything."]


async def test_a_failed_delivery_is_shown_beside_the_text_and_raised(at_work, parent, time, twilio):
    aisha = await at_work("Aisha")
    await asks_for_a_person(parent)
    await aisha.picks_up()
    parent.new()
    aisha.told()
    twilio.fates[parent.address] = ("undelivered", 30003)
    await aisha.writes("Shall I ring you at two?")
    failed = aisha.page.locator(".text", has_text="Shall I ring you at two?")
    await expect(failed).to_contain_text("Not delivered: the phone may be off or out of reach")
    await aisha.sees("Your last text did not arrive: the phone may be off or out of reach. Try again")
    await aisha.looks_at("not-delivered")
    assert parent.new() == []
    await time.minutes(1)
    assert aisha.told() == ["A text to a parent did not arrive."]
    await aisha.sees("A text did not arrive: who looks after this was told")
    await time.minutes(5)
    assert aisha.told() == []
    await aisha.opens("/inbox/list/mine")
    await aisha.sees("The last text did not arrive")

    del twilio.fates[parent.address]
    await aisha.opens_parent("/inbox/list/mine")
    await aisha.writes("Shall I ring you at three?")
    assert parent.new() == ["Shall I ring you at three?"]
    await expect(aisha.page.locator(".text", has_text="at three")).to_contain_text("Delivered")
    await aisha.sees_no("Your last text did not arrive")
