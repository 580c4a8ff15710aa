/*
en: Sentences that contain the words, with their documents
zh: 全文检索句子
parameters:
  words: {type: phrases, about: 'words of the sentence: 土地流转'}
  limit: {type: integer, default: 50, about: rows at most}
columns: {text: the sentence, document: key of the document, title: its title, date: its date, score: how well it fits, sentences: its id}
answer: text
browser: ":params {words: '土地流转', limit: 50}"
*/
CALL db.index.fulltext.queryNodes('sentence_text', $words, {limit: $limit}) YIELD node AS sentence, score
MATCH (document:Document {id: sentence.document})
RETURN sentence.text AS text, document.key AS document, document.title AS title, document.date AS date, score,
  [sentence.id] AS sentences
ORDER BY score DESC, document, text LIMIT $limit
