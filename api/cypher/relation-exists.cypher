// Whether two things are joined by a relation of this type.
MATCH (head:Entity|Indicator {id: $head})-[fact:$($type)]->(tail:Entity {id: $tail})
RETURN count(fact) AS facts
