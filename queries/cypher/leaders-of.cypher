/*
en: Who leads a program, an institution or an area
zh: 某项目、机构或领域由谁牵头、负责
parameters:
  entity: {type: Institution|Program|ReformArea, about: what is led}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the institution, id: its id, type: its type, status: its status, entity: what is led, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['河长制'], limit: 200}"
*/
MATCH (given:Entity&(Institution|Program|ReformArea)) WHERE given.id IN $entity OR given.name IN $entity
MATCH (given)<-[act:LEADS]-(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS entity, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
