// Whether there is an entity of this id, and of which type.
MATCH (entity:Entity {id: $id})
RETURN [l IN labels(entity) WHERE l <> 'Entity'][0] AS type, entity.name AS name
