/*
en: What an institution issued, drafted or adopted
zh: 某机构制发的政策文件
parameters:
  institution: {type: Institution, about: the institution}
  kind: {type: text, default: null, about: 'only titles of this kind: 方案, 意见, 办法, …'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy, id: its id, type: its type, status: its status, institution: the institution, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {institution: ['国务院办公厅'], kind: null, limit: 200}"
*/
MATCH (given:Entity&Institution) WHERE given.id IN $institution OR given.name IN $institution
MATCH (given)-[act:ISSUED]->(other)
WHERE $kind IS NULL OR other.kind = $kind OR rtrim(split(replace(other.name, '（', '('), '(')[0], '”') ENDS WITH $kind
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS institution, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
