// Indicators that measure one of the entities $topics.
MATCH (measured:Entity) WHERE measured.id IN $topics
MATCH (indicator:Indicator)-[:MEASURES]->(measured)
WITH DISTINCT indicator
