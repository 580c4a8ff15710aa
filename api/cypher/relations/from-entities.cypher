// Relations whose head is an entity with an id from $low to $high, in the order of ids.
MATCH (head:Entity) WHERE head.id >= $low AND head.id <= $high
MATCH (head)-[fact]->(tail:Entity)
