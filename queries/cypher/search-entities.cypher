/*
en: Entities whose name or alias contains the words
zh: 按名称全文检索实体
parameters:
  words: {type: phrases, about: 'words of the name: 土地 改革'}
  type: {type: text, default: null, about: 'ReformArea, Institution, Policy, Program or Region; null for all'}
  limit: {type: integer, default: 50, about: rows at most}
columns: {name: the entity, id: its id, type: its type, aliases: its other names, score: how well it fits}
answer: name
browser: ":params {words: '土地', type: null, limit: 50}"
*/
CALL db.index.fulltext.queryNodes('entity_names', $words, {limit: 1000}) YIELD node AS entity, score
WHERE $type IS NULL OR $type IN labels(entity)
RETURN entity.name AS name, entity.id AS id, [l IN labels(entity) WHERE l <> 'Entity'][0] AS type,
  entity.aliases AS aliases, score
ORDER BY score DESC, name, id LIMIT $limit
