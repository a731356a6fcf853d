"""A push service on loopback: as strict as the browsers' own about keys and headers, with the browsers behind it."""

import base64
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlparse

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import FastAPI, Request, Response
from py_vapid import Vapid02

from tests.stand_ins.server import LoopbackServer

LONGEST_SIGNED = 24 * 3600
MOST_BYTES = 4096


@dataclass
class PushBrowser:
    """A browser that has subscribed: it alone can read what is pushed to it."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    shown: list[dict[str, Any]] = field(default_factory=list)
    urgencies: list[str] = field(default_factory=list)

    @property
    def subscription(self) -> str:
        """As the browser gives it to the page."""
        public = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _base64(public), "auth": _base64(self.secret)}
        return json.dumps({"endpoint": self.endpoint, "expirationTime": None, "keys": keys})


class PushService:
    """The server. Subscriptions hang on `browser()`; `gone` ones are answered with 410."""

    def __init__(self) -> None:
        self.browsers: dict[str, PushBrowser] = {}
        self.gone: set[str] = set()
        self.broken = False
        self.problems: list[str] = []
        self._server = LoopbackServer(self._app())
        self.address = self._server.address

    def close(self) -> None:
        self._server.close()

    def browser(self) -> PushBrowser:
        """Somebody presses "Tell me in this browser"."""
        token = secrets.token_urlsafe(16)
        self.browsers[token] = PushBrowser(f"{self.address}/push/{token}")
        return self.browsers[token]

    def withdraw(self, browser: PushBrowser) -> None:
        """The permission is taken back in the browser."""
        self.gone.add(browser.endpoint.rpartition("/")[2])

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/push/{token}")
        async def push(request: Request, token: str) -> Response:
            if self.broken:
                return Response(status_code=503)
            if token in self.gone or token not in self.browsers:
                return Response(status_code=410)
            body = await request.body()
            problem = self._problem(request, body)
            if problem:
                self.problems.append(problem)
                return Response(problem, status_code=400)
            browser = self.browsers[token]
            read = http_ece.decrypt(body, private_key=browser.key, auth_secret=browser.secret, version="aes128gcm")
            browser.shown.append(json.loads(read))
            browser.urgencies.append(request.headers["urgency"])
            return Response(status_code=201)

        return app

    def _problem(self, request: Request, body: bytes) -> str:
        """What a push service would not take."""
        if not request.headers.get("ttl", "").isdigit():
            return "no TTL"
        if request.headers.get("content-encoding") != "aes128gcm" or len(body) > MOST_BYTES:
            return "the content is not encrypted as it should be, or too long"
        return _unsigned(request.headers.get("authorization", ""), self.address)


def _unsigned(authorization: str, audience: str) -> str:
    """What is wrong with a VAPID signature; nothing when it is right."""
    if not Vapid02.verify(authorization):
        return "the signature does not fit the key"
    token = authorization.partition("t=")[2].partition(",")[0]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    if claims["aud"] != audience or urlparse(claims["sub"]).scheme not in ("mailto", "https"):
        return "signed for somebody else, or nobody to ask"
    if not time.time() < claims["exp"] <= time.time() + LONGEST_SIGNED:
        return "signed for too long, or no longer"
    return ""


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
