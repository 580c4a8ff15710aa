/*
en: Who implements a program or a policy
zh: 某项目或政策由谁实施
parameters:
  measure: {type: Policy|Program, about: the program or policy}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the institution, id: its id, type: its type, status: its status, measure: the program or policy, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {measure: ['河长制'], limit: 200}"
*/
MATCH (given:Entity&(Policy|Program)) WHERE given.id IN $measure OR given.name IN $measure
MATCH (given)<-[act:IMPLEMENTS]-(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS measure, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
