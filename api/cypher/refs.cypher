// Entities by their ids, as links need them.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, [l IN labels(entity) WHERE l <> 'Entity'][0] AS type, entity.name AS name,
  entity.status AS status
