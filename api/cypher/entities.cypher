// Entities in the order of their names, after ($name, $id); with $part those of which a name contains it.
MATCH (entity:Entity)
WHERE entity.name >= $name AND NOT (entity.name = $name AND entity.id <= $id)
  AND ($part IS NULL OR entity.name CONTAINS $part OR any(alias IN entity.aliases WHERE alias CONTAINS $part))
  AND ($type IS NULL OR $type IN labels(entity))
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
RETURN entity.id AS id, [l IN labels(entity) WHERE l <> 'Entity'][0] AS type, entity.name AS name,
  entity.aliases AS aliases, entity.kind AS kind, entity.status AS status
ORDER BY entity.name, entity.id LIMIT $limit
