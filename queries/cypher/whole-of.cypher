/*
en: What an institution, region or program directly belongs to
zh: 某机构、地区或项目直接所属的整体
parameters:
  entity: {type: Institution|Program|Region|ReformArea, about: the part}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the whole, id: its id, type: its type, entity: the part, sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['区委巡察组'], limit: 200}"
*/
MATCH (part:Entity&(Institution|Program|Region|ReformArea)) WHERE part.id IN $entity OR part.name IN $entity
MATCH (part)-[step:PART_OF]->(whole)
RETURN whole.name AS name, whole.id AS id, [l IN labels(whole) WHERE l <> 'Entity'][0] AS type, part.name AS entity,
  step.sentences AS sentences
ORDER BY name, id LIMIT $limit
