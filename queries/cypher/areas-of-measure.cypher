/*
en: The reform areas that a policy or program serves
zh: 某政策或项目服务的改革领域
parameters:
  measure: {type: Policy|Program, about: the policy or program}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the area, id: its id, measure: the policy or program, wider: areas it belongs to, sentences: ids of the sentences that say so}
answer: name
browser: ":params {measure: ['河长制'], limit: 200}"
*/
MATCH (measure:Entity&(Policy|Program)) WHERE measure.id IN $measure OR measure.name IN $measure
MATCH (measure)-[serves:SERVES]->(area:ReformArea)
OPTIONAL MATCH (area)-[:PART_OF]->(parent:ReformArea)
RETURN area.name AS name, area.id AS id, measure.name AS measure, collect(DISTINCT parent.name) AS wider,
  serves.sentences AS sentences
ORDER BY size(sentences) DESC, name, id LIMIT $limit
