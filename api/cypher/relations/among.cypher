// Relations among the entities with the ids $ids.
MATCH (head:Entity) WHERE head.id IN $ids
MATCH (head)-[fact]->(tail:Entity) WHERE tail.id IN $ids
WITH head, fact, tail
