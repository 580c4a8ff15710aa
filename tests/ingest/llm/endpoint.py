"""A server on loopback that speaks the chat completions protocol and answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NOTHING: dict[str, Any] = {"entities": [], "relations": [], "indicators": []}


def completion(content: object, *, finish: str = "stop", tokens: int | None = 100) -> bytes:
    """The body of an answer; `content` is made JSON unless it is text."""
    said = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    body: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": said}, "finish_reason": finish}]}
    if tokens is not None:
        body["usage"] = {"total_tokens": tokens}
    return json.dumps(body).encode()


@dataclass(slots=True)
class Reply:
    """One answer: status, body, headers; `silent` keeps the client waiting until the server stops."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False


class Endpoint:
    """The server: gives `replies` in turn, then `facts`; `asked` holds every request's headers and body."""

    def __init__(self) -> None:
        self.replies: deque[Reply] = deque()
        self.facts: dict[str, Any] = NOTHING
        self.asked: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.stopped = threading.Event()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                endpoint.asked.append(({name.lower(): value for name, value in self.headers.items()}, body))
                if self.path != "/v1/chat/completions":
                    reply = Reply(b"no such page", 404)
                elif endpoint.replies:
                    reply = endpoint.replies.popleft()
                else:
                    reply = Reply(completion(endpoint.facts))
                if reply.silent:
                    endpoint.stopped.wait()
                    return
                self.send_response(reply.status)
                for name, value in {"content-length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def passages(self) -> list[str]:
        """The passages that were asked about."""
        return [body["messages"][1]["content"].partition("Passage:\n")[2] for _, body in self.asked]

    def stop(self) -> None:
        """Release who waits and end."""
        self.stopped.set()
        self.server.shutdown()
        self.server.server_close()
