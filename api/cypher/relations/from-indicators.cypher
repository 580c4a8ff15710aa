// The same for indicators.
MATCH (head:Indicator) WHERE head.id >= $low AND head.id <= $high
MATCH (head)-[fact:MEASURES]->(tail:Entity)
