// The sentences that name an entity, by document and place, after ($document, $start), with the places of the names.
MATCH (entity:Entity {id: $id})<-[mentions:MENTIONS]-(sentence:Sentence)
MATCH (document:Document {id: sentence.document})
WHERE $document IS NULL OR document.key > $document OR (document.key = $document AND sentence.start > $start)
RETURN sentence.id AS sentence, sentence.text AS text, sentence.start AS start, sentence.end AS end,
  document {.id, .key, .title, .date, .region} AS document,
  [i IN range(0, size(mentions.starts) - 1) | {start: mentions.starts[i], end: mentions.ends[i]}] AS mentions
ORDER BY document.key, start LIMIT $limit
