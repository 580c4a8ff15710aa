/*
en: Everything that an entity is directly related to
zh: 与某实体直接相关的一切
parameters:
  entity: {type: Entity, about: the entity}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the other entity, id: its id, type: its type, relation: the relation, direction: out or in, confidence: 'how sure, 0 to 1', sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['河长制'], limit: 200}"
*/
MATCH (entity:Entity) WHERE entity.id IN $entity OR entity.name IN $entity
MATCH (entity)-[fact:SERVES|PART_OF|ISSUED|LEADS|IMPLEMENTS|ESTABLISHED|SUPERVISES|COOPERATES_WITH|BASED_ON|LOCATED_IN|APPLIES_TO]-(other:Entity)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, type(fact) AS relation,
  CASE WHEN startNode(fact) = entity THEN 'out' ELSE 'in' END AS direction, fact.confidence AS confidence,
  fact.sentences AS sentences
ORDER BY relation, direction, name, id LIMIT $limit
