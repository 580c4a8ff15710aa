/*
en: Who set up an institution or a program
zh: 某机构或项目由谁设立
parameters:
  entity: {type: Institution|Program, about: what was set up}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: who set it up, id: its id, type: its type, status: its status, entity: what was set up, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['联合采购办公室'], limit: 200}"
*/
MATCH (given:Entity&(Institution|Program)) WHERE given.id IN $entity OR given.name IN $entity
MATCH (given)<-[act:ESTABLISHED]-(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS entity, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
