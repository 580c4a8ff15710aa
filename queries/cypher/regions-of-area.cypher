/*
en: The regions where programs of a reform area, or of the areas below it, are carried out or piloted
zh: 某改革领域(含其下级领域)的项目在哪些地区开展或试点
parameters:
  area: {type: ReformArea, about: the area}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the region, id: its id, programs: the programs there, sentences: ids of the sentences that say so}
answer: name
browser: ":params {area: ['国家组织药品集中采购和使用'], limit: 200}"
*/
MATCH (area:Entity&ReformArea) WHERE area.id IN $area OR area.name IN $area
// The areas below, whoever says so; cycles end here, because each is only reached once.
MATCH (area)<-[:PART_OF]-{0,8}(below:ReformArea)
WITH DISTINCT area, below
WITH area, collect(below) AS areas
// Who says so, and from where.
CALL (areas) {
  UNWIND areas AS below
  MATCH (below)-[step:PART_OF]->(:ReformArea)
  UNWIND step.documents AS id
  WITH DISTINCT id
  MATCH (nesting:Document {id: id})
  RETURN collect({id: id, region: nesting.region}) AS nestings
}
UNWIND areas AS below
MATCH (program:Program)-[serves:SERVES]->(below)
WHERE EXISTS { (program)-[:LOCATED_IN]->(:Region) }
UNWIND serves.documents AS id
MATCH (document:Document {id: id})
WITH area, nestings, document.region AS home, collect(DISTINCT {program: program, below: below}) AS facts
// Places don't mix: from this home region, only what it, a region around it or the nation says about areas counts.
WITH area, facts, [n IN nestings
  WHERE n.region IS NULL OR home = n.region OR home STARTS WITH n.region + '/' | n.id] AS believed
CALL (area, believed) {
  MATCH (area) (()<-[step:PART_OF WHERE any(id IN step.documents WHERE id IN believed)]-()){0,8} (seen:ReformArea)
  WITH DISTINCT seen
  RETURN collect(seen.id) AS seen
}
UNWIND [fact IN facts WHERE fact.below.id IN seen | fact.program] AS program
WITH DISTINCT program
MATCH (program)-[located:LOCATED_IN]->(region:Region)
UNWIND located.sentences AS sentence
RETURN region.name AS name, region.id AS id, collect(DISTINCT program.name) AS programs,
  collect(DISTINCT sentence) AS sentences
ORDER BY name, id LIMIT $limit
