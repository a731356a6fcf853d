"""What a parent and a worker may rely on, whichever channel a text takes."""

import asyncio
import uuid

import pytest

from bot.database.tables import OutboundText
from bot.messages import Choice, DeliveryStatus, TextKind
from bot.outbox.rendering import read_button_data
from tests.conftest import MovableClock
from tests.contracts.channels_under_test import ChannelUnderTest
from tests.stand_ins.parts import Parts
from tests.stand_ins.phone import Phone

CHOICES = (
    Choice("Stepping Stones", "/more_about{'service': 'one'}"),
    Choice("Money Matters", "/more_about{'service': 'two'}"),
    Choice("Not now", "/not_now"),
)
ALPHABETS = (
    "مرحبا، أحتاج إلى مساعدة مع 2 من أطفالي",
    "שלום, אפשר לדבר עם מישהו?",
    "Ciao! 😀👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 £5 €5 àèìòù ñ",
    "line one\nline two\n\n  indented",
)


async def test_a_text_reaches_the_inbox_once_though_delivered_twice(channel: ChannelUnderTest, parts: Parts) -> None:
    await channel.write_twice("I need help with money")
    (text,) = await parts.received()
    assert (text.body, text.kind, text.channel) == ("I need help with money", TextKind.WORDS, channel.name)
    assert text.received_at == parts.clock()
    assert (await parts.known(channel.name, channel.address)).address == channel.address


async def test_two_texts_with_the_same_words_are_two_texts(channel: ChannelUnderTest, parts: Parts) -> None:
    await channel.phone.text("hello")
    await channel.phone.text("hello")
    assert [text.body for text in await parts.received()] == ["hello", "hello"]


async def test_nobody_else_can_post_texts(channel: ChannelUnderTest, parts: Parts) -> None:
    assert set(await channel.forge("let me in")) == {403}
    assert await parts.received() == []


async def test_an_offer_arrives_with_its_choices(channel: ChannelUnderTest, parts: Parts) -> None:
    await parts.send(channel.name, channel.address, "Which one would you like?", CHOICES)
    shown = await channel.phone.next_text()
    assert list(shown.choices) == ["Stepping Stones", "Money Matters", "Not now"]
    assert shown.body.startswith("Which one would you like?")
    assert ("2 Money Matters" in shown.body) is channel.numbered


async def test_a_choice_comes_back_as_what_it_was(channel: ChannelUnderTest, parts: Parts) -> None:
    offer = await parts.send(channel.name, channel.address, "Which one would you like?", CHOICES)
    await channel.phone.next_text()
    await channel.phone.press("Money Matters")
    (text,) = await parts.received()
    if channel.numbered:
        assert (text.body, text.button, text.kind) == ("2", None, TextKind.WORDS)
    else:
        assert (text.body, text.kind) == ("Money Matters", TextKind.BUTTON)
        assert text.button is not None
        assert read_button_data(text.button) == (offer, 2)


async def test_a_busy_provider_gets_the_text_when_it_said(
    channel: ChannelUnderTest, parts: Parts, clock: MovableClock
) -> None:
    channel.make_busy()
    text_id = await parts.send(channel.name, channel.busy_address, "Hello again")
    waiting = await parts.sent(text_id)
    assert waiting.status == DeliveryStatus.QUEUED
    assert (waiting.send_after - clock()).total_seconds() == channel.wait_seconds
    clock.forward(seconds=channel.wait_seconds)
    await parts.deliver(channel.name, channel.busy_address)
    phone = channel.phone_at_busy()
    assert (await phone.next_text()).body == "Hello again"
    assert len(phone.texts) == 1


async def test_a_parent_who_cannot_be_texted_is_marked(channel: ChannelUnderTest, parts: Parts) -> None:
    await channel.close_phone()
    text_id = await parts.send(channel.name, channel.closed_address, "Hello")
    text = await parts.sent(text_id)
    assert text.status == DeliveryStatus.FAILED
    assert text.failure
    assert (await parts.known(channel.name, channel.closed_address)).unreachable_since == parts.clock()


async def test_what_became_of_a_text_is_recorded(channel: ChannelUnderTest, parts: Parts) -> None:
    text_id = await parts.send(channel.name, channel.address, "Hello")
    await channel.phone.next_text()
    text = await settled(parts, text_id, channel.final_status)
    assert text.status == channel.final_status
    assert text.provider_id
    assert (text.delivered_at is not None) is (channel.final_status == DeliveryStatus.DELIVERED)


async def settled(parts: Parts, text_id: uuid.UUID, status: DeliveryStatus) -> OutboundText:
    """The text once its receipts are in."""
    for _ in range(500):
        text = await parts.sent(text_id)
        if text.status == status:
            break
        await asyncio.sleep(0.02)
    return text


async def test_texts_arrive_in_the_order_they_were_queued(channel: ChannelUnderTest, parts: Parts) -> None:
    bodies = [f"text {number}" for number in range(5)]
    for body in bodies:
        await parts.send(channel.name, channel.address, body)
    assert [(await channel.phone.next_text()).body for _ in bodies] == bodies


async def test_an_edited_text_is_a_correction_of_the_first(
    channel_with_edits: ChannelUnderTest, parts: Parts
) -> None:
    await channel_with_edits.phone.text("I live in Fiffe")
    await channel_with_edits.phone.edit("I live in Fife")
    first, correction = await parts.received()
    assert correction.corrects == first.message_id
    assert first.body == "I live in Fife"
    assert first.taken_at is None
    assert correction.taken_at is not None


@pytest.mark.parametrize("caption", ["", "this is the letter"])
async def test_a_photo_is_kept_as_a_fact(channel: ChannelUnderTest, parts: Parts, caption: str) -> None:
    await channel.phone.photo(caption)
    (text,) = await parts.received()
    assert (text.kind, text.body) == (TextKind.PHOTO, caption)


async def test_ten_thousand_characters_are_kept(channel: ChannelUnderTest, parts: Parts) -> None:
    body = "no food 😟" * 1111 + "x"
    assert len(body) == 10_000
    assert await channel.phone.text(body) < 300
    (text,) = await parts.received()
    assert text.body == body


@pytest.mark.parametrize("body", ALPHABETS)
async def test_any_alphabet_passes_both_ways(channel: ChannelUnderTest, parts: Parts, body: str) -> None:
    await channel.phone.text(body)
    (text,) = await parts.received()
    assert text.body == body
    await parts.send(channel.name, channel.address, body)
    assert (await channel.phone.next_text()).body == body


async def test_a_nul_does_no_harm(channel: ChannelUnderTest, parts: Parts) -> None:
    assert await channel.phone.text("he\x00llo") < 300
    assert [text.body for text in await parts.received()] == ["hello"]


async def test_nothing_is_left_of_a_phone_that_only_listened(channel: ChannelUnderTest, parts: Parts) -> None:
    phone: Phone = channel.phone
    await parts.send(channel.name, channel.address, "Hello")
    assert (await phone.next_text()).choices == ()
    assert await parts.received() == []
