/*
en: What an institution implements
zh: 某机构实施的项目和政策
parameters:
  institution: {type: Institution, about: the institution}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: what it implements, id: its id, type: its type, status: its status, institution: the institution, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {institution: ['国家医保局'], limit: 200}"
*/
MATCH (given:Entity&Institution) WHERE given.id IN $institution OR given.name IN $institution
MATCH (given)-[act:IMPLEMENTS]->(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS institution, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
