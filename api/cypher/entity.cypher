// One entity with what it is joined to: relations of each type and direction, sentences and documents that name it.
MATCH (entity:Entity {id: $id})
CALL (entity) {
  OPTIONAL MATCH (entity)-[fact]-(:Entity|Indicator)
  WITH type(fact) AS type, startNode(fact) = entity AS out, count(fact) AS number
  WHERE type IS NOT NULL
  RETURN collect({type: type, direction: CASE WHEN out THEN 'out' ELSE 'in' END, count: number}) AS relations
}
CALL (entity) {
  OPTIONAL MATCH (sentence:Sentence)-[:MENTIONS]->(entity)
  RETURN count(sentence) AS sentences, count(DISTINCT sentence.document) AS documents
}
OPTIONAL MATCH (text:Document)-[:IS_TEXT_OF]->(entity)
RETURN entity.id AS id, [l IN labels(entity) WHERE l <> 'Entity'][0] AS type, entity.name AS name,
  entity.aliases AS aliases, entity.kind AS kind, entity.status AS status, entity.identity AS identity, relations,
  sentences, documents, collect(text.id) AS texts
