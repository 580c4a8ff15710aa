// The first names and units of what is kept, and all indicators of each.
WITH DISTINCT indicator.name AS name, indicator.unit AS unit ORDER BY name, unit LIMIT $limit
MATCH (indicator:Indicator {name: name, unit: unit})
