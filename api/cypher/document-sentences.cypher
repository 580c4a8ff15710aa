// The sentences of a document in its order, with the section each stands in and the entities that it names.
MATCH (sentence:Sentence {document: $id})
RETURN sentence.id AS id, sentence.start AS start, sentence.end AS end, sentence.text AS text,
  head(COLLECT { MATCH (section:Section)-[:HAS_SENTENCE]->(sentence) RETURN section.id }) AS section,
  COLLECT {
    MATCH (sentence)-[mentions:MENTIONS]->(entity:Entity)
    UNWIND range(0, size(mentions.starts) - 1) AS place
    WITH entity, mentions.starts[place] AS start, mentions.ends[place] AS end ORDER BY start, end DESC
    RETURN {start: start, end: end, id: entity.id, name: entity.name, status: entity.status,
      type: [l IN labels(entity) WHERE l <> 'Entity'][0]}
  } AS mentions
ORDER BY start
