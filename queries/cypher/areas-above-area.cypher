/*
en: The wider areas that a reform area belongs to
zh: 某改革领域所属的上级领域
parameters:
  area: {type: ReformArea, about: the area}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the wider area, id: its id, depth: steps above, sentences: ids of the sentences that say so}
answer: name
browser: ":params {area: ['河湖管护'], limit: 200}"
*/
MATCH (area:Entity&ReformArea) WHERE area.id IN $area OR area.name IN $area
// The areas above, whoever says so; cycles end here, because each is only reached once.
MATCH (area)-[:PART_OF]->{0,8}(above:ReformArea)
WITH DISTINCT area, above
WITH area, collect(above) AS areas
// Who says so, and from where.
CALL (areas) {
  UNWIND areas AS above
  MATCH (above)-[step:PART_OF]->(:ReformArea)
  UNWIND step.documents AS id
  WITH DISTINCT id
  MATCH (nesting:Document {id: id})
  RETURN collect({id: id, region: nesting.region}) AS nestings, collect(DISTINCT coalesce(nesting.region, '')) AS homes
}
UNWIND homes AS home
// Places don't mix: from this home region, only what it, a region around it or the nation says about areas counts.
WITH area, home, [n IN nestings
  WHERE n.region IS NULL OR home = n.region OR home STARTS WITH n.region + '/' | n.id] AS believed
CALL (area, believed) {
  MATCH path = (area)-[:PART_OF*0..8]->(seen:ReformArea)
  WHERE all(step IN relationships(path) WHERE any(id IN step.documents WHERE id IN believed))
  WITH seen, min(length(path)) AS depth
  RETURN collect({area: seen, depth: depth}) AS tree
}
WITH area, home, tree, [node IN tree | node.area] AS seen
UNWIND tree AS node
WITH area, home, seen, node.area AS above, node.depth AS depth
WHERE above <> area
MATCH (part:ReformArea)-[step:PART_OF]->(above) WHERE part IN seen
UNWIND range(0, size(step.documents) - 1) AS place
MATCH (document:Document {id: step.documents[place]}) WHERE coalesce(document.region, '') = home
WITH above, min(depth) AS depth, collect(DISTINCT step.sentences[place]) AS sentences
RETURN above.name AS name, above.id AS id, depth, sentences
ORDER BY depth, name, id LIMIT $limit
