/*
en: The indicators that measure an area (and the areas below it), a program, policy, institution or region
zh: 度量某领域(含其下级领域)、项目、政策、机构或地区的指标
parameters:
  entity: {type: ReformArea|Program|Policy|Institution|Region, about: what is measured}
  subareas: {type: boolean, default: true, about: 'of an area: also those of the areas below'}
  status: {type: text, default: null, about: achieved or planned}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the indicator, value: 'its value, in plain units', value_max: upper end of a range, unit: its unit, comparator: '= > ≈ <', period: its period, status: achieved or planned, topic: what it measures, document: key of the document, date: that of the document, id: its id, sentences: id of the sentence}
answer: name
browser: ":params {entity: ['农村土地制度改革'], subareas: true, status: null, limit: 200}"
*/
MATCH (given:Entity&(ReformArea|Program|Policy|Institution|Region)) WHERE given.id IN $entity OR given.name IN $entity
// The areas below, whoever says so; cycles end here, because each is only reached once.
MATCH (given)<-[:PART_OF]-{0,8}(topic)
WHERE topic = given OR ($subareas AND given:ReformArea AND topic:ReformArea)
WITH DISTINCT given, topic
WITH given, collect(topic) AS areas
// Who says so, and from where.
CALL (areas) {
  UNWIND areas AS below
  MATCH (below)-[step:PART_OF]->(:ReformArea)
  UNWIND step.documents AS id
  WITH DISTINCT id
  MATCH (nesting:Document {id: id})
  RETURN collect({id: id, region: nesting.region}) AS nestings
}
UNWIND areas AS topic
MATCH (indicator:Indicator)-[:MEASURES]->(topic)
WHERE $status IS NULL OR indicator.status = $status
MATCH (document:Document {id: indicator.document})
WITH given, nestings, document.region AS home,
  collect({indicator: indicator, topic: topic, document: document}) AS facts
// Places don't mix: from this home region, only what it, a region around it or the nation says about areas counts.
WITH given, facts, [n IN nestings
  WHERE n.region IS NULL OR home = n.region OR home STARTS WITH n.region + '/' | n.id] AS believed
CALL (given, believed) {
  MATCH (given) (()<-[step:PART_OF WHERE any(id IN step.documents WHERE id IN believed)]-()){0,8} (seen)
  WITH DISTINCT seen
  RETURN collect(seen.id) AS seen
}
UNWIND [fact IN facts WHERE fact.topic.id IN seen] AS fact
WITH DISTINCT fact.indicator AS indicator, fact.topic AS topic, fact.document AS document
RETURN indicator.name AS name, indicator.value AS value, indicator.value_max AS value_max, indicator.unit AS unit,
  indicator.comparator AS comparator, indicator.period AS period, indicator.status AS status, topic.name AS topic,
  document.key AS document, document.date AS date, indicator.id AS id, [indicator.sentence] AS sentences
ORDER BY date DESC, topic, name, id LIMIT $limit
