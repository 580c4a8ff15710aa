// Which indicators are kept: those after ($name, $of) that fit the filters; before it stands how (indicator) is found.
MATCH (document:Document {id: indicator.document})
WHERE (indicator.name > $name OR (indicator.name = $name AND indicator.unit > $of))
  AND ($unit IS NULL OR indicator.unit = $unit)
  AND ($status IS NULL OR indicator.status = $status)
  AND ($from IS NULL OR (coalesce(indicator.period_iso, document.date) >= $from
    AND coalesce(indicator.period_iso, document.date) < $until))
  AND ($topics IS NULL OR EXISTS { MATCH (indicator)-[:MEASURES]->(topic:Entity) WHERE topic.id IN $topics })
  AND ($path IS NULL OR document.region = $path OR document.region STARTS WITH $path + '/'
    OR EXISTS {
      MATCH (indicator)-[:MEASURES]->(where:Region)
      WHERE where.identity = $path OR where.identity STARTS WITH $path + '/'
    })
