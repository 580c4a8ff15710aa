/*
en: The status of a policy or program
zh: 某政策或项目的进展状态
parameters:
  measure: {type: Policy|Program, about: the policy or program}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy or program, id: its id, type: its type, status: its status in the latest document, sentences: ids of sentences that name it}
answer: status
browser: ":params {measure: ['河长制'], limit: 200}"
*/
MATCH (measure:Entity&(Policy|Program)) WHERE measure.id IN $measure OR measure.name IN $measure
CALL (measure) {
  MATCH (sentence:Sentence)-[:MENTIONS]->(measure)
  RETURN collect(sentence.id)[..20] AS sentences
}
RETURN measure.name AS name, measure.id AS id, [l IN labels(measure) WHERE l <> 'Entity'][0] AS type,
  measure.status AS status, sentences
ORDER BY name, id LIMIT $limit
