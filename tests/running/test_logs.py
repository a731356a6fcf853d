"""No log of any process holds what somebody wrote, a number, a chat or a name, whatever goes wrong."""

import re
import signal
import sys
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bot.clock import system_clock
from bot.database.session import Database
from bot.settings import PROJECT
from bot.staff import workers
from tests.console.conftest import Browser
from tests.desks import PASSWORD
from tests.running.real_processes import RealApp, real_app, until
from tests.stand_ins.telegram_api import TelegramPhone, TelegramStandIn
from tests.stand_ins.twilio_api import SmsPhone, TwilioStandIn

FAILING = (sys.executable, "-m", "tests.running.failing_app")
WORD = "wheelbarrowsong"
REPLY = "marmaladehorizon"
NUMBER, ANOTHER = "+447700900741", "+447700900862"
CHAT = 5_771_234_098
NAME = "Zebedeequill"
WORKER, EMAIL = "Thomasinaq", "thomasinaq@example.org"
SECRETS = (WORD, REPLY, NUMBER[-9:], ANOTHER[-9:], str(CHAT), NAME, WORKER, EMAIL.split("@", maxsplit=1)[0])

NOTHING_WAITS = "SELECT NOT EXISTS (SELECT FROM inbound_texts WHERE taken_at IS NULL)"


@pytest.mark.timeout(420)
async def test_no_log_holds_words_numbers_or_names_whatever_goes_wrong(
    database: Database, tmp_path: Path, twilio: TwilioStandIn, telegram: TelegramStandIn
) -> None:
    more = {"LOG_LEVEL": "DEBUG", "PYTHONPATH": str(PROJECT), "SMTP_URL": "smtp://127.0.0.1:9", "SMTP_FROM": EMAIL}
    async with real_app(database, tmp_path, twilio, telegram, command=FAILING) as app:
        app.environment |= more
        await app.start("engine", "serve", "work")
        await until(lambda: telegram.webhook["url"], "the webhook to be set")
        sms, chat = twilio.phone(NUMBER), telegram.phone(CHAT)
        chat.name = NAME
        await they_talk(sms, chat)
        await a_worker_answers(app, database, sms)
        sms = twilio.phone(ANOTHER)
        await providers_refuse(app, twilio, sms, chat)
        await strangers_knock(app)
        await the_database_refuses(app, sms)
        await the_engine_is_away(app, sms)
        await every_fault_happens(app, sms, chat)
    nothing_is_given_away(app.logs())


async def they_talk(sms: SmsPhone, chat: TelegramPhone) -> None:
    for phone in (sms, chat):
        assert await phone.text(f"Hi I'm {NAME}, I need help with food {WORD}") < 300
        await phone.next_text()
    assert await chat.text("menu") < 300
    while not (shown := await chat.next_text()).choices:
        pass
    assert await chat.press(shown.choices[0]) < 300
    await chat.next_text()


async def a_worker_answers(app: RealApp, database: Database, sms: SmsPhone) -> None:
    """An emergency by name, then a reply, and one that fails in the page."""
    async with database.transaction() as session:
        new = workers.NewWorker(WORKER, EMAIL, ["key_worker"], ["fife"])
        link = await workers.add(session, new, system_clock())
    assert await sms.text(f"I want to die {WORD}") < 300
    await sms.next_text()
    async with app.browser() as browser:
        await browser.submit(f"/welcome/{link}", f"/welcome/{link}", password=PASSWORD, again=PASSWORD)
        await app.until_asked("SELECT count(*) FROM handovers")
        (parent,) = app.ask("SELECT parent_id FROM handovers")[0]
        assert await act(browser, parent, "pick-up") == 303
        assert await act(browser, parent, "reply", body=f"Hello {NAME}, {WORKER} here. {REPLY}") == 303
        assert await act(browser, parent, "reply", body=f"faultinreply {NAME} {REPLY}") == 500
        await browser.submit("/inbox/search", "/inbox/search", words=NAME)
        await browser.get("/inbox/no-such", params={"name": NAME})
        while REPLY not in (await sms.next_text()).body:
            pass
        kept = {"outcome": f"{NAME} is safe", "decision": f"Rang {NAME}", "told": EMAIL}
        assert await act(browser, parent, "finish", goodbye="Bye for now", **kept) == 303


async def act(browser: Browser, parent: object, form: str, **fields: str) -> int:
    """One form of a parent's page; what is sent leaves now, also at night."""
    return (await browser.submit(f"/inbox/{parent}", f"/inbox/{parent}/{form}", leave="now", **fields)).status_code


async def providers_refuse(app: RealApp, twilio: TwilioStandIn, sms: SmsPhone, chat: TelegramPhone) -> None:
    twilio.landlines.add(ANOTHER)
    assert await sms.text(f"hello {WORD}") < 300
    await app.until_asked("SELECT count(*) FROM outbound_texts WHERE failure = '21614'")
    twilio.landlines.clear()
    assert await chat.text(f"hello {WORD}") < 300
    chat.block()
    await app.until_asked(NOTHING_WAITS)


async def strangers_knock(app: RealApp) -> None:
    """Requests that are not genuine, not readable, or to nowhere, with words in path, query and body."""
    async with httpx.AsyncClient(base_url=app.address) as http:
        form = {"From": NUMBER, "Body": WORD, "MessageSid": "SM1"}
        asked = f"?Body={WORD}&From={quote(NUMBER)}"
        assert (await http.post(f"/channels/sms/inbound{asked}", data=form)).status_code == 403
        assert (await http.post(f"/channels/telegram/webhook{asked}", content=WORD)).status_code == 403
        assert (await http.get(f"/nowhere{asked}")).status_code == 404
        assert (await http.post("/sign-in", content=WORD, headers={"Content-Type": "text/plain"})).status_code < 500


async def the_database_refuses(app: RealApp, sms: SmsPhone) -> None:
    """PostgreSQL tells the whole row that it did not take."""
    app.ask("ALTER TABLE inbound_texts ADD CONSTRAINT refused CHECK (kind <> 'photo') NOT VALID")
    assert await sms.photo(f"faultindatabase {WORD}") == 500
    app.ask("ALTER TABLE inbound_texts DROP CONSTRAINT refused")


async def the_engine_is_away(app: RealApp, sms: SmsPhone) -> None:
    app.send("engine", signal.SIGKILL)
    assert await sms.text(f"are you there {WORD}") < 300
    await app.until_asked("SELECT count(*) FROM outbound_texts WHERE wording = 'holding'")
    await app.start("engine")
    await app.until_asked(NOTHING_WAITS)


async def every_fault_happens(app: RealApp, sms: SmsPhone, chat: TelegramPhone) -> None:
    assert await sms.text(f"faultinweb {WORD}") == 500
    await chat.text(f"faultinafter {WORD}")
    for fault in ("faultintask", "faultinaction", "faultinsending", "faultinturn"):
        assert await sms.text(f"I need help with food {fault} {WORD}") < 300
    await app.until_asked(NOTHING_WAITS)


def nothing_is_given_away(logs: dict[str, str]) -> None:
    for name, log in logs.items():
        for secret in SECRETS:
            assert secret.casefold() not in log.casefold(), f"{name} gives away {secret!r}:\n{around(log, secret)}"
    for name, words in {
        "serve": ("ValueError", "CheckViolation", "is not genuine", "asyncio", "some.library"),
        "work": ("the engine is away", "21614", "ValueError"),
        "engine": ("action_failed",),
    }.items():
        for word in words:
            assert word in logs[name], f"{name} says nothing of {word}:\n{logs[name][-3000:]}"


def around(log: str, secret: str) -> str:
    found = re.search(f".{{0,300}}{re.escape(secret)}.{{0,300}}", log, re.IGNORECASE | re.DOTALL)
    return found[0] if found else ""
