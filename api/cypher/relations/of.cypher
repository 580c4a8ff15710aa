// Relations that start or end at an entity.
MATCH (entity:Entity {id: $entity})
MATCH (entity)-[fact]-(:Entity|Indicator)
WITH DISTINCT fact, startNode(fact) AS head, endNode(fact) AS tail
