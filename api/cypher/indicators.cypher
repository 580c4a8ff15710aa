// Indicators by their ids, in that order, with what they measure and the sentence that states them.
UNWIND range(0, size($ids) - 1) AS place
MATCH (indicator:Indicator {id: $ids[place]})
MATCH (sentence:Sentence {id: indicator.sentence})
MATCH (document:Document {id: indicator.document})
OPTIONAL MATCH (indicator)-[:MEASURES]->(topic:Entity)
RETURN place, indicator {.id, .name, .value, .value_max, .unit, .comparator, .period, .period_iso, .status, .confidence,
    .start, .end} AS indicator,
  topic {.id, .name, .status, type: [l IN labels(topic) WHERE l <> 'Entity'][0]} AS topic,
  {sentence: sentence.id, text: sentence.text, start: sentence.start, end: sentence.end,
    document: document {.id, .key, .title, .date, .region}} AS evidence
ORDER BY place
