/*
en: Indicators by the words of their names, with their values
zh: 按名称查找指标及其数值
parameters:
  name: {type: words, about: 'words of the indicator: 流转土地'}
  entity: {type: ReformArea|Program|Policy|Institution|Region, default: [], about: only what measures this}
  region: {type: Region, default: [], about: 'only what measures this region, is said of it, or stands in a document of it'}
  year: {type: text, default: null, about: only with this year in the period or the document's date}
  unit: {type: text, default: null, about: only in this unit}
  status: {type: text, default: null, about: achieved or planned}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the indicator, value: 'its value, in plain units', value_max: upper end of a range, unit: its unit, comparator: '= > ≈ <', period: its period, status: achieved or planned, topic: what it measures, document: key of the document, date: that of the document, id: its id, sentences: id of the sentence, score: how well the name fits}
answer: name
browser: ":params {name: '流转土地', entity: [], region: [], year: null, unit: null, status: null, limit: 50}"
*/
CALL () {
  OPTIONAL MATCH (place:Entity&Region) WHERE place.id IN $region OR place.name IN $region
  RETURN collect(place) AS places
}
CALL db.index.fulltext.queryNodes('indicator_names', $name, {limit: 500}) YIELD node AS indicator, score
MATCH (document:Document {id: indicator.document})
WHERE ($unit IS NULL OR indicator.unit = $unit)
  AND ($status IS NULL OR indicator.status = $status)
  AND ($year IS NULL OR indicator.period CONTAINS $year OR indicator.period_iso CONTAINS $year
    OR (indicator.period_iso IS NULL AND document.date STARTS WITH $year))
OPTIONAL MATCH (indicator)-[:MEASURES]->(topic:Entity)
WITH indicator, document, topic, score, places
WHERE ($entity = [] OR topic.id IN $entity OR topic.name IN $entity)
  AND ($region = [] OR topic IN places OR any(place IN places WHERE document.region = place.identity
    OR EXISTS { (:Sentence {id: indicator.sentence})-[:MENTIONS]->(place) }))
RETURN indicator.name AS name, indicator.value AS value, indicator.value_max AS value_max, indicator.unit AS unit,
  indicator.comparator AS comparator, indicator.period AS period, indicator.status AS status, topic.name AS topic,
  document.key AS document, document.date AS date, indicator.id AS id, [indicator.sentence] AS sentences, score
ORDER BY score DESC, date DESC, id LIMIT $limit
