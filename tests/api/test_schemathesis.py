"""schemathesis over the whole description, on a loaded store: no 5xx, no undocumented status, answers as declared.

What is sent is made from the description, right and wrong, and the same each time. Many more, by hand: docs/api.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from pydantic import SecretStr
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from api.app import create_app
from graph.store import Store
from tests.api.serving import serving

EXAMPLES = 10
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
TOKEN = "open sesame"


@pytest.fixture(scope="module")
def served(loaded: Store) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loaded, "settings", loaded.settings.model_copy(update={"reformgraph_token": SecretStr(TOKEN)}))
        with serving(create_app(loaded)) as address:
            yield address


@pytest.fixture(scope="module")
def ids(served: str) -> dict[str, str]:
    """By parameter or by the last folder of an address, something of the graph."""

    def first(address: str) -> str:
        found: str = httpx.get(f"{served}/api/v1/{address}", timeout=60).json()["items"][0]["id"]
        return found

    area, region = first("entities?q=农村改革&type=ReformArea"), first("entities?type=Region")
    document, relation = first("documents"), first("relations?type=SERVES")
    _, head, tail = relation.split(".")
    return {
        **dict.fromkeys(("entities", "areas", "root", "topic", "from"), area),
        **dict.fromkeys(("region", "to"), region),
        **dict.fromkeys(("documents", "document"), document),
        "relations": relation,
        "head": head,
        "tail": tail,
        "name": "counts",
    }


def place(case: schemathesis.Case, ids: dict[str, str]) -> None:
    """Put ids that are there where any text would do, and take cursors out, which no text but ours can be."""
    if case.operation.method.upper() != "GET":
        return
    parts = case.operation.path.split("/")
    for name in case.path_parameters:
        case.path_parameters[name] = ids.get(parts[parts.index(f"{{{name}}}") - 1], ids.get(name, "x"))
    for name in list(case.query):
        if name == "cursor":
            del case.query[name]
        elif name in ids and name != "name":
            case.query[name] = ids[name]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_as_it_is_declared(served: str, ids: dict[str, str], mode: GenerationMode) -> None:
    description = schemathesis.openapi.from_url(f"{served}/openapi.json")
    operations = [one.ok() for one in description.get_all_operations()]
    assert len(operations) > 20
    sent: Counter[int] = Counter()
    for operation in operations:

        @given(operation.as_strategy(generation_mode=mode), st.booleans())
        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def answered(case: schemathesis.Case, known: bool) -> None:
            if known and mode is GenerationMode.POSITIVE:
                place(case, ids)
            answer = case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, checks=CHECKS)
            sent[answer.status_code] += 1

        # some operations, such as the probes, have nothing that could be wrong
        with suppress(Unsatisfiable):
            answered()
    assert sent.total() > 150, sent
    assert sent[200] > 50 or mode is GenerationMode.NEGATIVE, sent
