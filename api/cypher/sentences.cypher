// Sentences by their ids, with their documents.
UNWIND $ids AS id
MATCH (sentence:Sentence {id: id})
MATCH (document:Document {id: sentence.document})
RETURN sentence.id AS sentence, sentence.text AS text, sentence.start AS start, sentence.end AS end,
  document {.id, .key, .title, .date, .region} AS document
