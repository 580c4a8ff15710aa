// Which indicators are kept: those after ($name, $of) that fit the filters; before it stands how (indicator) is found.
WITH * WHERE (indicator.name > $name OR (indicator.name = $name AND indicator.unit > $of))
  AND ($unit IS NULL OR indicator.unit = $unit)
  AND ($status IS NULL OR indicator.status = $status)
  AND ($topics IS NULL OR EXISTS { MATCH (indicator)-[:MEASURES]->(topic:Entity) WHERE topic.id IN $topics })
