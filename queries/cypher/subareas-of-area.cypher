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
MATCH ANY SHORTEST (area)<-[:PART_OF]-{1,8}(below:ReformArea)
WHERE NOT (below.id IN $area OR below.name IN $area)
WITH area, collect(DISTINCT below) AS areas
UNWIND areas AS below
MATCH (below)-[step:PART_OF]->(parent:ReformArea)
UNWIND range(0, size(step.documents) - 1) AS place
MATCH (document:Document {id: step.documents[place]})
WITH area, document.region AS home,
  collect({below: below, parent: parent, sentence: step.sentences[place], document: document.id}) AS facts
WITH area, collect({home: home, facts: facts}) AS homes
UNWIND homes AS one
// Places don't mix: from this home region, only what it, a region around it or the nation says about areas counts.
WITH area, one.facts AS facts, reduce(ids = [], other IN [h IN homes
  WHERE h.home IS NULL OR one.home = h.home OR one.home STARTS WITH h.home + '/'] |
  ids + [f IN other.facts | f.document]) AS believed
CALL (area, believed) {
  MATCH path = ANY SHORTEST (area)
    (()<-[step:PART_OF WHERE any(id IN step.documents WHERE id IN believed)]-()){0,8}
    (seen:ReformArea)
  RETURN collect(seen.id) AS seen, collect({id: seen.id, depth: length(path)}) AS depths
}
UNWIND [f IN facts WHERE f.below.id IN seen AND f.parent.id IN seen] AS fact
WITH fact.below AS below, min([d IN depths WHERE d.id = fact.below.id | d.depth][0]) AS depth,
  collect(DISTINCT fact.parent.name) AS parents, collect(DISTINCT fact.sentence) AS sentences
RETURN below.name AS name, below.id AS id, depth, parents, sentences
ORDER BY depth, name, id LIMIT $limit
