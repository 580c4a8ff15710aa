// Of what is kept, that which fits the filters that take the document into account.
MATCH (document:Document {id: indicator.document})
WHERE ($from IS NULL OR (coalesce(indicator.period_iso, document.date) >= $from
    AND coalesce(indicator.period_iso, document.date) < $until))
  AND ($path IS NULL OR document.region = $path OR document.region STARTS WITH $path + '/'
    OR EXISTS {
      MATCH (indicator)-[:MEASURES]->(where:Region)
      WHERE where.identity = $path OR where.identity STARTS WITH $path + '/'
    })
