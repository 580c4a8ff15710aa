/*
en: Policies or programs by their status
zh: 按状态列出政策或项目(拟议、起草、印发、推进中、完成)
parameters:
  type: {type: text, default: Policy, about: Policy or Program}
  status: {type: text, about: 'proposed, drafted, issued, underway or completed'}
  region: {type: Region, default: [], about: only of this region and those in it}
  kind: {type: text, default: null, about: 'only names of this kind: 方案, 意见, 试点, …'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy or program, id: its id, status: its status, kind: its kind, sentences: ids of sentences that name it}
answer: name
browser: ":params {type: 'Policy', status: 'drafted', region: [], kind: null, limit: 200}"
*/
CALL () {
  OPTIONAL MATCH (place:Entity&Region) WHERE place.id IN $region OR place.name IN $region
  RETURN collect(place.identity) AS paths
}
MATCH (measure:Policy|Program)
WHERE $type IN labels(measure) AND measure.status = $status
  AND ($kind IS NULL OR measure.kind = $kind OR rtrim(split(replace(measure.name, '（', '('), '(')[0], '”') ENDS WITH $kind)
  AND ($region = [] OR EXISTS {
    MATCH (measure)-[:APPLIES_TO|LOCATED_IN]->(where:Region)
    WHERE any(path IN paths WHERE where.identity = path OR where.identity STARTS WITH path + '/')
  })
CALL (measure) {
  MATCH (sentence:Sentence)-[:MENTIONS]->(measure)
  RETURN collect(sentence.id)[..5] AS sentences
}
RETURN measure.name AS name, measure.id AS id, measure.status AS status, measure.kind AS kind, sentences
ORDER BY name, id LIMIT $limit
