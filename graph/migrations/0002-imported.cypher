// neo4j-admin database import (docs/store.md) drops lists that are empty or hold one empty text: put them back.
MATCH (entity:Entity) WHERE entity.aliases IS NULL SET entity.aliases = [];
MATCH (:Document)-[states:STATES]->(:Entity) WHERE states.aliases IS NULL SET states.aliases = [];
MATCH ()-[relation]->(:Entity)
WHERE relation.sentences IS NOT NULL
  AND (relation.triggers IS NULL OR relation.extractors IS NULL OR relation.dates IS NULL)
SET relation.triggers = coalesce(relation.triggers, ['']), relation.extractors = coalesce(relation.extractors, ['']),
  relation.dates = coalesce(relation.dates, ['']);
