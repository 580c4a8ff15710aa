/*
en: What was planned and what became of it - planned and achieved values of the same indicator, over all documents
zh: 计划与结果:同一指标在各文件中的计划值与完成值
parameters:
  name: {type: words, about: 'words of the indicator: 新建学校'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the planned indicator, unit: its unit, planned: planned value, period: planned for, plan: document that plans it, achieved: achieved value, achieved_period: its period, result: document that reports it, gap: achieved less planned, sentences: ids of both sentences}
answer: name
browser: ":params {name: '新建学校', limit: 200}"
*/
CALL db.index.fulltext.queryNodes('indicator_names', $name, {limit: 500}) YIELD node AS plan, score
WHERE plan.status = 'planned'
MATCH (planning:Document {id: plan.document})
CALL db.index.fulltext.queryNodes('indicator_names', $name, {limit: 500}) YIELD node AS result
WHERE result.status = 'achieved' AND result.unit = plan.unit AND result.name = plan.name
MATCH (reporting:Document {id: result.document})
WHERE reporting.region = planning.region AND reporting.date > planning.date
RETURN plan.name AS name, plan.unit AS unit, plan.value AS planned, plan.period AS period, planning.key AS plan,
  result.value AS achieved, result.period AS achieved_period, reporting.key AS result,
  result.value - plan.value AS gap, [plan.sentence, result.sentence] AS sentences
ORDER BY score DESC, name, plan, result LIMIT $limit
