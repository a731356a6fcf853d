"""Settings from the environment (`.env` is put into it at start); a wrong one is told in one clear line."""

from functools import cached_property
from pathlib import Path
from urllib.parse import urlparse

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsWrong

PROJECT = Path(__file__).resolve().parent.parent
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Settings(BaseSettings):
    """All settings; the names are the environment's, in capitals."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    database_url: str = ""
    public_url: str = ""
    port: int = Field(8000, ge=0, le=65535)
    secret_key: str = ""
    data_keys: str = ""
    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_from: str = ""
    twilio_api_url: str = ""
    telegram_bot_token: str = ""
    telegram_webhook_secret: str = ""
    telegram_api_url: str = ""
    smtp_url: str = ""
    smtp_from: str = ""
    push_services: str = ""
    engine_url: str = "http://127.0.0.1:5005"
    engine_seconds: float = Field(8.0, gt=0, allow_inf_nan=False)
    actions_url: str = "http://127.0.0.1:5055/actions"
    actions_secret: str = ""
    chromium: str = ""
    engines: int = Field(1, ge=1, le=64)
    simulator: bool | None = None

    @field_validator("public_url", "twilio_api_url", "telegram_api_url", "engine_url", "actions_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and urlparse(value).scheme not in {"http", "https"}:
            raise ValueError("has to start with http:// or https://")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _postgres(cls, value: str) -> str:
        if value and not value.startswith(("postgresql://", "postgres://")):
            raise ValueError("has to be a PostgreSQL address such as postgresql://name:password@host/database")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: str) -> str:
        if value and (urlparse(value).scheme not in {"smtp", "smtps"} or not urlparse(value).hostname):
            raise ValueError("has to be a mail server's address such as smtp://name:password@host:587")
        return value

    @cached_property
    def sms_on(self) -> bool:
        """Whether texts by Twilio are set up."""
        return bool(self.twilio_account_sid)

    @cached_property
    def telegram_on(self) -> bool:
        """Whether Telegram is set up."""
        return bool(self.telegram_bot_token)

    @cached_property
    def mail_on(self) -> bool:
        """Whether e-mail to workers is set up."""
        return bool(self.smtp_url)

    @cached_property
    def push_on(self) -> bool:
        """Browsers take pushes only from pages that came by https, or from this very machine."""
        return not self.public_url or self.public_is_loopback or self.public_url.startswith("https://")

    @cached_property
    def simulator_on(self) -> bool:
        """The simulator shows unless a real channel is set up, or as SIMULATOR says."""
        if self.simulator is not None:
            return self.simulator
        return not (self.sms_on or self.telegram_on)

    @cached_property
    def public_is_loopback(self) -> bool:
        """True when only this machine can reach us by the address that we were told."""
        return bool(self.public_url) and urlparse(self.public_url).hostname in LOOPBACK


def read_settings(**given: object) -> Settings:
    """Reads the environment. Raises SettingsWrong with a line for each setting that is wrong or missing."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as wrong:
        lines = [f"{str(e['loc'][0]).upper()}: {e['msg'].removeprefix('Value error, ')}" for e in wrong.errors()]
        raise SettingsWrong("; ".join(lines)) from None
    missing = _missing(settings)
    if missing:
        raise SettingsWrong("; ".join(missing))
    return settings


def _missing(settings: Settings) -> list[str]:
    lines = []
    if settings.sms_on:
        lines += [
            f"{name.upper()}: set it too, because TWILIO_ACCOUNT_SID is set"
            for name in ("twilio_auth_token", "twilio_from", "public_url")
            if not getattr(settings, name)
        ]
    if settings.telegram_on and settings.public_url and not settings.telegram_webhook_secret:
        lines.append("TELEGRAM_WEBHOOK_SECRET: set it too, or leave PUBLIC_URL unset for long polling")
    if settings.mail_on and "@" not in settings.smtp_from:
        lines.append("SMTP_FROM: set it to the address that e-mails to workers come from, because SMTP_URL is set")
    return lines
