// All reform areas, each with the wider areas it is said to belong to and how much serves and measures it directly.
MATCH (area:ReformArea)
RETURN area.id AS id, area.name AS name, area.aliases AS aliases,
  COLLECT { MATCH (area)-[:PART_OF]->(wider:ReformArea) WHERE wider <> area RETURN wider.id } AS wider,
  COUNT { (area)<-[:SERVES]-(:Policy) } AS policies,
  COUNT { (area)<-[:SERVES]-(:Program) } AS programs,
  COUNT { (area)<-[:MEASURES]-(:Indicator) } AS indicators
ORDER BY name, id
