/*
en: What an institution or a policy set up
zh: 某机构或政策设立的机构和项目
parameters:
  founder: {type: Institution|Policy, about: the institution or policy}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: what was set up, id: its id, type: its type, status: its status, founder: the institution or policy, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {founder: ['联合采购办公室'], limit: 200}"
*/
MATCH (given:Entity&(Institution|Policy)) WHERE given.id IN $founder OR given.name IN $founder
MATCH (given)-[act:ESTABLISHED]->(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS founder, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
