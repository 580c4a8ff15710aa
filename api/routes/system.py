"""The model, the counts, and whether the service lives and can answer."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from api import labels
from api.deps import StoreDep, cypher
from api.models import Health, Ontology, Statistics
from api.problems import Problem, responses
from api.resource import Resource
from graph.errors import ReformgraphError
from graph.ontology import ontology
from graph.status import status

router = APIRouter(route_class=Resource, tags=["model"])
probes = APIRouter(tags=["probes"])


@router.get("/ontology", operation_id="getOntology", summary="The model of the graph", responses=responses())
def model() -> Ontology:
    """Entity and relation types with Chinese and English labels, what may join what, kinds and statuses."""
    known = ontology()
    return Ontology.model_validate(
        {
            "nodes": [asdict(node) for node in known.nodes.values()],
            "relations": [asdict(relation) for relation in known.relations.values()],
            "indicator": {
                **known.indicator,
                "comparators": known.comparators,
                "statuses": known.indicator_statuses,
            },
            "statuses": known.statuses,
            "evidence": known.evidence,
            "properties": known.properties,
        }
    )


@router.get("/statistics", operation_id="getStatistics", summary="How much the graph holds", responses=responses())
def statistics(store: StoreDep) -> Statistics:
    """Counts of documents, their parts, entities and relations by type, indicators."""
    found = status(store)
    known = labels.every()
    return Statistics(**found, labels={name: known[name] for name in (*found["entities"], *found["relations"])})


@probes.get("/healthz", operation_id="health", summary="Whether the service runs")
def health() -> Health:
    """Answers as long as the process does."""
    return Health(status="ok")


@probes.get("/readyz", operation_id="ready", summary="Whether it can answer", responses=responses())
def ready(store: StoreDep) -> Health:
    """200 when the graph database answers and is migrated, else 503."""
    try:
        found = store.read(cypher("ready"))
    except ReformgraphError as error:
        raise Problem(503, "the graph database does not answer", {"Retry-After": "5"}) from error
    if not found:
        raise Problem(503, "the graph is not migrated: python -m graph migrate", {"Retry-After": "5"})
    return Health(status="ready")
