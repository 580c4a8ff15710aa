/*
en: What belongs directly to an institution, policy, program, region or area - the bodies in it, its members, its actions
zh: 直接属于某机构、政策、项目、地区或领域的组成部分
parameters:
  entity: {type: Institution|Policy|Program|Region|ReformArea, about: the whole}
  suffix: {type: text, default: null, about: 'only names with this ending: 小组, 办公室, 镇, …'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the part, id: its id, type: its type, entity: the whole, sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['联合采购办公室'], suffix: null, limit: 200}"
*/
MATCH (whole:Entity&(Institution|Policy|Program|Region|ReformArea)) WHERE whole.id IN $entity OR whole.name IN $entity
MATCH (part)-[step:PART_OF]->(whole)
WHERE $suffix IS NULL OR rtrim(part.name, '”') ENDS WITH $suffix
RETURN part.name AS name, part.id AS id, [l IN labels(part) WHERE l <> 'Entity'][0] AS type, whole.name AS entity,
  step.sentences AS sentences
ORDER BY name, id LIMIT $limit
