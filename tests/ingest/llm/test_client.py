"""The client against a server that is busy, broken, silent or refuses, and the limits of a run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.errors import LanguageModelError
from ingest.llm.budget import Budget
from ingest.llm.client import ATTEMPTS, Client
from tests.ingest.llm.conftest import KEY
from tests.ingest.llm.endpoint import Endpoint, Reply, completion

BODY = {"model": "reader-1", "messages": [{"role": "user", "content": "读"}]}
MOST = 50


@pytest.fixture
def client(endpoint: Endpoint, environment: None) -> Iterator[Client]:
    made = Client(endpoint.url, KEY, 30, Budget(tokens=1_000, requests=50), pause=0)
    yield made
    made.http.close()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(endpoint: Endpoint, client: Client, status: int) -> None:
    endpoint.replies += [Reply(status=status, headers={"retry-after": "0"}), Reply(completion("{}", tokens=7))]
    assert client.ask(BODY, MOST).content == "{}"
    assert (client.budget.sent, client.budget.spent) == (2, 7)


def test_a_server_that_stays_busy_is_given_up(endpoint: Endpoint, client: Client) -> None:
    endpoint.replies += [Reply(b'{"error": {"message": "too many\\n requests"}}', 429)] * (ATTEMPTS + 1)
    with pytest.raises(LanguageModelError, match=r"127\.0\.0\.1 refused \(429: too many requests\)"):
        client.ask(BODY, MOST)
    assert client.budget.sent == ATTEMPTS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 302])
def test_a_refusal_is_final_and_does_not_tell_the_key(endpoint: Endpoint, client: Client, status: int) -> None:
    said = f'{{"error": {{"message": "no such key {KEY}"}}}}'
    endpoint.replies.append(Reply(said.encode(), status, {"location": "/elsewhere"}))
    with pytest.raises(LanguageModelError, match=str(status)) as raised:
        client.ask(BODY, MOST)
    assert KEY not in str(raised.value)
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'{"choices": []}', b'{"choices": [7]}', b"[" * 100_000])
def test_what_is_no_completion_is_named(endpoint: Endpoint, client: Client, body: bytes) -> None:
    endpoint.replies.append(Reply(body))
    with pytest.raises(LanguageModelError, match="REFORMGRAPH_LLM_URL"):
        client.ask(BODY, MOST)


def test_a_silent_server_is_left_and_its_answer_counts_as_paid(endpoint: Endpoint, client: Client) -> None:
    quick = Client(endpoint.url, KEY, 0.2, client.budget, pause=0)
    endpoint.replies += [Reply(silent=True)] * ATTEMPTS
    with pytest.raises(LanguageModelError, match=r"no whole answer within 0\.2 s"):
        quick.ask(BODY, MOST)
    quick.http.close()
    assert client.budget.spent == MOST * ATTEMPTS


def test_where_no_server_is(environment: None) -> None:
    client = Client("http://127.0.0.1:9/v1", KEY, 5, Budget(1_000, 50), pause=0)
    with pytest.raises(LanguageModelError, match="cannot be reached"):
        client.ask(BODY, MOST)
    client.http.close()
    assert client.budget.spent == 0


def test_no_request_is_sent_beyond_the_limits(endpoint: Endpoint, client: Client) -> None:
    endpoint.replies += [Reply(completion("{}", tokens=tokens)) for tokens in (900, 60, 1)]
    client.ask(BODY, 100)
    client.ask(BODY, 100)
    with pytest.raises(LanguageModelError, match="REFORMGRAPH_LLM_BUDGET is 1000, spent are 960 tokens in 2 requests"):
        client.ask(BODY, 41)
    client.ask(BODY, 40)
    client.budget.requests = 3
    with pytest.raises(LanguageModelError, match="REFORMGRAPH_LLM_REQUESTS is 3"):
        client.ask(BODY, 1)
    assert len(endpoint.asked) == 3


@pytest.mark.parametrize("tokens", ["many", -5, None])
def test_what_a_server_does_not_count_is_counted_at_its_most(
    endpoint: Endpoint, client: Client, tokens: object
) -> None:
    endpoint.replies.append(Reply(completion("{}", tokens=1).replace(b": 1}", f": {tokens!r}}}".encode())))
    endpoint.replies[0].body = endpoint.replies[0].body.replace(b"None", b"null").replace(b"'many'", b'"many"')
    client.ask(BODY, MOST)
    assert client.budget.spent == MOST
