/*
en: The areas that belong to a reform area, at any depth
zh: 属于某改革领域的下级领域(不限层级)
parameters:
  area: {type: ReformArea, about: the area}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the area, id: its id, depth: steps below, parents: the areas it is directly said to belong to, sentences: ids of the sentences that say so}
answer: name
browser: ":params {area: ['农村改革'], limit: 200}"
*/
MATCH (area:Entity&ReformArea) WHERE area.id IN $area OR area.name IN $area
// The areas below, whoever says so; cycles end here, because each is only reached once.
MATCH (area)<-[:PART_OF]-{1,8}(below:ReformArea)
WITH DISTINCT area, below
WITH area, collect(below) AS areas
// Who says so, and from where.
CALL (areas) {
  UNWIND areas AS below
  MATCH (below)-[step:PART_OF]->(:ReformArea)
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
  MATCH path = (area)<-[:PART_OF*0..8]-(seen:ReformArea)
  WHERE all(step IN relationships(path) WHERE any(id IN step.documents WHERE id IN believed))
  WITH seen, min(length(path)) AS depth
  RETURN collect({area: seen, depth: depth}) AS tree
}
WITH home, tree, [node IN tree | node.area] AS seen
UNWIND tree AS node
WITH home, seen, node.area AS below, node.depth AS depth
WHERE NOT (below.id IN $area OR below.name IN $area)
MATCH (below)-[step:PART_OF]->(parent:ReformArea) WHERE parent IN seen
UNWIND range(0, size(step.documents) - 1) AS place
MATCH (document:Document {id: step.documents[place]}) WHERE coalesce(document.region, '') = home
WITH below, min(depth) AS depth, collect(DISTINCT parent.name) AS parents,
  collect(DISTINCT step.sentences[place]) AS sentences
RETURN below.name AS name, below.id AS id, depth, parents, sentences
ORDER BY depth, name, id LIMIT $limit
