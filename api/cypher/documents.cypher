// Documents in the order of their keys, after $key.
MATCH (document:Document)
WHERE document.key > $key
  AND ($path IS NULL OR document.region = $path OR document.region STARTS WITH $path + '/')
  AND ($from IS NULL OR (document.date >= $from AND document.date < $until))
  AND ($q IS NULL OR toLower(document.title) CONTAINS $q OR toLower(document.key) CONTAINS $q)
RETURN document {.id, .key, .title, .date, .number, .issuer, .region, .author, .source, .sha256} AS document,
  COUNT { (document)-[:STATES]->(:Entity) } AS entities,
  COUNT { MATCH (indicator:Indicator {document: document.id}) RETURN indicator } AS indicators
ORDER BY document.key LIMIT $limit
