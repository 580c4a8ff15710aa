/*
en: The sentences that state a relation between two entities
zh: 证明两个实体之间某关系的句子
parameters:
  head: {type: Entity, about: where the relation starts}
  tail: {type: Entity, about: where it ends}
  relation: {type: text, default: null, about: 'SERVES, PART_OF, ISSUED, …; null for all'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {text: the sentence, relation: the relation, head: its start, tail: its end, trigger: the words that say so, confidence: 'how sure, 0 to 1', document: key of the document, date: its date, sentences: id of the sentence}
answer: text
browser: ":params {head: ['河长制'], tail: ['生态文明体制改革'], relation: null, limit: 50}"
*/
MATCH (head:Entity) WHERE head.id IN $head OR head.name IN $head
MATCH (tail:Entity) WHERE tail.id IN $tail OR tail.name IN $tail
MATCH (head)-[fact]->(tail)
WHERE $relation IS NULL OR type(fact) = $relation
UNWIND range(0, size(fact.sentences) - 1) AS place
MATCH (sentence:Sentence {id: fact.sentences[place]})
MATCH (document:Document {id: sentence.document})
RETURN sentence.text AS text, type(fact) AS relation, head.name AS head, tail.name AS tail,
  fact.triggers[place] AS trigger, fact.confidences[place] AS confidence, document.key AS document,
  document.date AS date, [sentence.id] AS sentences
ORDER BY date DESC, document, sentence.start LIMIT $limit
