// The things and relations along ways, each way a list of ids and the types of the relations between them.
UNWIND range(0, size($ways) - 1) AS way
UNWIND range(0, size($ways[way].types) - 1) AS step
MATCH (here:Entity {id: $ways[way].ids[step]})
MATCH (there:Entity {id: $ways[way].ids[step + 1]})
MATCH (here)-[fact:$($ways[way].types[step])]-(there)
WITH way, step, fact, startNode(fact) AS head, endNode(fact) AS tail
ORDER BY way, step, head.id
RETURN way, step, type(fact) AS type,
  head {.id, .name, .status, .value, .value_max, .unit, .comparator, .period,
    type: [l IN labels(head) WHERE l <> 'Entity'][0]} AS head,
  tail {.id, .name, .status, type: [l IN labels(tail) WHERE l <> 'Entity'][0]} AS tail,
  fact.confidence AS confidence, fact.sentences AS sentences, fact.documents AS documents, fact.dates AS dates,
  fact.triggers AS triggers
