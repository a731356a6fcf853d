"""Asks other people's servers politely: one request at a time, with pauses, saying who we are, heeding "later"."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.directory.feeds.found import FeedStopped, FeedWrong, LeftInPeace
from bot.public_web import NotPublic, PublicWeb

PAUSE = 1.0
"""Seconds between two requests."""
ATTEMPTS = 3
LONGEST_WAIT = 120.0
"""A server that asks for a longer pause is left in peace, and the import carried on another time."""
LONGEST_ANSWER = 180.0
"""Seconds for one whole answer, however slowly it trickles in."""
MOST_BYTES = 30_000_000
REDIRECTS = 5
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
INSIDE = (
    "{} leads to this machine or to a private network, not to the open internet, so it was not read. Look at the"
    " address again, or save the feed as a file and import that. Whoever runs this machine can read it all the same,"
    " with: pace services import ADDRESS --local"
)

Sleep = Callable[[float], Awaitable[None]]


class _Later(Exception):
    """An answer that may be better next time. `wait` is what the server asks for, in seconds."""

    def __init__(self, why: str, wait: float | None = None, asked: bool = False) -> None:
        super().__init__(why)
        self.wait = wait
        self.stops = LeftInPeace if asked or wait else FeedStopped


class Missing(FeedWrong):
    """There is nothing at an address."""


class PoliteReader:
    """Reads JSON from addresses. `contact` is where the feed's owner can find out about us.

    Only public addresses are asked, unless `transport` says how else.
    """

    def __init__(
        self,
        contact: str = "",
        pause: float = PAUSE,
        timeout: float = 30.0,
        sleep: Sleep = asyncio.sleep,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        about = f"AtYourPace/0.1 (directory import{f'; +{contact}' if contact else ''})"
        self._http = httpx.AsyncClient(
            headers={"User-Agent": about, "Accept": "application/json"},
            timeout=httpx.Timeout(timeout, connect=10.0),
            trust_env=False,
            transport=transport or PublicWeb(),
        )
        self._pause = pause
        self._sleep = sleep
        self._asked = False

    async def close(self) -> None:
        """Lets go of connections."""
        await self._http.aclose()

    async def json(self, address: str) -> Any:
        """The decoded answer. Raises FeedStopped when another time may be better, FeedWrong when it will not."""
        for attempt in range(1, ATTEMPTS + 1):
            if self._asked:
                await self._sleep(self._pause)
            self._asked = True
            try:
                return await self._once(address)
            except _Later as later:
                if attempt == ATTEMPTS or (later.wait or 0) > LONGEST_WAIT:
                    raise later.stops(shown(address), str(later)) from None
                await self._sleep(later.wait if later.wait is not None else self._pause * 2**attempt)
        raise AssertionError("unreachable")

    async def _once(self, address: str) -> Any:
        try:
            async with asyncio.timeout(LONGEST_ANSWER):
                content = await self._content(address)
        except (httpx.InvalidURL, UnicodeError):
            raise FeedWrong(f"{shown(address)} is no web address.") from None
        except NotPublic:
            raise FeedWrong(INSIDE.format(shown(address))) from None
        except (httpx.TimeoutException, TimeoutError):
            raise _Later("it did not answer in time") from None
        except httpx.HTTPError as wrong:
            raise _Later(f"the connection failed ({type(wrong).__name__})") from None
        return _decoded(content, address)

    async def _content(self, address: str) -> bytes:
        start = address
        for _ in range(REDIRECTS):
            async with self._http.stream("GET", address) as answer:
                if answer.has_redirect_location:
                    address = _moved(start, address, answer)
                    continue
                _check_status(answer, address)
                return await _all_of(answer, address)
        raise FeedWrong(f"{shown(start)} leads round in circles.")


def decode(content: bytes) -> Any:
    """JSON in whatever encoding it really has. Raises ValueError."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:4]:
        return json.loads(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return json.loads(text)


def shown(address: str) -> str:
    """An address, even a broken one, without what may be secret in it."""
    scheme, _, rest = re.split(r"[?#]", address, maxsplit=1)[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rsplit('@', 1)[-1]}{slash}{path}"


def _decoded(content: bytes, address: str) -> Any:
    start = content[:200].lstrip().lower()
    try:
        return decode(content)
    except RecursionError:
        raise FeedWrong(f"The answer of {shown(address)} is nested too deeply to be a list of services.") from None
    except ValueError:
        if start.startswith((b"<!doctype", b"<html", b"<?xml")):
            raise FeedWrong(
                f"{shown(address)} gives a web page, not a feed. Look for the address of its data."
            ) from None
        if not start.startswith((b"{", b"[", b"\xef\xbb\xbf")):
            raise FeedWrong(
                f"{shown(address)} gives no JSON. If it is a CSV file, save it and import the file."
            ) from None
        raise _Later("its answer is broken off or is no proper JSON") from None


def _moved(start: str, address: str, answer: httpx.Response) -> str:
    target = answer.url.join(answer.headers["location"])
    if target.host != urlsplit(start).hostname or target.scheme not in ("http", "https"):
        raise FeedWrong(f"{shown(address)} has moved to {shown(str(target))}. Use that address, if you trust it.")
    return str(target)


def _check_status(answer: httpx.Response, address: str) -> None:
    status = answer.status_code
    if status in TRY_AGAIN:
        busy = {429: "it asks us to slow down", 503: "it is busy"}.get(status, "it has a fault of its own")
        wait = _asked_wait(answer.headers.get("retry-after"))
        asked = f" and asks to be left alone for {wait:.0f} seconds" if wait and wait > LONGEST_WAIT else ""
        raise _Later(f"{busy} ({status}){asked}", wait, status == 429)
    if status in (404, 410):
        raise Missing(f"There is nothing at {shown(address)} ({status}). Look at the address again.")
    if status in (401, 403):
        raise FeedWrong(f"{shown(address)} does not let us in ({status}). Its owner may have to open it.")
    if status != 200:
        raise FeedWrong(f"{shown(address)} answered with {status}, which is no feed.")


async def _all_of(answer: httpx.Response, address: str) -> bytes:
    content = bytearray()
    async for part in answer.aiter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise FeedWrong(
                f"One answer of {shown(address)} is over {MOST_BYTES // 1_000_000} MB. Ask for smaller pages."
            )
    return bytes(content)


def _asked_wait(header: str | None) -> float | None:
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
