// The last part of a query for series: what is kept, by name and unit, and what is said of all of it.
WITH DISTINCT indicator, document
WITH indicator, coalesce(indicator.period_iso, document.date, '') AS time, document.region AS home,
  head(COLLECT { MATCH (indicator)-[:MEASURES]->(where:Region) RETURN where.name }) AS own
WITH indicator, time,
  CASE WHEN own IS NULL OR home CONTAINS own THEN last(split(home, '/')) ELSE own END AS region
ORDER BY time, indicator.id
WITH indicator.name AS name, indicator.unit AS unit, collect(indicator.id) AS ids, collect(DISTINCT region) AS regions,
  min(CASE WHEN time <> '' THEN split(time, '/')[0] END) AS first,
  max(CASE WHEN time <> '' THEN last(split(time, '/')) END) AS last,
  sum(CASE WHEN indicator.status = 'achieved' THEN 1 ELSE 0 END) AS achieved,
  sum(CASE WHEN indicator.status = 'planned' THEN 1 ELSE 0 END) AS planned
RETURN name, unit, size(ids) AS count, ids[..$points] AS ids, regions, first, last, achieved, planned
ORDER BY name, unit LIMIT $limit
