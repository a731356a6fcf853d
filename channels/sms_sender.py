"""Texts by Twilio, the sending half."""

import logging
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
from twilio.base.exceptions import TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.clock import Clock, system_clock
from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import TextToSend
from bot.settings import Settings
from channels.sms import STATUS_PATH

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10.0
CLOSED = frozenset({21610})
"""The parent has opted out at Twilio."""
LATER = frozenset({20003, 20005, 20429, 21611})
"""Our account's trouble or Twilio's, none of the text's: credentials, a suspended account, too fast, a full queue."""
CLOCKS_DIFFER = timedelta(seconds=2)
"""How far Twilio's clock may be behind ours when a lost text is looked up."""
NEWEST = 20
"""How many of a parent's newest texts are looked through for a lost one."""


class AnswerLost(SendLater):
    """The request went out, and no usable answer came back: the text may have left."""


class TwilioHttp(AsyncHttpClient):  # type: ignore[misc]
    """The library's way out over HTTP: to another address where one is set, and with Twilio's own wait on 429."""

    def __init__(self, api_url: str = "") -> None:
        super().__init__(log, is_async=True, timeout=TIMEOUT_SECONDS)
        self._elsewhere = urlsplit(api_url) if api_url else None
        self._client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS)

    async def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """One request. Raises SendLater when nothing left or Twilio asks us to wait, AnswerLost when unsure."""
        try:
            answer = await self._client.request(
                method, self._address(url), params=params, data=data, headers=headers, auth=auth
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise SendLater(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise AnswerLost(type(error).__name__) from None
        if answer.status_code == 429:
            raise SendLater("20429", _seconds(answer.headers.get("Retry-After")))
        if answer.status_code >= 500:
            raise AnswerLost(str(answer.status_code))
        return Response(answer.status_code, answer.text, answer.headers)

    def _address(self, url: str) -> str:
        if self._elsewhere is None:
            return url
        return urlunsplit(urlsplit(url)._replace(scheme=self._elsewhere.scheme, netloc=self._elsewhere.netloc))

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()


class SmsSender:
    """Sends texts from one number (or messaging service) of ours."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        from_: str,
        status_url: str,
        api_url: str = "",
        clock: Clock = system_clock,
    ) -> None:
        self._http = TwilioHttp(api_url)
        self._messages = Client(account_sid, auth_token, http_client=self._http).messages
        self._from = {"messaging_service_sid": from_} if from_.startswith("MG") else {"from_": from_}
        self._status_url = status_url
        self._clock = clock
        self._unsure: dict[tuple[str, str], datetime] = {}

    @classmethod
    def of(cls, settings: Settings, clock: Clock = system_clock) -> "SmsSender":
        """The sender that the settings describe."""
        return cls(
            settings.twilio_account_sid,
            settings.twilio_auth_token,
            settings.twilio_from,
            settings.public_url + STATUS_PATH,
            settings.twilio_api_url,
            clock,
        )

    async def send(self, text: TextToSend) -> str:
        """Sends one text; its MessageSid. A text whose answer got lost is looked up before it is sent again."""
        since = self._unsure.get((text.address, text.body))
        if since is not None and (found := await self.find_sent(text, since)):
            self._sure(text)
            return found
        try:
            sid = await self._create(text)
        except AnswerLost:
            self._unsure.setdefault((text.address, text.body), self._clock())
            raise
        except SendFailed:
            self._sure(text)
            raise
        self._sure(text)
        return sid

    async def _create(self, text: TextToSend) -> str:
        try:
            message = await self._messages.create_async(
                to=text.address, body=text.body, status_callback=self._status_url, **self._from
            )
        except TwilioRestException as refused:
            raise _our_error(refused) from None
        return str(message.sid)

    def _sure(self, text: TextToSend) -> None:
        self._unsure.pop((text.address, text.body), None)

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        """The MessageSid of this text if it left at or after `since`, by recipient, words and time."""
        try:
            messages = await self._messages.list_async(to=text.address, limit=NEWEST)
        except TwilioRestException as refused:
            raise _our_error(refused) from None
        for message in messages:
            created = message.date_created
            if message.body == text.body and created and created >= since - CLOCKS_DIFFER:
                return str(message.sid)
        return None

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.close()


def _our_error(refused: TwilioRestException) -> SendFailed | SendLater:
    code = int(refused.code or refused.status)
    if code in CLOSED:
        return AddressClosed(str(code))
    if code in LATER or refused.status in (401, 408):
        return SendLater(str(code))
    return SendFailed(str(code))


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and retry_after.isdigit() else None
