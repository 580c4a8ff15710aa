/*
en: Policies and programs that serve a reform area and the areas below it
zh: 服务于某改革领域(含其下级领域)的政策和项目
parameters:
  area: {type: ReformArea, about: the area}
  subareas: {type: boolean, default: true, about: also those of the areas below}
  region: {type: Region, default: [], about: only of this region and those in it}
  status: {type: text, default: null, about: 'proposed, drafted, issued, underway or completed'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy or program, id: its id, type: Policy or Program, status: its status, areas: the areas it is said to serve, date: latest document that says so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {area: ['农村改革'], subareas: true, region: [], status: null, limit: 200}"
*/
MATCH (area:Entity&ReformArea) WHERE area.id IN $area OR area.name IN $area
CALL () {
  OPTIONAL MATCH (place:Entity&Region) WHERE place.id IN $region OR place.name IN $region
  RETURN collect(place.identity) AS paths
}
// The areas below, whoever says so; cycles end here, because each is only reached once.
MATCH (area)<-[:PART_OF]-{0,8}(below:ReformArea)
WHERE below = area OR $subareas
WITH DISTINCT paths, area, below
WITH paths, area, collect(below) AS areas
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
MATCH (measure:Policy|Program)-[serves:SERVES]->(below)
WHERE ($status IS NULL OR measure.status = $status)
UNWIND range(0, size(serves.documents) - 1) AS place
MATCH (document:Document {id: serves.documents[place]})
WHERE $region = []
  OR any(path IN paths WHERE document.region = path OR document.region STARTS WITH path + '/')
WITH area, nestings, document.region AS home,
  collect({measure: measure, below: below, sentence: serves.sentences[place], date: document.date}) AS facts
// Places don't mix: from this home region, only what it, a region around it or the nation says about areas counts.
WITH area, home, facts, [n IN nestings
  WHERE n.region IS NULL OR home = n.region OR home STARTS WITH n.region + '/' | n.id] AS believed
CALL (area, believed) {
  MATCH (area) (()<-[step:PART_OF WHERE any(id IN step.documents WHERE id IN believed)]-()){0,8} (seen:ReformArea)
  WITH DISTINCT seen
  RETURN collect(seen.id) AS seen
}
UNWIND [fact IN facts WHERE fact.below.id IN seen] AS fact
WITH fact.measure AS measure, collect(DISTINCT fact.below.name) AS areas, collect(DISTINCT fact.sentence) AS sentences,
  max(fact.date) AS date
RETURN measure.name AS name, measure.id AS id, CASE WHEN measure:Policy THEN 'Policy' ELSE 'Program' END AS type,
  measure.status AS status, areas, date, sentences
ORDER BY type, name, id LIMIT $limit
