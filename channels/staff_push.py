"""Pushes to workers' browsers: encrypted for the browser, so that not even the push service reads that somebody waits."""

import json
import time
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlparse

import httpx
from py_vapid import Vapid02
from pywebpush import WebPusher, WebPushException

from bot.database.tables import Worker
from bot.errors import PaceError
from bot.handover.notices import WayGone, Word
from bot.settings import Settings
from bot.staff.push_key import push_key

TIMEOUT_SECONDS = 10.0
GONE = frozenset({404, 410})
"""The browser has withdrawn the subscription."""
KEEPS = timedelta(hours=4)
"""For how long a push service keeps a push for a browser that is away; what is older is in the inbox anyway."""
SIGNED_FOR = timedelta(hours=1)


class PushNotifier:
    """Sends by the push service that the worker's browser named."""

    def __init__(self, settings: Settings) -> None:
        self._vapid = Vapid02(push_key(settings.secret_key))
        self._contact = _contact(settings)
        self._http = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, follow_redirects=False)

    async def close(self) -> None:
        """Lets the connections go."""
        await self._http.aclose()

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        """Pushes to one browser. Raises WayGone, or PaceError when the push service does not take it."""
        subscription = json.loads(address)
        content = {"says": word.says, "path": word.path, "urgent": word.urgent}
        try:
            body = WebPusher(subscription).encode(json.dumps(content).encode())["body"]
            answer = await self._http.post(
                subscription["endpoint"], content=body, headers=self._headers(subscription["endpoint"], word)
            )
        except (WebPushException, ValueError, httpx.HTTPError) as error:
            raise PaceError(f"the push service could not be reached ({type(error).__name__})") from None
        if answer.status_code in GONE:
            raise WayGone("this browser takes no pushes from us any more")
        if not answer.is_success:
            raise PaceError(f"the push service did not take it ({answer.status_code})")

    def _headers(self, endpoint: str, word: Word) -> dict[str, str]:
        service = urlparse(endpoint)
        claims = {
            "aud": f"{service.scheme}://{service.netloc}",
            "exp": int(time.time() + SIGNED_FOR.total_seconds()),
            "sub": self._contact,
        }
        return {
            **self._vapid.sign(claims),
            "TTL": str(int(KEEPS.total_seconds())),
            "Urgency": "high" if word.urgent else "normal",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
        }


def _contact(settings: Settings) -> str:
    """Where a push service can complain about us."""
    if settings.smtp_from:
        return f"mailto:{parseaddr(settings.smtp_from)[1]}"
    public = urlparse(settings.public_url)
    return f"https://{public.hostname}" if public.scheme == "https" else "mailto:staff@localhost"
