// Entities whose names hold the phrases $words, best first: of the very name $name, that begin with it, by score.
// After ($rank, $score, $id) where $rank is not null.
CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node AS entity, score
WHERE ($type IS NULL OR $type IN labels(entity))
  AND ($path IS NULL
    OR (entity:Region AND (entity.identity = $path OR entity.identity STARTS WITH $path + '/'))
    OR EXISTS {
      MATCH (entity)-[:LOCATED_IN|APPLIES_TO]->(where:Region)
      WHERE where.identity = $path OR where.identity STARTS WITH $path + '/'
    }
    OR EXISTS {
      MATCH (document:Document)-[:STATES]->(entity)
      WHERE document.region = $path OR document.region STARTS WITH $path + '/'
    })
WITH entity, score, CASE
  WHEN entity.name = $name THEN 4
  WHEN $name IN entity.aliases THEN 3
  WHEN entity.name STARTS WITH $name THEN 2
  ELSE 1 END AS rank
WHERE $rank IS NULL OR rank < $rank OR (rank = $rank AND (score < $score OR (score = $score AND entity.id > $id)))
RETURN entity.id AS id, [l IN labels(entity) WHERE l <> 'Entity'][0] AS type, entity.name AS name,
  entity.aliases AS aliases, entity.kind AS kind, entity.status AS status, rank, score
ORDER BY rank DESC, score DESC, id LIMIT $limit
