/*
en: What was planned and what became of it - planned and achieved values of the same indicator, over all documents
zh: 计划与结果:同一指标在各文件中的计划值与完成值
parameters:
  name: {type: words, about: 'words of the indicator: 新建学校'}
  region: {type: Region, default: [], about: only what documents of this region plan and report}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the planned indicator, unit: its unit, planned: planned value, period: planned for, plan: document that plans it, achieved: achieved value, achieved_period: its period, result: document that reports it, gap: achieved less planned, sentences: ids of both sentences}
answer: name
browser: ":params {name: '新建学校', region: [], limit: 200}"
*/
CALL () {
  OPTIONAL MATCH (place:Entity&Region) WHERE place.id IN $region OR place.name IN $region
  RETURN collect(place.identity) AS paths
}
CALL db.index.fulltext.queryNodes('indicator_names', $name, {limit: 500}) YIELD node, score
MATCH (document:Document {id: node.document})
WHERE $region = [] OR document.region IN paths
WITH collect({indicator: node, document: document, score: score}) AS found
UNWIND [one IN found WHERE one.indicator.status = 'planned'] AS plan
UNWIND [one IN found WHERE one.indicator.status = 'achieved' AND one.indicator.name = plan.indicator.name
  AND one.indicator.unit = plan.indicator.unit AND one.document.region = plan.document.region
  AND one.document.date > plan.document.date] AS result
WITH plan.indicator AS planned, plan.document AS planning, result.indicator AS achieved,
  result.document AS reporting, plan.score AS score,
  left(split(plan.indicator.period_iso, '/')[-1], 4) AS due, left(split(result.indicator.period_iso, '/')[-1], 4) AS done
// Where both say which year they mean, it is the same: the last of a span.
WHERE due IS NULL OR done IS NULL OR due = done
RETURN planned.name AS name, planned.unit AS unit, planned.value AS planned, planned.period AS period,
  planning.key AS plan, achieved.value AS achieved, achieved.period AS achieved_period, reporting.key AS result,
  achieved.value - planned.value AS gap, [planned.sentence, achieved.sentence] AS sentences
ORDER BY score DESC, name, plan, result LIMIT $limit
