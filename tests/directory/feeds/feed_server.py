"""A real HTTP server that behaves as badly as a test tells it to."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


@dataclass(frozen=True)
class Answer:
    """What to send back. `hang_up` closes the connection after that many bytes; `stall` never answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: int | None = None
    stall: bool = False


def as_json(content: Any, status: int = 200, **headers: str) -> Answer:
    """A JSON answer."""
    return Answer(json.dumps(content).encode(), status, {"Content-Type": "application/json", **headers})


Behaviour = Callable[[Asked], Answer]


class FeedServer:
    """Serves whatever `behaviour` says, and remembers what it was asked and how much of it at once."""

    def __init__(self) -> None:
        self.behaviour: Behaviour = lambda asked: Answer(status=404)
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self) -> list[str]:
        """What it was asked for, in order, with its page where there is one."""
        return [a.path + (f"?page={a.query['page']}" if "page" in a.query else "") for a in self.asked]

    def stop(self) -> None:
        """Ends it."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                asked = Asked(parts.path, dict(parse_qsl(parts.query)), dict(self.headers))
                with server._lock:
                    server.asked.append(asked)
                    server._at_once += 1
                    server.most_at_once = max(server.most_at_once, server._at_once)
                self._under_way = True
                try:
                    self._send(server.behaviour(asked))
                finally:
                    self._over()

            def _over(self) -> None:
                with server._lock:
                    server._at_once -= self._under_way
                self._under_way = False

            def _send(self, answer: Answer) -> None:
                if answer.stall:
                    server._over.wait(20)
                    return
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                body = answer.body[: answer.hang_up]
                # Who has the last byte may ask again before this thread goes on: it is over a byte before.
                if not body:
                    self._over()
                self.end_headers()
                self.wfile.write(body[:-1])
                self._over()
                self.wfile.write(body[-1:])
                if answer.hang_up is not None:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler
