"""Telegram as the app talks to it: the webhook, asking for updates, and what comes back from a send."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI
from telegram import Bot

from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import ChannelName, Choice, IncomingText, TextKind, TextToSend
from bot.settings import Settings
from channels.telegram import TelegramConnection, telegram_router, uses_webhook
from channels.telegram_sender import TelegramSender, telegram_bot
from tests.conftest import MovableClock
from tests.stand_ins.parts import Parts
from tests.stand_ins.telegram_api import TelegramPhone, TelegramStandIn

CHAT = 5551234


@pytest.fixture
def bot(telegram: TelegramStandIn, clock: MovableClock) -> Bot:
    telegram.forget(clock)
    return telegram_bot(only_telegram(telegram))


def only_telegram(telegram: TelegramStandIn, **other: str) -> Settings:
    """Settings without an address of ours and without a database: none is needed here."""
    given = {"telegram_bot_token": telegram.token, "telegram_api_url": telegram.address, **other}
    return Settings.model_construct(**given)


@pytest.fixture
def phone(telegram: TelegramStandIn, bot: Bot) -> TelegramPhone:
    phone = telegram.phone(CHAT)
    phone.started = True
    return phone


async def test_set_up_tells_where_we_are_and_what_the_menu_holds(parts: Parts) -> None:
    assert parts.telegram.webhook["url"] == f"{parts.address}/channels/telegram/webhook"
    assert [each["command"] for each in parts.telegram.commands] == ["start", "plan", "person", "stop", "help"]


async def test_a_pressed_button_comes_to_rest(parts: Parts) -> None:
    phone = parts.telegram.phone(CHAT)
    phone.started = True
    await parts.send(ChannelName.TELEGRAM, str(CHAT), "Which?", (Choice("One", "/a"), Choice("Two", "/b")))
    await phone.press("Two")
    await until(lambda: not parts.telegram.open_queries)


async def test_a_start_link_brings_its_code(parts: Parts) -> None:
    await parts.telegram.phone(CHAT).text("/start LEITH")
    (text,) = await parts.received()
    assert (text.body, text.start_code) == ("start", "LEITH")


async def test_what_was_not_taken_comes_again(parts: Parts) -> None:
    secret = parts.telegram.webhook["secret_token"]
    parts.telegram.webhook["secret_token"] = "not yet the right one"
    phone = parts.telegram.phone(CHAT)
    assert await phone.text("hello") == 403
    assert await parts.received() == []
    parts.telegram.webhook["secret_token"] = secret
    assert await parts.telegram.deliver_pending() == 200
    assert [text.body for text in await parts.received()] == ["hello"]


@pytest.mark.parametrize(
    "content", [b"", b"not json", b"[]", b'{"message": {}}', b'{"update_id": "x"}', b"[" * 100_000]
)
async def test_what_is_no_update_is_refused(parts: Parts, content: bytes) -> None:
    assert (await posted(parts, content)).status_code == 400


@pytest.mark.parametrize(
    "update", ['{"update_id": 1}', '{"update_id": 1, "message": 5}', '{"update_id": 1, "poll": {}}']
)
async def test_an_update_we_cannot_use_is_let_go(parts: Parts, update: str) -> None:
    assert (await posted(parts, update.encode())).status_code == 200
    assert await parts.received() == []


async def posted(parts: Parts, content: bytes) -> httpx.Response:
    headers = {"X-Telegram-Bot-Api-Secret-Token": parts.telegram.webhook["secret_token"]}
    async with httpx.AsyncClient(verify=False) as client:
        return await client.post(parts.telegram.webhook["url"], content=content, headers=headers)


async def test_without_a_secret_nobody_gets_in(parts: Parts, bot: Bot) -> None:

    app = FastAPI()
    app.include_router(
        telegram_router(bot, parts.inbox, parts.settings.model_copy(update={"telegram_webhook_secret": ""}))
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": ""}):
            answer = await client.post("/channels/telegram/webhook", json={"update_id": 1}, headers=headers)
            assert answer.status_code == 403


@pytest.mark.parametrize(
    ("public_url", "secret", "api_url", "webhook"),
    [
        ("https://pace.example", "s", "", True),
        ("http://pace.example", "s", "", False),
        ("http://127.0.0.1:8000", "s", "http://127.0.0.1:8081", True),
        ("https://pace.example", "", "", False),
        ("", "s", "http://127.0.0.1:8081", False),
    ],
)
def test_when_telegram_can_call_us(public_url: str, secret: str, api_url: str, webhook: bool) -> None:
    given = {"public_url": public_url, "telegram_webhook_secret": secret, "telegram_api_url": api_url}
    assert uses_webhook(Settings.model_construct(**given)) is webhook


class Taken:
    """An inbox's door that fails as often as it is told, then takes."""

    def __init__(self, failures: int = 0) -> None:
        self.texts: list[IncomingText] = []
        self._failures = failures

    async def accept(self, text: IncomingText) -> bool:
        if self._failures:
            self._failures -= 1
            raise ConnectionError("the database is away")
        self.texts.append(text)
        return True


@asynccontextmanager
async def polling(bot: Bot, taken: Taken, settings: Settings, waits: list[float]) -> AsyncIterator[None]:
    async def note(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    connection = TelegramConnection(bot, taken, settings, sleep=note)  # type: ignore[arg-type]
    task = asyncio.create_task(connection.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_without_an_address_we_ask_for_updates(
    bot: Bot, phone: TelegramPhone, telegram: TelegramStandIn
) -> None:
    telegram.webhook = {"url": "https://an-old-one.example", "secret_token": "s"}
    taken, waits = Taken(), []
    async with polling(bot, taken, only_telegram(telegram), waits):
        await until(lambda: "getUpdates" in telegram.calls)
        assert telegram.webhook["url"] == ""
        await phone.text("hello")
        await until(lambda: len(taken.texts) == 1)
        await TelegramSender(bot).send(TextToSend(str(CHAT), "Which?", (("One", "abc:1"),)))
        await phone.press("One")
        await until(lambda: len(taken.texts) == 2 and not telegram.open_queries)
        await until(lambda: not telegram.pending)
    assert [(text.body, text.kind) for text in taken.texts] == [("hello", TextKind.WORDS), ("One", TextKind.BUTTON)]
    assert waits == []


async def test_what_could_not_be_stored_is_asked_for_again(
    bot: Bot, phone: TelegramPhone, telegram: TelegramStandIn
) -> None:
    taken, waits = Taken(failures=3), []
    for body in ("one", "two", "three"):
        await phone.text(body)
    async with polling(bot, taken, only_telegram(telegram), waits):
        await until(lambda: len(taken.texts) == 3)
    assert [text.body for text in taken.texts] == ["one", "two", "three"]
    assert waits == [1.0, 2.0, 4.0]


async def test_set_up_waits_for_telegram(telegram: TelegramStandIn, clock: MovableClock) -> None:
    telegram.forget(clock)
    waits: list[float] = []
    nowhere = telegram_bot(only_telegram(telegram, telegram_api_url="http://127.0.0.1:9"))
    async with polling(nowhere, Taken(), only_telegram(telegram), waits):
        await until(lambda: len(waits) >= 8)
    assert waits[:8] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]


async def until(true) -> None:
    """Waits for something to become true, with a bound that says that it never did."""
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


async def test_a_text_is_shown_with_a_button_a_row(bot: Bot, phone: TelegramPhone) -> None:
    text = TextToSend(str(CHAT), "Which one?", (("One", "a:1"), ("Two", "a:2")))
    sent = await TelegramSender(bot).send(text)
    assert phone.last.id == sent
    assert (phone.last.body, phone.last.choices) == ("Which one?", ("One", "Two"))


async def test_words_are_never_taken_for_markup(bot: Bot, phone: TelegramPhone) -> None:
    body = "<b>5 < 6</b> *and* _so_ [on](https://example.org) & more"
    await TelegramSender(bot).send(TextToSend(str(CHAT), body))
    assert phone.last.body == body


async def test_a_blocked_bot_is_a_closed_address(bot: Bot, phone: TelegramPhone) -> None:
    phone.block()
    with pytest.raises(AddressClosed):
        await TelegramSender(bot).send(TextToSend(str(CHAT), "Hello"))


@pytest.mark.parametrize(
    "text",
    [
        TextToSend("99999", "nobody has written from there"),
        TextToSend(str(CHAT), "x" * 4097),
        TextToSend(str(CHAT), " "),
        TextToSend(str(CHAT), "Which?", (("One", "x" * 65),)),
    ],
)
async def test_what_telegram_refuses_has_failed(bot: Bot, phone: TelegramPhone, text: TextToSend) -> None:
    with pytest.raises(SendFailed) as failed:
        await TelegramSender(bot).send(text)
    assert not isinstance(failed.value, AddressClosed)


async def test_too_fast_is_later(bot: Bot, phone: TelegramPhone, telegram: TelegramStandIn) -> None:
    telegram.trouble.busy, telegram.trouble.retry_after = 1, 17
    with pytest.raises(SendLater) as later:
        await TelegramSender(bot).send(TextToSend(str(CHAT), "Hello"))
    assert later.value.seconds == 17


async def test_telegrams_own_trouble_is_later(bot: Bot, phone: TelegramPhone, telegram: TelegramStandIn) -> None:
    telegram.trouble.broken = 1
    with pytest.raises(SendLater):
        await TelegramSender(bot).send(TextToSend(str(CHAT), "Hello"))


@pytest.mark.parametrize(
    "wrong", [{"telegram_bot_token": "1:not-the-token"}, {"telegram_api_url": "http://127.0.0.1:9"}]
)
async def test_what_is_no_fault_of_the_text_is_later(telegram: TelegramStandIn, wrong: dict[str, str]) -> None:
    sender = TelegramSender(telegram_bot(only_telegram(telegram, **wrong)))
    with pytest.raises(SendLater):
        await sender.send(TextToSend(str(CHAT), "Hello"))
