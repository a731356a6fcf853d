"""Twilio's Messages interface on loopback: its limits, its errors, its signed webhooks, and the phones behind it.

As strict as the real one where it matters to us: credentials, numbers, 1,600 characters, opt-out words (21610 after
STOP, with Twilio's own confirmation), rate limits, statuses that come by signed callback.
"""

import asyncio
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlparse
from xml.etree import ElementTree

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from twilio.request_validator import RequestValidator

from bot.content.segments import measure
from tests.stand_ins.phone import Phone, Shown
from tests.stand_ins.server import LoopbackServer

E164 = re.compile(r"\+[1-9]\d{6,14}")
MOST_CHARACTERS = 1600
STOP_WORDS = {"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}
START_WORDS = {"START", "YES", "UNSTOP"}
HELP_WORDS = {"HELP", "INFO"}
STOP_ANSWER = "You have successfully been unsubscribed. You will not receive any more messages from this number."
START_ANSWER = "You have successfully been re-subscribed to messages from this number."
HELP_ANSWER = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
NUMBERED = re.compile(r"^(\d{1,2}) (.+)$", re.MULTILINE)


@dataclass
class Message:
    """A message as Twilio keeps it."""

    sid: str
    to: str
    from_: str
    body: str
    created: datetime
    status: str = "queued"
    error_code: int | None = None
    callback: str | None = None

    def as_json(self, account: str) -> dict[str, Any]:
        """The Message resource."""
        moment = format_datetime(self.created.astimezone(UTC), usegmt=True).replace("GMT", "+0000")
        return {
            "sid": self.sid, "account_sid": account, "to": self.to, "from": self.from_, "body": self.body,
            "status": self.status, "direction": "outbound-api", "date_created": moment, "date_updated": moment,
            "date_sent": None, "error_code": self.error_code, "error_message": None, "num_media": "0",
            "num_segments": str(measure(self.body).segments), "price": None, "price_unit": "USD",
            "api_version": "2010-04-01", "messaging_service_sid": None, "subresource_uris": {},
            "uri": f"/2010-04-01/Accounts/{account}/Messages/{self.sid}.json",
        }  # fmt: skip


@dataclass
class Trouble:
    """What goes wrong with the next requests, each so many times."""

    busy: int = 0
    retry_after: int | None = None
    broken: int = 0
    lost_answers: int = 0
    """The message is taken and sent, and the answer is an error all the same."""
    slow_to_take: bool = False
    """Requests wait before they are taken; one whose sender is gone by then never was."""
    slow_to_answer: bool = False
    """Messages are taken and sent, and the answers wait."""


@dataclass
class Refusal(Exception):
    """An error as Twilio puts it."""

    status: int
    code: int
    message: str = "refused"
    headers: dict[str, str] = field(default_factory=dict)


class TwilioStandIn:
    """The server. Point TWILIO_API_URL at `address`, and tell it where ours is with `public_url`."""

    def __init__(
        self,
        account_sid: str = "AC" + "0" * 32,
        auth_token: str = "a token for tests",
        number: str = "+441314960123",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.account_sid, self.auth_token, self.number = account_sid, auth_token, number
        self._tasks: set[asyncio.Task[None]] = set()
        self.forget(clock)
        self._server = LoopbackServer(self._app())
        self.address = self._server.address

    def forget(self, clock: Callable[[], datetime]) -> None:
        """Starts afresh for another test, by its clock: no phones, no messages, no trouble."""
        self.public_url = ""
        self.trouble = Trouble()
        self.landlines: set[str] = set()
        self.opted_out: set[str] = set()
        self.fates: dict[str, tuple[str, int]] = {}
        """Numbers whose texts end as `undelivered` or `failed`, with the error code."""
        self.receipts_on = True
        self.messages: list[Message] = []
        self._phones: dict[str, SmsPhone] = {}
        self._clock = clock

    def close(self) -> None:
        """Stops the server."""
        self._server.close()

    @property
    def is_carrying(self) -> bool:
        """Whether a message is on its way to a phone, or its callbacks to us."""
        return bool(self._tasks)

    def phone(self, number: str) -> "SmsPhone":
        """The phone with this number."""
        return self._phones.setdefault(number, SmsPhone(self, number))

    def sign(self, url: str, form: dict[str, str]) -> dict[str, str]:
        """The header that proves a request to be Twilio's."""
        return {"X-Twilio-Signature": RequestValidator(self.auth_token).compute_signature(url, form)}

    def _app(self) -> FastAPI:
        app = FastAPI()
        base = "/2010-04-01/Accounts/{account}/Messages.json"

        @app.exception_handler(Refusal)
        async def refuse(request: Request, refusal: Refusal) -> Response:
            more = f"https://www.twilio.com/docs/errors/{refusal.code}"
            body = {
                "code": refusal.code, "message": refusal.message, "more_info": more, "status": refusal.status,
            }  # fmt: skip
            return JSONResponse(body, refusal.status, refusal.headers)

        @app.post(base)
        async def create(request: Request, account: str) -> Response:
            self._let_in(request, account)
            form = {name: str(value) for name, value in (await request.form()).items()}
            while self.trouble.slow_to_take:  # noqa: ASYNC110 - set from another thread
                await asyncio.sleep(0.02)
            if await request.is_disconnected():
                return Response(status_code=499)
            message = self._take(form)
            while self.trouble.slow_to_answer:  # noqa: ASYNC110 - set from another thread
                await asyncio.sleep(0.02)
            if self.trouble.lost_answers:
                self.trouble.lost_answers -= 1
                return Response("upstream connect error", 503)
            return JSONResponse(message.as_json(account), 201)

        @app.get(base)
        async def messages(request: Request, account: str) -> Response:
            self._let_in(request, account)
            size = int(request.query_params.get("PageSize", "50"))
            return JSONResponse(self._page(account, request.query_params.get("To"), size))

        return app

    def _let_in(self, request: Request, account: str) -> None:
        expected = httpx.BasicAuth(self.account_sid, self.auth_token)._auth_header
        if request.headers.get("Authorization") != expected or account != self.account_sid:
            raise Refusal(401, 20003, "Authenticate")
        if self.trouble.busy:
            self.trouble.busy -= 1
            wait = self.trouble.retry_after
            raise Refusal(429, 20429, "Too Many Requests", {"Retry-After": str(wait)} if wait else {})
        if self.trouble.broken:
            self.trouble.broken -= 1
            raise Refusal(500, 20500, "Internal Server Error")

    def _take(self, form: dict[str, str]) -> Message:
        to, body, callback = form.get("To", ""), form.get("Body", ""), form.get("StatusCallback")
        self._check(to, form.get("From", ""), body, callback)
        message = Message("SM" + uuid.uuid4().hex, to, self.number, body, self._clock(), callback=callback)
        self.messages.append(message)
        task = asyncio.get_running_loop().create_task(self._carry(message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return message

    def _check(self, to: str, from_: str, body: str, callback: str | None) -> None:
        if not to:
            raise Refusal(400, 21604, "A 'To' phone number is required.")
        if not E164.fullmatch(to):
            raise Refusal(400, 21211, "Invalid 'To' Phone Number")
        if to in self.landlines:
            raise Refusal(400, 21614, f"'To' number is not a valid mobile number: {to}")
        if from_ != self.number:
            raise Refusal(400, 21606, "The 'From' phone number is not yours")
        if not body:
            raise Refusal(400, 21602, "Message body is required.")
        if len(body) > MOST_CHARACTERS:
            raise Refusal(400, 21617, "The concatenated message body exceeds the 1600 character limit")
        if to in self.opted_out:
            raise Refusal(400, 21610, "Attempt to send to unsubscribed recipient")
        if callback and urlparse(callback).scheme not in ("http", "https"):
            raise Refusal(400, 21609, "The 'StatusCallback' URL is not valid")

    async def _carry(self, message: Message) -> None:
        """On its way: the phone shows it at once, so that all come in order; callbacks tell what became of it."""
        fate = self.fates.get(message.to)
        message.status = "sent"
        if fate is None:
            self.phone(message.to).show(message)
        await self._report(message)
        message.status, message.error_code = fate or ("delivered", None)
        await self._report(message)

    async def _report(self, message: Message) -> None:
        if not message.callback or not self.receipts_on:
            return
        form = {
            "MessageSid": message.sid, "SmsSid": message.sid, "AccountSid": self.account_sid, "From": message.from_,
            "To": message.to, "MessageStatus": message.status, "SmsStatus": message.status,
            "ApiVersion": "2010-04-01",
        }  # fmt: skip
        if message.error_code is not None:
            form["ErrorCode"] = str(message.error_code)
        await self.post(message.callback, form)

    async def post(
        self, url: str, form: dict[str, str], headers: dict[str, str] | dict[bytes, bytes] | None = None
    ) -> httpx.Response:
        """A signed webhook, or one with other headers than the true ones."""
        async with httpx.AsyncClient(timeout=60, verify=False) as client:
            return await client.post(url, data=form, headers=self.sign(url, form) if headers is None else headers)

    def _page(self, account: str, to: str | None, size: int) -> dict[str, Any]:
        found = [message for message in reversed(self.messages) if to in (None, message.to)][:size]
        return {
            "messages": [message.as_json(account) for message in found], "page": 0, "page_size": size, "start": 0,
            "end": max(len(found) - 1, 0), "first_page_uri": f"/2010-04-01/Accounts/{account}/Messages.json?Page=0",
            "next_page_uri": None, "previous_page_uri": None, "uri": f"/2010-04-01/Accounts/{account}/Messages.json",
        }  # fmt: skip


class SmsPhone(Phone):
    """A phone that texts our number through Twilio. Choices are the numbered lines of a text."""

    def __init__(self, twilio: TwilioStandIn, number: str) -> None:
        super().__init__()
        self._twilio = twilio
        self.number = number
        self._written: dict[str, str] = {}

    def show(self, message: Message) -> None:
        """What Twilio brings to the phone."""
        choices = tuple(label for _, label in NUMBERED.findall(message.body))
        self.texts.append(Shown(message.sid, message.body, choices))

    async def text(self, body: str, deliveries: int = 1) -> int:
        """Writes a text, which Twilio may deliver more than once; the last status code of ours."""
        self._twilio_answers(body.strip().upper())
        return await self.post({"Body": body}, deliveries)

    async def photo(self, caption: str = "") -> int:
        """Sends a picture message."""
        media = {"NumMedia": "1", "MediaContentType0": "image/jpeg", "MediaUrl0": "https://example.org/photo"}
        return await self.post({"Body": caption, **media})

    async def press(self, label: str) -> int:
        """There is nothing to press: types the number that stands before the label."""
        numbers = {words: number for number, words in NUMBERED.findall(self._showing(label).body)}
        return await self.text(numbers[label])

    async def call(self) -> str:
        """Rings the number; the TwiML that the caller is answered with."""
        url = self._twilio.public_url + "/channels/sms/voice"
        form = {"CallSid": "CA" + uuid.uuid4().hex, "From": self.number, "To": self._twilio.number}
        return (await self._twilio.post(url, form)).text

    async def post(self, extra: dict[str, str], deliveries: int = 1) -> int:
        """Has Twilio post the webhook of one text, so many times."""
        sid = "SM" + uuid.uuid4().hex
        form = {
            "ToCountry": "GB", "MessageSid": sid, "SmsSid": sid, "SmsMessageSid": sid, "SmsStatus": "received",
            "AccountSid": self._twilio.account_sid, "From": self.number, "To": self._twilio.number, "NumMedia": "0",
            "NumSegments": "1", "FromCity": "", "FromCountry": "GB", "ApiVersion": "2010-04-01", **extra,
        }  # fmt: skip
        self._written = form
        for _ in range(deliveries):
            status = await self.again()
        return status

    async def again(self) -> int:
        """Twilio brings the text that was written last, once more."""
        answer = await self._twilio.post(self._twilio.public_url + "/channels/sms/inbound", self._written)
        self._read_twiml(answer)
        return answer.status_code

    def _read_twiml(self, answer: httpx.Response) -> None:
        """An answer in TwiML would be a text, too."""
        if answer.status_code != 200:
            return
        for said in ElementTree.fromstring(answer.text).iter("Message"):
            self.texts.append(Shown("twiml", "".join(said.itertext())))

    def _twilio_answers(self, word: str) -> None:
        """Opt-out, opt-in and help are answered by Twilio itself; the text still reaches us."""
        if word in STOP_WORDS:
            self._twilio.opted_out.add(self.number)
            self._from_twilio(STOP_ANSWER)
        elif word in START_WORDS and self.number in self._twilio.opted_out:
            self._twilio.opted_out.discard(self.number)
            self._from_twilio(START_ANSWER)
        elif word in HELP_WORDS:
            self._from_twilio(HELP_ANSWER)

    def _from_twilio(self, body: str) -> None:
        self.texts.append(Shown("SM" + uuid.uuid4().hex, body, by_provider=True))
