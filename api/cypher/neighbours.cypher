// Entities next to those with the ids $ids and not among $known: of each type of relation in turn
// the surest.
MATCH (here:Entity) WHERE here.id IN $ids
MATCH (here)-[fact]-(there:Entity)
WHERE type(fact) IN $types AND fact.confidence >= $confidence AND NOT there.id IN $known
  AND ($from IS NULL OR any(date IN fact.dates WHERE date >= $from AND date < $until))
WITH type(fact) AS type, there.id AS id, max(fact.confidence) AS confidence
ORDER BY confidence DESC, id
WITH type, collect({id: id, confidence: confidence})[..$limit] AS surest
UNWIND range(0, size(surest) - 1) AS place
WITH surest[place].id AS id, min(place) AS place, max(surest[place].confidence) AS confidence
RETURN id ORDER BY place, confidence DESC, id LIMIT $limit
