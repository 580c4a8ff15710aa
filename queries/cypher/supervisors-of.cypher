/*
en: The institutions that supervise an institution
zh: 监督、代管某机构的机构
parameters:
  institution: {type: Institution, about: the supervised institution}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the supervisor, id: its id, type: its type, status: its status, institution: the supervised institution, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {institution: ['区纪委'], limit: 200}"
*/
MATCH (given:Entity&Institution) WHERE given.id IN $institution OR given.name IN $institution
MATCH (given)<-[act:SUPERVISES]-(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS institution, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
