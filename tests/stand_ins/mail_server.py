"""A real SMTP server on loopback: keeps what it takes, and can refuse."""

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.running.checks import free_port

NAME, PASSWORD = "pace", "p@ss word"


@dataclass
class MailServer:
    """The server. Point SMTP_URL at `address`; with `asks_password` it takes nothing from strangers."""

    asks_password: bool = False
    refuses: bool = False
    taken: list[EmailMessage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            auth_required=self.asks_password,
            auth_require_tls=False,
            authenticator=self._knows,
        )
        self._controller.start()
        who = f"{NAME}:p%40ss%20word@" if self.asks_password else ""
        self.address = f"smtp://{who}127.0.0.1:{self._controller.port}"

    def close(self) -> None:
        self._controller.stop()

    def to(self, address: str) -> list[EmailMessage]:
        """What was taken for one address."""
        return [message for message in self.taken if message["To"] == address]

    def _knows(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        fits = isinstance(data, LoginPassword) and (data.login, data.password) == (NAME.encode(), PASSWORD.encode())
        return AuthResult(success=fits)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuses:
            return "451 try again later"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"
