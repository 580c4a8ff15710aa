// Relations that end at an entity.
MATCH (tail:Entity {id: $tail})
MATCH (head:Entity|Indicator)-[fact]->(tail)
