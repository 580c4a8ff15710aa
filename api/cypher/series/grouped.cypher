// The last part of a query for series: what is kept, by name and unit.
WITH DISTINCT indicator, coalesce(indicator.period_iso, document.date, '') AS time
ORDER BY time, indicator.id
WITH indicator.name AS name, indicator.unit AS unit, collect(indicator.id) AS ids
RETURN name, unit, size(ids) AS count, ids[..$points] AS ids
ORDER BY name, unit LIMIT $limit
