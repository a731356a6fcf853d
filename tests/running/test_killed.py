"""A process is killed in the midst of its work, and comes back: no text is lost, and none is answered or sent twice."""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import psycopg
import pytest

from bot.database.session import Database
from tests.running.real_processes import RealApp, real_app, until
from tests.stand_ins.phone import Phone
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn

pytestmark = pytest.mark.timeout(420)

UNDER_WAY = "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = 'take_turns' AND status = 'doing')"
QUESTIONS = ("I am looking for a nursery", "what can you do")


@pytest.fixture
async def app(
    database: Database, tmp_path: Path, twilio: TwilioStandIn, telegram: TelegramStandIn
) -> AsyncIterator[RealApp]:
    """All processes at work."""
    async with real_app(database, tmp_path, twilio, telegram) as app:
        await app.start("engine", "serve", "work")
        await until(lambda: telegram.webhook["url"], "the webhook to be set")
        yield app


def answers(app: RealApp) -> list[int]:
    """How many texts of ours answer each text of the parents, in the order in which those came."""
    found = app.ask(
        "SELECT count(o.id) FROM inbound_texts i LEFT JOIN outbound_texts o ON o.answers_id = i.id"
        " GROUP BY i.id ORDER BY i.place"
    )
    return [number for (number,) in found]


def came_once(phone: Phone) -> bool:
    """Whether something came, and nothing twice."""
    return bool(phone.ours) and max(Counter(shown.body for shown in phone.ours).values()) == 1


async def freeze_in_mid_turn(app: RealApp, phone: Phone, words: str) -> None:
    """The parent texts, and the engine is just thinking about it."""
    app.send("engine", signal.SIGSTOP)
    assert await phone.text(words) < 300
    await app.until_asked(UNDER_WAY)


async def test_a_worker_killed_in_mid_turn(app: RealApp, twilio: TwilioStandIn) -> None:
    phone = twilio.phone("+447700900311")
    await freeze_in_mid_turn(app, phone, QUESTIONS[0])
    app.send("work", signal.SIGKILL)
    app.send("engine", signal.SIGCONT)
    assert await phone.text(QUESTIONS[1]) < 300
    await app.a_while_later()
    await app.settled()
    assert all(answers(app))
    assert came_once(phone)


@pytest.mark.parametrize("where", ["slow_to_take", "slow_to_answer"])
async def test_a_worker_killed_in_mid_sending(app: RealApp, twilio: TwilioStandIn, where: str) -> None:
    phone = twilio.phone("+447700900312")
    setattr(twilio.trouble, where, True)
    assert await phone.text(QUESTIONS[0]) < 300
    await app.until_asked("SELECT EXISTS (SELECT FROM outbound_texts WHERE status = 'sending')")
    await until(lambda: where == "slow_to_take" or twilio.messages, "Twilio to take it")
    app.send("work", signal.SIGKILL)
    setattr(twilio.trouble, where, False)
    await app.a_while_later()
    await app.settled()
    assert came_once(phone)
    assert len(twilio.messages) == app.ask("SELECT count(*) FROM outbound_texts")[0][0]


async def test_a_worker_killed_while_telegram_answers(app: RealApp, telegram: TelegramStandIn) -> None:
    """Telegram cannot be asked what it took, so the one text that was cut off comes again, and no other."""
    phone = telegram.phone(5_000_313)
    telegram.trouble.slow_to_answer = True
    assert await phone.text(QUESTIONS[0]) < 300
    await until(lambda: phone.ours, "Telegram to take it")
    app.send("work", signal.SIGKILL)
    telegram.trouble.slow_to_answer = False
    await app.a_while_later()
    await until(lambda: len(phone.ours) > app.ask("SELECT count(*) FROM outbound_texts")[0][0], "all to come")
    cut_off, *others = phone.ours
    assert Counter(shown.body for shown in others) == Counter({shown.body for shown in others})
    assert others[0].body == cut_off.body


async def test_the_web_process_killed_while_it_takes_a_text(
    app: RealApp, twilio: TwilioStandIn, telegram: TelegramStandIn
) -> None:
    sms, chat = twilio.phone("+447700900314"), telegram.phone(5_000_314)
    for phone in (sms, chat):
        with psycopg.connect(app.database_url) as held_up:
            held_up.execute("LOCK TABLE inbound_texts IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(httpx.TransportError):
                await killed_meanwhile(app, phone)
        await app.start("serve")
    assert app.ask("SELECT count(*) FROM inbound_texts")[0][0] == 0
    for _ in range(3):
        assert await sms.again() == 200
    await telegram.deliver_pending()
    await app.until_asked("SELECT count(*) = 2 FROM inbound_texts")
    await until(lambda: sms.ours and chat.ours, "both to be answered")
    assert all(answers(app))
    assert came_once(sms)
    assert came_once(chat)


async def killed_meanwhile(app: RealApp, phone: Phone) -> None:
    """Texts; the web process dies as soon as it is at it."""
    waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'inbound_texts'::regclass)"

    async def kill() -> None:
        await app.until_asked(waits)
        app.send("serve", signal.SIGKILL)

    killing = asyncio.create_task(kill())
    try:
        await phone.text(QUESTIONS[0])
    finally:
        await killing


async def test_the_web_process_killed_in_mid_turn(app: RealApp, twilio: TwilioStandIn) -> None:
    """Its actions are gone with it. The parent is told that it takes a little longer, and is answered after all."""
    phone = twilio.phone("+447700900315")
    assert await phone.text("hello") < 300
    await app.settled()
    await freeze_in_mid_turn(app, phone, QUESTIONS[0])
    app.send("serve", signal.SIGKILL)
    app.send("engine", signal.SIGCONT)
    await app.until_asked("SELECT EXISTS (SELECT FROM outbound_texts WHERE wording = 'holding')")
    await app.start("serve")
    await app.until_asked("SELECT NOT EXISTS (SELECT FROM inbound_texts WHERE taken_at IS NULL)")
    assert app.ask("SELECT count(*) FROM outbound_texts WHERE wording = 'could_not_answer'")[0][0] == 0
    assert answers(app)[1] > 1
    await until(lambda: len(phone.ours) == sum(answers(app)), "all to come")
    assert came_once(phone)


async def test_the_engine_killed_in_mid_turn(app: RealApp, twilio: TwilioStandIn) -> None:
    phone = twilio.phone("+447700900316")
    await freeze_in_mid_turn(app, phone, QUESTIONS[0])
    app.send("engine", signal.SIGKILL)
    assert await phone.text(QUESTIONS[1]) < 300
    await app.until_asked("SELECT EXISTS (SELECT FROM outbound_texts WHERE wording = 'holding')")
    await app.start("engine")
    await app.settled()
    assert all(answers(app))
    assert came_once(phone)
    assert app.ask("SELECT count(*) FROM outbound_texts WHERE wording = 'holding'")[0][0] == 1
