from __future__ import annotations

import asyncio
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.cyphers import Cypher
from api.problems import Problem
from graph.store import Store
from tests.api.pages import problem


def send(client: TestClient, query: str, **parameters: Any) -> Any:
    return client.post("/api/v1/cypher", json={"query": query, "parameters": parameters})


def rows(client: TestClient, query: str, **parameters: Any) -> list[list[Any]]:
    answer = send(client, query, **parameters)
    assert answer.status_code == 200, answer.text
    found: list[list[Any]] = answer.json()["rows"]
    return found


def test_rows_come_by_column(client: TestClient) -> None:
    query = "MATCH (p:Policy)-[:SERVES]->(a:ReformArea {name: $area}) RETURN p.name AS policy, a.name AS area"
    answer = send(client, query, area="农村改革").json()
    assert answer["columns"] == ["policy", "area"]
    assert answer["rows"]
    assert all(row[1] == "农村改革" for row in answer["rows"])
    assert answer["truncated"] is False


def test_values_of_every_kind_come_as_json(client: TestClient) -> None:
    [row] = rows(
        client,
        "RETURN 1, 2.5, true, null, 'x', [1, [2]], {a: 1}, date('2023-12-28'), duration('P1D'), 0.0 / 0.0, "
        "datetime('2023-12-28T10:00:00Z'), point({x: 1, y: 2})",
    )
    expected = [1, 2.5, True, None, "x", [1, [2]], {"a": 1}, "2023-12-28", "P1D", "NaN"]
    assert row[:10] == expected
    assert row[10].startswith("2023-12-28T10:00:00")
    assert row[11]["coordinates"] == [1, 2]
    [[path]] = rows(client, "MATCH path = (:Policy)-[:SERVES]->(:ReformArea) RETURN path LIMIT 1")
    [relation] = path["relationships"]
    assert [relation["start"], relation["end"]] == [node["id"] for node in path["nodes"]]
    assert relation["type"] == "SERVES"
    assert path["nodes"][0]["labels"] == ["Entity", "Policy"]
    assert path["nodes"][0]["properties"]["name"]


WRITES = [
    "CREATE (:Policy {id: 'policy-0'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Policy) SET n.name = ''",
    "MERGE (n:Region {id: 'x'}) RETURN n",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
    "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "CREATE INDEX FOR (n:Policy) ON (n.kind)",
    "DROP INDEX entity_names",
    "CREATE USER other SET PASSWORD 'password'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "SHOW DATABASES",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "CALL dbms.listConnections()",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('X')",
    "RETURN COUNT { CALL dbms.listConfig() YIELD name RETURN name } AS n",
    "RETURN [x IN [1] WHERE EXISTS { CALL db.info() YIELD name RETURN name }] AS n",
    "RETURN [x IN [1] WHERE EXISTS { CALL db.labels() YIELD label RETURN label }] AS n",
    "MATCH (n) RETURN [x IN [1] | COLLECT { CALL () { CALL db.info() YIELD name RETURN name } RETURN name }] AS z",
    "CALL { CALL db.info() YIELD name RETURN name } RETURN name",
    "EXPLAIN CREATE (n)",
]


@pytest.mark.parametrize("query", WRITES)
def test_what_does_more_than_read_is_refused(client: TestClient, loaded: Store, query: str) -> None:
    before = loaded.read("MATCH (n) RETURN count(n) AS n, count(n.name) AS named")
    problem(send(client, query), 403)
    assert loaded.read("MATCH (n) RETURN count(n) AS n, count(n.name) AS named") == before


# What the planner refuses itself is a mistake of the query (422), what it would let pass is forbidden (403).
TRIES = [
    "\\u004c\\u004f\\u0041\\u0044 CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "RETURN 1 //\n; CREATE (n)",
    "RETURN '\\u0027 CREATE (n) //'",
    "/* RETURN 1 */ CREATE (n)",
    "CYPHER runtime=slotted CREATE (n)",
    "CYPHER planner=dp MATCH (n) SET n.name = 1",
    "EXPLAIN LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
    "FOREACH (x IN [1] | CREATE (:X))",
    "INSERT (:X)",
    "MATCH (n) CALL (n) { WITH n DELETE n } IN 3 CONCURRENT TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { RETURN 1 AS y } IN CONCURRENT TRANSACTIONS RETURN y",
    "CALL dbms./* db.labels */listConfig()",
    "CALL dbms.components()",
    "CALL dbms.queryJmx('*:*')",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL tx.setMetaData({reformgraph: 'x'})",
    "CALL db.checkpoint()",
    "CALL db.awaitIndexes(300)",
    "CALL db.prepareForReplanning()",
    "CALL apoc.load.json('http://127.0.0.1:9/')",
    "RETURN apoc.version()",
    "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'})",
    "OPTIONAL CALL dbms.components() YIELD name RETURN name",
    "OPTIONAL CALL (*) { CALL dbms.components() YIELD name RETURN name } RETURN name",
    "MATCH (n:Policy {name: head(COLLECT { CALL dbms.components() YIELD name RETURN name })}) RETURN n",
    "MATCH (n:Policy) RETURN n {.*, z: COLLECT { CALL dbms.components() YIELD name RETURN name }} LIMIT 1",
    "MATCH (n:$(head(COLLECT { CALL dbms.components() YIELD name RETURN name }))) RETURN n",
    "MATCH p = SHORTEST 1 (a:Policy)((x)-[r]->(y) WHERE EXISTS { CALL db.info() YIELD name RETURN name })+(b) RETURN p",
    "CALL db.index.fulltext.queryNodes('entity_names', head(COLLECT { CALL db.info() YIELD name RETURN name })) "
    "YIELD node RETURN node",
    "RETURN CASE WHEN true THEN COUNT { CALL db.info() YIELD name RETURN name } END",
    "SHOW FUNCTIONS",
    "SHOW CURRENT USER",
    "SHOW INDEXES",
    "SHOW SETTING 'server.directories.data'",
    "SHOW TRANSACTIONS YIELD * TERMINATE TRANSACTIONS transactionId",
    "USE system SHOW USERS",
    "USE system MATCH (n) RETURN n",
    "USE graph.byName('system') MATCH (n) RETURN n",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "DROP CONSTRAINT entity_id",
    "GRANT ROLE x TO y",
    ":param x => 1",
    "BEGIN",
]


@pytest.mark.parametrize("query", TRIES)
def test_no_way_leads_around_the_list(client: TestClient, loaded: Store, query: str) -> None:
    before = loaded.read("MATCH (n) RETURN count(n) AS n, count(n.name) AS named")
    assert send(client, query).status_code in (403, 422)
    assert loaded.read("MATCH (n) RETURN count(n) AS n, count(n.name) AS named") == before


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address that would serve CSV, and what was asked of it."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/data.csv", asked
    server.shutdown()
    server.server_close()


LOADS = [
    "LOAD CSV FROM '{}' AS row RETURN row",
    "load /* */ csv with headers from '{}' as row return row",
    "L\\u004FAD CSV FROM '{}' AS row RETURN row",
    "RETURN EXISTS {{ LOAD CSV FROM '{}' AS row RETURN row }} AS x",
    "RETURN [x IN [1] WHERE EXISTS {{ LOAD CSV FROM '{}' AS row RETURN row }}] AS x",
    "MATCH (n) RETURN [x IN [1] | COLLECT {{ LOAD CSV FROM '{}' AS row RETURN row }}] AS x",
    "MATCH (n) RETURN n ORDER BY [x IN [1] WHERE EXISTS {{ LOAD CSV FROM '{}' AS row RETURN row }}] LIMIT 1",
    "MATCH (n)-[r*1..2]->(m) WHERE all(q IN r WHERE EXISTS {{ LOAD CSV FROM '{}' AS row RETURN row }}) RETURN m",
    "RETURN reduce(a = 0, x IN [1] | a + COUNT {{ LOAD CSV FROM '{}' AS row RETURN row }}) AS x",
    "CALL () {{ RETURN [x IN [1] WHERE EXISTS {{ LOAD CSV FROM '{}' AS row RETURN row }}] AS z }} RETURN z",
]


@pytest.mark.parametrize("query", LOADS)
def test_no_other_host_is_reached(client: TestClient, listener: tuple[str, list[str]], query: str) -> None:
    address, asked = listener
    problem(send(client, query.format(address)), 403)
    assert asked == []


@given(name=st.text("`'\"\\ a{}[]", max_size=8), text=st.text("`'\"\\ a{}[]", max_size=8))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_quoting_hides_what_is_nested(client: TestClient, name: str, text: str) -> None:
    quoted = "`" + (name or "x").replace("\\", "\\\\").replace("`", "``") + "`"
    literal = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    nested = f"[x IN [1] WHERE x = {literal} OR EXISTS {{ LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row }}]"
    query = f"MATCH ({quoted}:Policy) WITH {quoted}, {literal} AS t RETURN {quoted}.name, {nested} AS z, t AS {quoted}"
    assert send(client, query).status_code in (403, 422)
    assert send(client, query.replace("LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row", "RETURN 1")).status_code


@pytest.mark.parametrize(
    "query",
    [
        "RETURN 'LOAD CSV', \"CALL dbms.listConfig()\" AS `CREATE`",
        "MATCH (n) WHERE n.name = 'DELETE' RETURN n.set AS `LOAD CSV`",
        "RETURN [x IN ['CALL'] WHERE x <> 'LOAD CSV'] AS x",
        "// CREATE (n)\nRETURN 1",
        "CALL db.labels()",
        "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t ORDER BY t",
        "CALL db.propertyKeys()",
        "CALL db.schema.visualization()",
        "CALL db.schema.nodeTypeProperties()",
        "CALL db.index.fulltext.queryNodes('entity_names', '农村') YIELD node, score RETURN node.name, score",
        "MATCH (a:ReformArea) RETURN a.name, COUNT { (a)<-[:SERVES]-() } AS n ORDER BY n DESC LIMIT 3",
        "MATCH p = ANY SHORTEST (a:Policy)-[*1..4]-(b:Region) RETURN p LIMIT 3",
        "MATCH p = shortestPath((a:Policy)-[*..4]-(b:Region)) RETURN length(p) LIMIT 3",
        "MATCH (a:ReformArea)<-[:PART_OF]-{0,8}(b) WITH DISTINCT a, b RETURN a.name, collect(b.name)",
        "MATCH (n:Policy) OPTIONAL MATCH (n)-[:ISSUED]-(i) RETURN n.name, [(n)-[:SERVES]->(a) | a.name] AS areas",
        "UNWIND $list AS x RETURN x UNION RETURN 1 AS x",
        "MATCH (n:Policy) WHERE n.id STARTS WITH 'policy' RETURN DISTINCT n.status, count(*) ORDER BY n.status SKIP 1",
        "MATCH (n:Document) CALL (n) { MATCH (s:Sentence {document: n.id}) RETURN count(s) AS c } RETURN n.key, c",
        "EXPLAIN MATCH (n) RETURN n",
        "FINISH",
    ],
)
def test_what_only_reads_is_run(client: TestClient, query: str) -> None:
    rows(client, query, list=[1, 2])


def test_every_query_of_the_catalog_may_be_run(client: TestClient) -> None:
    for query in client.get("/api/v1/queries").json()["items"]:
        values = {one["name"]: one["default"] for one in query["parameters"]}
        values = {
            name: "农村" if value is None and name in ("words", "name") else value for name, value in values.items()
        }
        values |= {
            one["name"]: [] for one in query["parameters"] if one["required"] and one["name"] not in ("words", "name")
        }
        assert send(client, query["cypher"], **values).status_code == 200, query["name"]


def test_much_is_cut_and_says_so(client: TestClient) -> None:
    many = send(client, "UNWIND range(1, 20000) AS x RETURN x").json()
    assert len(many["rows"]) == 10_000
    assert many["truncated"] is True
    wide = send(client, "UNWIND range(1, 100) AS x RETURN reduce(s = '', y IN range(1, 5000) | s + '改革发展') AS t")
    assert wide.json()["truncated"] is True
    assert len(wide.content) < 1_100_000
    assert send(client, "UNWIND range(1, 10000) AS x RETURN x").json()["truncated"] is False


@pytest.mark.parametrize(
    "query",
    [
        "RETURN",
        "RETURN 1; RETURN 2",
        "SELECT * FROM policies",
        "RETURN $missing",
        "RETURN 1 / 0",
        "PROFILE RETURN 1",
        "RETURN [x IN [1] WHERE EXISTS { SHOW SETTINGS YIELD name RETURN name }] AS x",
        "RETURN EXISTS { SHOW SETTINGS YIELD name RETURN name } AS x",
        "CALL { SHOW SETTINGS YIELD name RETURN name } RETURN name",
        "USE other MATCH (n) RETURN n",
        "CALL no.such.procedure()",
        "CALL db.index.fulltext.queryNodes('entity_names', '\"') YIELD node RETURN node",
        "UNWIND range(1, 30000000) AS x RETURN collect(x) AS xs",
        "RETURN range(1, 200000) AS x",
        "RETURN toInteger('9223372036854775807') + 1",
        "\u0000",
    ],
)
def test_what_cannot_be_run_is_a_problem_of_the_request(client: TestClient, query: str) -> None:
    problem(send(client, query), 422)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": ""},
        {"query": 1},
        {"query": "RETURN 1", "parameters": []},
        {"query": "RETURN 1", "more": 1},
        [],
        "x",
    ],
)
def test_a_body_of_another_shape_is_a_problem(client: TestClient, body: object) -> None:
    problem(client.post("/api/v1/cypher", json=body), 422)


def test_a_parameter_that_the_database_cannot_hold_is_a_problem(client: TestClient) -> None:
    problem(send(client, "RETURN $x", x=2**70), 422)
    text = '{"query": "RETURN $x", "parameters": {"x": "\\ud800"}}'
    answer = client.post("/api/v1/cypher", content=text, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 422)


def test_a_long_query_ends_and_leaves_nothing_running(loaded: Store) -> None:
    runner = Cypher(loaded, seconds=1)
    try:
        with pytest.raises(Problem, match="longer than 1 seconds"):
            asyncio.run(runner.run("UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x", {}))
    finally:
        runner.close()
    running = loaded.read("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS query")
    assert not [row for row in running if "1000000000000" in row["query"]]


def test_text_that_may_stop_the_servers_parser_harms_nobody(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cyphers.PLANNING", 3)
    runner = Cypher(loaded)

    async def nested() -> Any:
        return (await asyncio.gather(runner.run("RETURN " + "NOT " * 2_000 + "true", {}), return_exceptions=True))[0]

    try:
        asyncio.run(runner.run("RETURN 1", {}))
        # whether the parser gets through in time is the server's affair
        outcome = asyncio.run(nested())
        assert isinstance(outcome, bytes) or (isinstance(outcome, Problem) and outcome.status == 422)
        assert asyncio.run(runner.run("RETURN 1 AS x", {})) == b'{"columns":["x"],"rows":[[1]],"truncated":false}'
    finally:
        runner.close()


def test_too_many_at_once_are_refused(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cyphers.WAIT", 0.2)

    async def both() -> list[Any]:
        runner = Cypher(loaded, seconds=3, at_once=1)
        long = "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x"
        try:
            return await asyncio.gather(runner.run(long, {}), runner.run("RETURN 1", {}), return_exceptions=True)
        finally:
            runner.close()

    first, second = asyncio.run(both())
    assert [first.status, second.status] == [422, 429]
    assert second.headers["Retry-After"]


ENDLESS = "RETURN reduce(sum = 0, x IN range(1, 1000000000000) | (sum + x) % 7) AS sum"
LARGE = "WITH 'xxxxxxxxxxxxxxxx' AS a " + "WITH a + a AS a " * 34 + "RETURN size(a) AS size"


@pytest.mark.parametrize("query", [ENDLESS, LARGE], ids=["endless", "large"])
def test_an_expression_that_nothing_can_end_is_a_problem_of_the_request(
    loaded: Store, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    if not loaded.private:
        pytest.skip("would go on in a Neo4j that is not ours to end")
    monkeypatch.setattr("api.cyphers.GRACE", 1)
    runner = Cypher(loaded, seconds=3)
    try:
        with pytest.raises(Problem) as told:
            asyncio.run(runner.run(query, {}))
        assert told.value.status == 422
        assert not loaded.read("SHOW TRANSACTIONS YIELD currentQuery AS query WHERE query = $query", query=query)
        assert asyncio.run(runner.run("RETURN 1 AS x", {})) == b'{"columns":["x"],"rows":[[1]],"truncated":false}'
    finally:
        runner.close()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("MATCH (n:Policy) RETURN m", "(line 1, column 25 (offset: 24))"),
        ("MATCH (n)\nRETRN n", "(line 2, column 1 (offset: 10))"),
    ],
)
def test_an_error_names_its_place_in_the_query_as_it_was_sent(client: TestClient, query: str, place: str) -> None:
    details = problem(client.post("/api/v1/cypher", json={"query": query}), 422)
    assert place in details["detail"]
    assert "EXPLAIN" not in details["detail"]
