/*
en: How two things are connected - the shortest ways between them
zh: 两个实体之间的联系(最短路径)
parameters:
  from: {type: Entity, about: one end}
  to: {type: Entity, about: the other end}
  limit: {type: integer, default: 5, about: ways at most}
columns: {names: names along the way, relations: relations along the way, length: number of steps, ids: ids along the way, sentences: ids of the sentences that state the steps}
answer: names
browser: ":params {from: ['河长制'], to: ['生态文明体制改革'], limit: 5}"
*/
MATCH (a:Entity) WHERE a.id IN $from OR a.name IN $from
MATCH (b:Entity) WHERE (b.id IN $to OR b.name IN $to) AND a <> b
// Regions join everything, so ways that only share a region count where nothing else joins the two.
CALL (a, b) {
  OPTIONAL MATCH inside = SHORTEST 50 (a)-[:SERVES|PART_OF|ISSUED|LEADS|IMPLEMENTS|ESTABLISHED|SUPERVISES|COOPERATES_WITH|BASED_ON]-{1,8}(b)
  WITH collect(inside) AS ways
  CALL (a, b, ways) {
    WITH a, b, ways WHERE ways = []
    MATCH around = SHORTEST 50 (a)-[:SERVES|PART_OF|ISSUED|LEADS|IMPLEMENTS|ESTABLISHED|SUPERVISES|COOPERATES_WITH|BASED_ON|LOCATED_IN|APPLIES_TO]-{1,8}(b)
    RETURN collect(around) AS others
  }
  WITH ways + others AS ways
  WITH ways, reduce(least = 99, way IN ways | CASE WHEN length(way) < least THEN length(way) ELSE least END) AS least
  UNWIND [way IN ways WHERE length(way) = least] AS way
  RETURN way
}
RETURN [n IN nodes(way) | n.name] AS names, [r IN relationships(way) | type(r)] AS relations, length(way) AS length,
  [n IN nodes(way) | n.id] AS ids, [r IN relationships(way) | r.sentences[0]] AS sentences
ORDER BY length, names LIMIT $limit
