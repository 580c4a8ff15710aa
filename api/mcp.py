"""The graph as tools for language models (Model Context Protocol), read-only: `python -m api.mcp` speaks it over stdio.

The tools are the routes of the API: the same queries, the same answers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from neo4j.exceptions import Neo4jError
from pydantic import Field

from api.models import Answer, Entity, EntityRelation, EntitySummary, Naming, Ontology, Statement
from api.paging import LONGEST, MOST, Listing, Page
from api.problems import Problem
from api.routes import entities, queries, system
from api.routes import relations as related
from api.states import whole
from api.vocabulary import Direction, EntityType, RelationType
from graph.errors import ReformgraphError
from graph.store import Store, open_store
from graph.version import program

P = ParamSpec("P")
T = TypeVar("T")

ABOUT = """
A graph of Chinese government reform: reform areas, institutions, policies, programs, regions and indicators, read from
official documents; every fact is tied to the sentences that state it. Names are Chinese. Find ids with `search`, follow
them with `entity` and `relations`, quote what `evidence` gives; `ask` answers whole questions in Chinese or English.
Nothing beyond the documents is known: an empty answer means that they do not say so.
"""
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Id = Annotated[str, Field(max_length=100, description="an id as search gives it")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="items at most")]
Cursor = Annotated[str | None, Field(max_length=LONGEST, description="`next` of the answer before; all else as it was")]


def server(store: Store) -> MCPServer[Any]:
    """The server over an open store."""
    made: MCPServer[Any] = MCPServer("reformgraph", instructions=ABOUT.strip(), version=program(), log_level="WARNING")

    def tool(function: Callable[P, T]) -> Callable[P, T]:
        return made.tool(annotations=READS)(_told(function))

    @tool
    def search(
        words: Annotated[str, Field(max_length=200, description="words of a name or an alias, in Chinese: 农村改革")],
        type: Annotated[EntityType | None, Field(description="only of this type")] = None,  # noqa: A002
        region: Annotated[str | None, Field(max_length=100, description="id of a region")] = None,
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Listing[EntitySummary]:
        """Find reform areas, institutions, policies, programs and regions by name; the very name comes first."""
        return entities.search(store, Page(limit, cursor), words, type, region)

    @tool
    def entity(id: Id) -> Entity:  # noqa: A002
        """One entity: its names, status, and how many relations, sentences and documents it has."""
        return entities.one(store, id)

    @tool
    def relations(
        id: Id,  # noqa: A002
        type: Annotated[  # noqa: A002
            list[RelationType] | None, Field(max_length=20, description="only of these types")
        ] = None,
        direction: Annotated[Direction | None, Field(description="out: it is the head; in: it is the tail")] = None,
        min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0,
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Listing[EntityRelation]:
        """What an entity is joined to; each relation has an id, under which `evidence` gives its sentences."""
        return entities.relations(store, Page(limit, cursor), id, type, direction, min_confidence)

    @tool
    def evidence(
        id: Annotated[str, Field(max_length=300, description="id of an entity or of a relation")],  # noqa: A002
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> Listing[Statement | Naming]:
        """The sentences, word for word and with their documents, that state a relation or name an entity."""
        page = Page(limit, cursor)
        found = related.evidence(store, page, id) if "." in id else entities.evidence(store, page, id)
        return Listing[Statement | Naming](items=[*found.items], next=found.next)

    @tool
    def ask(
        question: Annotated[str, Field(min_length=1, max_length=500, description="农村改革有哪些政策？")],
    ) -> Answer:
        """Answer a question in Chinese or English with one query of the catalog, and the sentences that say so."""
        return queries.ask(store, question)

    @tool
    def schema() -> Ontology:
        """The types of entities and relations with Chinese and English labels, what may join what, and all statuses."""
        return system.model()

    return made


def _told(function: Callable[P, T]) -> Callable[P, T]:
    """The function, with what goes wrong told to the model."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return whole(lambda: function(*args, **kwargs))
        except Problem as problem:
            raise ToolError(problem.detail) from problem
        except ReformgraphError as error:
            raise ToolError(str(error)) from error
        except Neo4jError as error:
            raise ToolError("the answer cannot be found now or took too long; ask for less") from error

    return run


def main() -> int:
    """Serve over stdin and stdout until stdin ends; gives the exit code."""
    try:
        with open_store() as store:
            server(store).run()
    except ReformgraphError as error:
        print(f"mcp: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
