"""The simulator's routes: what the page gets, and what it may send."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.messages import ChannelName, Choice, DeliveryStatus
from channels.simulated_phones import BLOCKED, BUSY, SimulatedParent, parent_at
from channels.simulator_page import LONGEST_TEXT, _nobody_yet
from tests.conftest import MovableClock
from tests.stand_ins.parts import STAFF, Parts

PARENT = SimulatedParent(123)
SMS, TELEGRAM = ChannelName.SIMULATOR_SMS, ChannelName.SIMULATOR_TELEGRAM


@pytest.fixture
async def browser(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=parts.address, headers=STAFF, verify=False) as client:
        yield client


async def on_phone(browser: httpx.AsyncClient, style: str = "sms") -> dict[str, Any]:
    both = (await browser.get(f"/simulator/{PARENT.id}/phones")).raise_for_status().json()
    return both[style]


async def type_on(browser: httpx.AsyncClient, style: str = "sms", **typed: str) -> httpx.Response:
    return await browser.post(f"/simulator/{PARENT.id}/{style}/texts", json={"id": "text-0001", **typed})


def test_an_address_tells_whose_phone_it_is() -> None:
    for number in (0, 7, 123, 999):
        parent = SimulatedParent(number)
        assert parent_at(parent.address("sms")) == parent_at(parent.address("telegram")) == parent
    assert PARENT.shown_number == "07700 900123"
    for address in ("+447700901123", "447700900123", "+4477009001234", "7700900", ""):
        assert parent_at(address) is None


def test_a_new_parent_is_nobody_who_texted() -> None:
    taken = [SimulatedParent(number) for number in range(1000) if number not in (42, BLOCKED, BUSY)]
    assert _nobody_yet(taken) == SimulatedParent(42)
    assert _nobody_yet([SimulatedParent(number) for number in range(1000)]).number in range(1000)


async def test_the_page_opens_on_whoever_texted_last(browser: httpx.AsyncClient, clock: MovableClock) -> None:
    first = await browser.get("/simulator")
    assert (first.status_code, first.headers["location"]) == (303, "/simulator/new")
    assert re.fullmatch(r"/simulator/\d{3}", (await browser.get("/simulator/new")).headers["location"])
    await type_on(browser, body="hello")
    clock.forward(minutes=1)
    await browser.post("/simulator/456/telegram/texts", json={"id": "text-0002", "body": "hello"})
    assert (await browser.get("/simulator")).headers["location"] == "/simulator/456"
    page = (await browser.get("/simulator/789")).text
    assert page.index("/simulator/456") < page.index("/simulator/123")


async def test_the_page_holds_no_script_or_style_of_its_own(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/simulator/123")).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    for address in re.findall(r'(?:src|href|data-screen)="(/static/[^"]+)"', page):
        assert (await browser.get(address)).status_code == 200


@pytest.mark.parametrize("parent_id", ["12", "1234", "abc", "%2e%2e", "１２３"])
async def test_only_three_digits_name_a_parent(browser: httpx.AsyncClient, parent_id: str) -> None:
    assert (await browser.get(f"/simulator/{parent_id}")).status_code in (404, 422)


async def test_nobody_without_a_sign_in_sees_anything(parts: Parts) -> None:
    async with httpx.AsyncClient(base_url=parts.address, verify=False) as stranger:
        for path in ("", "/new", "/123", "/123/phones"):
            assert (await stranger.get(f"/simulator{path}")).status_code == 403


@pytest.mark.parametrize("body", ["", "   ", "\n\t ", "\x00", "\x00 \x00"])
async def test_nothing_is_no_text(browser: httpx.AsyncClient, parts: Parts, body: str) -> None:
    answer = await type_on(browser, body=body)
    assert answer.status_code == 422
    assert "nothing to send" in answer.json()["problem"]
    assert await parts.received() == []


async def test_a_text_may_be_long_but_not_endless(browser: httpx.AsyncClient, parts: Parts) -> None:
    answer = await type_on(browser, body="x" * (LONGEST_TEXT + 1))
    assert (answer.status_code, "10,000" in answer.json()["problem"]) == (422, True)
    assert (await type_on(browser, body="x" * 2_000_000)).status_code == 422
    assert (await type_on(browser, body="x" * LONGEST_TEXT)).status_code == 202
    assert [len(text.body) for text in await parts.received()] == [LONGEST_TEXT]


@pytest.mark.parametrize(
    "typed",
    [
        {"id": "short"},
        {"id": "../../etc/passwd"},
        {"kind": "telepathy"},
        {"button": "x" * 65},
        {"received_at": "2020-01-01"},
        {"body": 5},
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(
    browser: httpx.AsyncClient, parts: Parts, typed: dict[str, Any]
) -> None:
    assert (await type_on(browser, **{"body": "hello", **typed})).status_code == 422
    assert await parts.received() == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_form_on_another_site_cannot_post(
    browser: httpx.AsyncClient, parts: Parts, content_type: str
) -> None:
    answer = await browser.post(
        "/simulator/123/sms/texts",
        content='{"id": "text-0001", "body": "hello"}',
        headers={"Content-Type": content_type},
    )
    assert answer.status_code == 415
    assert await parts.received() == []


async def test_what_did_not_change_is_not_sent_again(browser: httpx.AsyncClient) -> None:
    first = await browser.get("/simulator/123/phones")
    same = {"If-None-Match": first.headers["etag"]}
    assert (await browser.get("/simulator/123/phones", headers=same)).status_code == 304
    await type_on(browser, body="hello")
    assert (await browser.get("/simulator/123/phones", headers=same)).status_code == 200


async def test_two_phones_of_one_parent_are_two_addresses(browser: httpx.AsyncClient) -> None:
    await type_on(browser, "sms", body="from the phone")
    await type_on(browser, "telegram", body="from the chat")
    assert [text["body"] for text in (await on_phone(browser, "sms"))["texts"]] == ["from the phone"]
    assert [text["body"] for text in (await on_phone(browser, "telegram"))["texts"]] == ["from the chat"]


async def test_commands_work_in_a_chat_only(browser: httpx.AsyncClient, parts: Parts) -> None:
    await type_on(browser, "telegram", id="text-0001", body="/start LEITH")
    await type_on(browser, "sms", id="text-0002", body="/start LEITH")
    chat, sms = await parts.received()
    assert (chat.body, chat.start_code) == ("start", "LEITH")
    assert (sms.body, sms.start_code) == ("/start LEITH", None)


async def test_texts_of_both_sides_are_in_order(
    browser: httpx.AsyncClient, parts: Parts, clock: MovableClock
) -> None:
    await type_on(browser, id="text-0001", body="one")
    clock.forward(seconds=1)
    await parts.send(SMS, PARENT.address("sms"), "two", (Choice("Yes", "/a"), Choice("No", "/b")))
    clock.forward(seconds=1)
    await type_on(browser, id="text-0003", body="three " * 40)
    texts = (await on_phone(browser))["texts"]
    assert [(text["mine"], text["body"].split()[0], text["parts"]) for text in texts] == [
        (True, "one", 1),
        (False, "two", 1),
        (True, "three", 2),
    ]
    assert texts[1]["buttons"] == []
    assert texts[1]["status_words"] == "Delivered"


async def test_an_edited_text_shows_its_newest_words(browser: httpx.AsyncClient) -> None:
    await type_on(browser, "telegram", id="text-0001", body="I live in Fiffe")
    for number, body in ((2, "I live in Fife"), (3, "I live in Kirkcaldy")):
        await type_on(browser, "telegram", id=f"text-000{number}", body=body, corrects="text-0001")
    (text,) = (await on_phone(browser, "telegram"))["texts"]
    assert (text["id"], text["body"], text["edited"]) == ("text-0001", "I live in Kirkcaldy", True)


async def test_the_other_side_writes_while_a_text_waits(browser: httpx.AsyncClient, clock: MovableClock) -> None:
    assert (await on_phone(browser))["writing"] is False
    await type_on(browser, body="hello")
    assert (await on_phone(browser))["writing"] is True
    clock.forward(minutes=1)
    assert (await on_phone(browser))["writing"] is False


async def test_a_text_held_for_the_morning_says_so(
    browser: httpx.AsyncClient, parts: Parts, clock: MovableClock
) -> None:
    clock.set("2027-03-02 22:15")
    await type_on(browser, body="hello")
    clock.forward(minutes=30)
    async with parts.database.transaction() as session:
        address = await parts.known(SMS, PARENT.address("sms"))
        await parts.outbox.queue(session, address, "Hello", clock(), purpose="check_in", author="assistant")
    held = (await on_phone(browser))["texts"][-1]
    assert (held["status"], held["status_words"]) == ("held", "Waiting until Wed 08:00")


async def test_a_stopped_phone_says_so(browser: httpx.AsyncClient) -> None:
    await type_on(browser, body="STOP")
    assert (await on_phone(browser))["stopped"] is True


@pytest.mark.parametrize("channel", [SMS, TELEGRAM])
async def test_two_numbers_have_trouble_to_try_out(parts: Parts, clock: MovableClock, channel: ChannelName) -> None:
    blocked, busy = (SimulatedParent(number).address(channel.style) for number in (BLOCKED, BUSY))
    failed = await parts.sent(await parts.send(channel, blocked, "Hello"))
    assert (failed.status, failed.failure) == (DeliveryStatus.FAILED, "blocked")
    for _ in range(2):
        put_off = await parts.send(channel, busy, "Hello")
        assert (await parts.sent(put_off)).send_after == clock() + timedelta(seconds=2)
        clock.forward(seconds=2)
        await parts.deliver(channel, busy)
        assert (await parts.sent(put_off)).status == DeliveryStatus.DELIVERED
