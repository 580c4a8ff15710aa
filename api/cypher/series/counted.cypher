// The names and units of which the most is kept, after ($most, $last, $of_last), and all indicators of each.
WITH indicator.name AS name, indicator.unit AS unit, count(*) AS number
WHERE number < $most OR (number = $most AND (name > $last OR (name = $last AND unit > $of_last)))
WITH name, unit, number ORDER BY number DESC, name, unit LIMIT $limit
MATCH (indicator:Indicator {name: name, unit: unit})
