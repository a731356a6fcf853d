"""E-mail to workers: that somebody waits, and where to look."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import unquote, urlparse

from bot.database.tables import Worker
from bot.errors import PaceError
from bot.handover.notices import Word
from bot.settings import LOOPBACK, Settings

TIMEOUT_SECONDS = 10.0
PORTS = {"smtp": 587, "smtps": 465}


class EmailNotifier:
    """Sends by the mail server of SMTP_URL: `smtps` is encrypted from the start, `smtp` by STARTTLS.

    Only a mail server on this very machine is spoken to in the clear.
    """

    def __init__(self, settings: Settings) -> None:
        self._server = urlparse(settings.smtp_url)
        self._from = settings.smtp_from
        self._public_url = settings.public_url

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        """Sends one e-mail to the worker's own address. Raises PaceError when the mail server does not take it."""
        message = self._message(worker, word)
        try:
            await asyncio.to_thread(self._send, message)
        except (smtplib.SMTPException, OSError) as error:
            raise PaceError(f"the mail server did not take it ({type(error).__name__})") from None

    def _message(self, worker: Worker, word: Word) -> EmailMessage:
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = word.says, self._from, worker.email
        message["Date"], message["Message-ID"] = (
            formatdate(),
            make_msgid(domain=parseaddr(self._from)[1].rpartition("@")[2]),
        )
        message["Auto-Submitted"] = "auto-generated"
        if word.urgent:
            message["Importance"] = "high"
        where = f"{self._public_url}{word.path}" if self._public_url else "Open the inbox."
        how = f"{self._public_url}/alerts" if self._public_url else "My alerts"
        message.set_content(f"{word.says}\n\n{where}\n\nHow you are told: {how}\n")
        return message

    def _send(self, message: EmailMessage) -> None:
        with self._connect() as server:
            if self._server.username:
                server.login(unquote(self._server.username), unquote(self._server.password or ""))
            server.send_message(message)

    def _connect(self) -> smtplib.SMTP:
        host = self._server.hostname or ""
        port = self._server.port or PORTS[self._server.scheme]
        encrypted = ssl.create_default_context()
        if self._server.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=encrypted)
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
        if host not in LOOPBACK:
            server.starttls(context=encrypted)
        return server
