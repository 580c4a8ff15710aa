// Entities next to those with the ids $ids and not among $known: the surest first, then those with most ties.
MATCH (here:Entity) WHERE here.id IN $ids
MATCH (here)-[fact]-(there:Entity)
WHERE type(fact) IN $types AND fact.confidence >= $confidence AND NOT there.id IN $known
  AND ($from IS NULL OR any(date IN fact.dates WHERE date >= $from AND date < $until))
WITH there, max(fact.confidence) AS confidence, count(*) AS ties
ORDER BY confidence DESC, ties DESC, there.id LIMIT $limit
RETURN there.id AS id
