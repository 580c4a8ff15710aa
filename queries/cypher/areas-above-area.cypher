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
MATCH path = ANY SHORTEST (area)-[:PART_OF]->{1,8}(above:ReformArea)
WHERE above <> area
WITH above, min(length(path)) AS depth, collect(relationships(path)) AS ways
UNWIND ways AS way
UNWIND way AS step
UNWIND step.sentences AS sentence
RETURN above.name AS name, above.id AS id, depth, collect(DISTINCT sentence) AS sentences
ORDER BY depth, name, id LIMIT $limit
