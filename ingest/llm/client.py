"""A client of the chat completions protocol that OpenAI's service and most servers of language models speak."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

import httpx

from graph.errors import LanguageModelError
from ingest.llm.budget import Budget

ATTEMPTS = 5
LONGEST_PAUSE = 60.0
# bytes; an answer of some thousand tokens has a few ten thousand
LARGEST = 4_000_000
AGAIN = (408, 429)


@dataclass(frozen=True, slots=True)
class Reply:
    """The words of an answer; `cut` says that it ended at the limit of its length."""

    content: str
    cut: bool


class Client:
    """Asks one endpoint within a budget; a request that meets a busy or failing server is repeated a few times.

    Args:
        url: the base of the API, such as https://host/v1.
        key: what it asks for as a bearer token; empty for none. It appears in no message and no log.
        timeout: seconds that one answer may take.
        budget: what may be spent.
        pause: seconds before the first repetition; each further one waits twice as long.
    """

    def __init__(self, url: str, key: str, timeout: float, budget: Budget, pause: float = 1.0) -> None:
        self.url = url.rstrip("/") + "/chat/completions"
        self.host = httpx.URL(url).host
        self.key, self.timeout, self.budget, self.pause = key, timeout, budget, pause
        self.http = httpx.Client(headers={"Authorization": f"Bearer {key}"} if key else {}, timeout=timeout)

    def ask(self, body: dict[str, Any], most: int) -> Reply:
        """Send one request and give the answer; `most` is the most tokens that both may have.

        Raises:
            LanguageModelError: the budget is spent, or the endpoint does not answer as it should.
        """
        for attempt in range(ATTEMPTS):
            self.budget.request(most)
            wait = self.pause * 2**attempt
            try:
                status, wanted, data = self._post(body)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                failure = "cannot be reached; is REFORMGRAPH_LLM_URL right?"
            except httpx.HTTPError as error:
                # the answer may have been made and charged
                self.budget.spent += most
                failure = f"gave no whole answer within {self.timeout:g} s ({type(error).__name__})"
            else:
                if status == httpx.codes.OK:
                    return self._reply(data, most)
                failure = self._refusal(status, data)
                if status not in AGAIN and status < httpx.codes.INTERNAL_SERVER_ERROR:
                    break
                wait = max(wait, wanted)
            if attempt < ATTEMPTS - 1:
                time.sleep(min(wait, LONGEST_PAUSE))
        raise LanguageModelError(f"the language model at {self.host} {failure}")

    def _post(self, body: dict[str, Any]) -> tuple[int, float, bytes]:
        """Status, the seconds that the server asks to wait, and the body."""
        end = time.monotonic() + self.timeout
        data = bytearray()
        with self.http.stream("POST", self.url, json=body) as response:
            for part in response.iter_bytes():
                data += part
                # the client's own limit is for each part, and a slow server sends many
                if time.monotonic() > end or len(data) > LARGEST:
                    raise httpx.ReadTimeout("too slow or too long")
            wanted = response.headers.get("retry-after", "")
            return response.status_code, float(wanted) if wanted.isdecimal() else 0.0, bytes(data)

    def _reply(self, data: bytes, most: int) -> Reply:
        try:
            found = json.loads(data)
            choice = found["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            self.budget.spent += most
            raise LanguageModelError(
                f"what answers at {self.host} is no chat completion; REFORMGRAPH_LLM_URL is the base of the API, "
                "as https://host/v1"
            ) from error
        usage = found.get("usage")
        total = usage.get("total_tokens") if isinstance(usage, dict) else None
        self.budget.spent += total if isinstance(total, int) and total >= 0 else most
        return Reply(content if isinstance(content, str) else "", choice.get("finish_reason") == "length")

    def _refusal(self, status: int, data: bytes) -> str:
        """Why a request was refused, as the server says it."""
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            return f"refused the key ({status}); set REFORMGRAPH_LLM_KEY"
        try:
            said = str(json.loads(data)["error"]["message"])
        except (ValueError, LookupError, TypeError, RecursionError):
            said = ""
        said = " ".join((said.replace(self.key, "…") if self.key else said).split())[:200]
        return f"refused ({status}{': ' + said if said else ''})"
