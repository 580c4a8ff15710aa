"""The language model as a second reader: it reads what the rules have read and adds what they did not find."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import httpx

from graph import version
from graph.config import Settings
from graph.errors import UsageError
from graph.model import Extraction
from graph.server.fetch import cache_folder
from ingest.llm import answer, facts, prompt, windows
from ingest.llm.budget import Budget
from ingest.llm.client import Client, Reply
from ingest.llm.facts import Facts
from ingest.llm.kept import Kept
from ingest.llm.windows import Window
from ingest.reading import Reading
from ingest.resolution.confidence import calibrated
from ingest.resolution.resolve import resolve

# tokens; what does not fit is asked for in two halves
LONGEST_ANSWER = 8_192
UNUSABLE = "answers that were no JSON as asked for"


class LanguageModel:
    """One model at one endpoint, for one run; `close` it at the end.

    Args:
        settings: REFORMGRAPH_LLM_… of the environment.
        pause: seconds before a request is repeated the first time.

    Raises:
        UsageError: the settings name no model, or cannot be used.
    """

    def __init__(self, settings: Settings, pause: float = 1.0) -> None:
        url, model = settings.reformgraph_llm_url, settings.reformgraph_llm_model
        if url is None or model is None:
            raise UsageError("--model llm needs REFORMGRAPH_LLM_URL and REFORMGRAPH_LLM_MODEL; see docs/llm.md")
        self.url = _checked(url)
        key = settings.reformgraph_llm_key.get_secret_value() if settings.reformgraph_llm_key else ""
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise UsageError("REFORMGRAPH_LLM_KEY: holds a space, a line break or a letter that no key has")
        self.options = settings.reformgraph_llm_options
        self.budget = Budget(settings.reformgraph_llm_budget, settings.reformgraph_llm_requests)
        self.client = Client(self.url, key, settings.reformgraph_llm_timeout, self.budget, pause)
        self.kept = Kept(cache_folder(settings.reformgraph_cache) / "llm")
        self.model = model
        self.extractor = f"llm:{model}"
        self.version = f"{version.extractor()}+{self.extractor}@{version.language_model()}"
        self.became: Counter[str] = Counter()
        self.reused = 0

    def close(self) -> None:
        """Close the connections."""
        self.client.http.close()

    def completed(self, reading: Reading) -> Extraction:
        """The extraction of a document that the rules have read, with what the model adds.

        Raises:
            LanguageModelError: the model cannot be asked further; nothing is given of this document.
        """
        found = Facts(reading, self.extractor)
        ruled = {(candidate.type, candidate.start, candidate.end) for candidate in reading.candidates}
        for window in windows.cut(reading):
            self._read(reading, window, found)
        self.became += found.became
        return self._unproven(calibrated(resolve(reading, self.version)), ruled)

    def told(self) -> str:
        """What was spent and what came of it, in one line."""
        dropped = {reason: self.became[reason] for reason in (*facts.DROPPED, UNUSABLE) if self.became[reason]}
        listed = "".join(f", {count} {reason}" for reason, count in dropped.items())
        return (
            f"language model: {self.budget.sent} requests, {self.budget.spent} tokens, {self.reused} answers kept from "
            f"before; {self.became[facts.ADDED]} facts added, {self.became[facts.KNOWN]} {facts.KNOWN}; "
            f"dropped: {listed.removeprefix(', ') or 'none'}"
        )

    def _read(self, reading: Reading, window: Window, found: Facts) -> None:
        body = self._body(prompt.messages(reading.document, reading.home, window))
        asked = {"url": self.url, **body}
        before = self.kept.get(asked)
        reply = Reply(str(before.get("content")), before.get("cut") is True) if before else self._ask(body)
        said = None if reply.cut else answer.parse(reply.content)
        if before:
            self.reused += 1
        elif reply.cut or said is not None:
            self.kept.put(asked, {"content": reply.content, "cut": reply.cut})
        halves = window.halves() if reply.cut else []
        if said is not None:
            found.add(window, said)
        elif halves:
            for half in halves:
                self._read(reading, half, found)
        else:
            self.became[UNUSABLE] += 1

    def _body(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """The request; options of the settings replace members, those that are null take them out."""
        body = {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": LONGEST_ANSWER,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "facts", "strict": True, "schema": answer.schema()},
            },
            **self.options,
        }
        return {name: value for name, value in body.items() if value is not None}

    def _ask(self, body: dict[str, Any]) -> Reply:
        # no tokenizer makes more tokens than there are bytes
        sent = len(str(body).encode())
        longest = (body.get(name) for name in ("max_tokens", "max_completion_tokens"))
        return self.client.ask(body, sent + max((n for n in longest if isinstance(n, int)), default=LONGEST_ANSWER))

    def _unproven(self, extraction: Extraction, ruled: set[tuple[str, int, int]]) -> Extraction:
        """The same; what only the model states is no surer than the model, whatever the rules' figures are."""
        least = facts.SCORE

        def cap(confidence: float, extractor: str) -> float:
            return min(confidence, least) if extractor == self.extractor else confidence

        entities = tuple(
            entity
            if any((entity.type, mention.start, mention.end) in ruled for mention in entity.mentions)
            else replace(entity, confidence=min(entity.confidence, least))
            for entity in extraction.entities
        )
        relations = tuple(
            replace(
                relation,
                statements=tuple(replace(s, confidence=cap(s.confidence, s.extractor)) for s in relation.statements),
            )
            for relation in extraction.relations
        )
        indicators = tuple(replace(one, confidence=cap(one.confidence, one.extractor)) for one in extraction.indicators)
        return replace(extraction, entities=entities, relations=relations, indicators=indicators)


def _checked(url: str) -> str:
    """The address, without a slash at its end."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise UsageError("REFORMGRAPH_LLM_URL: is no address; give the base of the API, as https://host/v1") from error
    if parts.scheme not in ("http", "https") or not parts.host:
        raise UsageError("REFORMGRAPH_LLM_URL: is no address; give the base of the API, as https://host/v1")
    if parts.userinfo or parts.query:
        raise UsageError("REFORMGRAPH_LLM_URL: has a secret in it; give the key in REFORMGRAPH_LLM_KEY")
    return url.rstrip("/")
