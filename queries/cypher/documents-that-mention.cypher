/*
en: The documents that mention an entity
zh: 提到某实体的文件
parameters:
  entity: {type: Entity, about: the entity}
  limit: {type: integer, default: 200, about: rows at most}
columns: {title: title of the document, document: its key, date: its date, region: its home region, mentions: sentences that name the entity, sentences: ids of the first of them}
answer: title
browser: ":params {entity: ['河长制'], limit: 200}"
*/
MATCH (entity:Entity) WHERE entity.id IN $entity OR entity.name IN $entity
MATCH (sentence:Sentence)-[:MENTIONS]->(entity)
WITH DISTINCT sentence ORDER BY sentence.start
WITH sentence.document AS id, collect(sentence.id) AS sentences
MATCH (document:Document {id: id})
RETURN document.title AS title, document.key AS document, document.date AS date, document.region AS region,
  size(sentences) AS mentions, sentences[..5] AS sentences
ORDER BY date DESC, document LIMIT $limit
