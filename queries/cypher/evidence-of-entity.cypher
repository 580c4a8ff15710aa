/*
en: The sentences that name an entity
zh: 提到某实体的句子
parameters:
  entity: {type: Entity, about: the entity}
  limit: {type: integer, default: 200, about: rows at most}
columns: {text: the sentence, document: key of the document, title: its title, date: its date, start: where the sentence starts, sentences: its id}
answer: text
browser: ":params {entity: ['河长制'], limit: 50}"
*/
MATCH (entity:Entity) WHERE entity.id IN $entity OR entity.name IN $entity
MATCH (sentence:Sentence)-[:MENTIONS]->(entity)
MATCH (document:Document {id: sentence.document})
RETURN DISTINCT sentence.text AS text, document.key AS document, document.title AS title, document.date AS date,
  sentence.start AS start, [sentence.id] AS sentences
ORDER BY date DESC, document, start LIMIT $limit
