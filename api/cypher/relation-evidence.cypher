// The sentences that state one relation, in the order of its lists (oldest document first), after the place $after.
MATCH (head:Entity|Indicator {id: $head})-[fact:$($type)]->(tail:Entity {id: $tail})
UNWIND range($after + 1, size(fact.sentences) - 1) AS place
MATCH (sentence:Sentence {id: fact.sentences[place]})
MATCH (document:Document {id: sentence.document})
RETURN place, sentence.id AS sentence, sentence.text AS text, sentence.start AS start, sentence.end AS end,
  document {.id, .key, .title, .date, .region} AS document, fact.triggers[place] AS trigger,
  fact.confidences[place] AS confidence, fact.extractors[place] AS extractor
ORDER BY place LIMIT $limit
