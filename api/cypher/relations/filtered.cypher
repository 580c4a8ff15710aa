// The second half of a query for relations; before it stands how (head)-[fact]->(tail) is found.
WHERE head.id >= $low AND head.id <= $high
  AND (head.id > $low OR type(fact) > $type OR (type(fact) = $type AND tail.id > $last))
  AND type(fact) IN $types
  AND ($tail IS NULL OR tail.id = $tail)
  AND fact.confidence >= $confidence
  AND ($status IS NULL OR head.status = $status OR tail.status = $status)
  AND ($document IS NULL OR $document IN fact.documents)
  AND ($from IS NULL OR any(date IN fact.dates WHERE date >= $from AND date < $until))
  AND ($path IS NULL
    OR (head:Region AND (head.identity = $path OR head.identity STARTS WITH $path + '/'))
    OR (tail:Region AND (tail.identity = $path OR tail.identity STARTS WITH $path + '/'))
    OR EXISTS {
      MATCH (stating:Document)
      WHERE stating.id IN fact.documents
        AND (stating.region = $path OR stating.region STARTS WITH $path + '/')
    })
WITH fact, head, tail ORDER BY head.id, type(fact), tail.id LIMIT $limit
RETURN type(fact) AS type,
  head {.id, .name, .status, .value, .value_max, .unit, .comparator, .period,
    type: [l IN labels(head) WHERE l <> 'Entity'][0]} AS head,
  tail {.id, .name, .status, type: [l IN labels(tail) WHERE l <> 'Entity'][0]} AS tail,
  fact.confidence AS confidence, fact.sentences AS sentences, fact.documents AS documents, fact.dates AS dates,
  fact.triggers AS triggers
