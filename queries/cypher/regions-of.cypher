/*
en: The regions where a program is piloted, an institution stands or a policy applies
zh: 某项目试点、某机构所在或某政策适用的地区
parameters:
  entity: {type: Program|Institution|Policy, about: 'the program, institution or policy'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the region, id: its id, relation: LOCATED_IN or APPLIES_TO, entity: what is there, sentences: ids of the sentences that say so}
answer: name
browser: ":params {entity: ['河长制'], limit: 200}"
*/
MATCH (given:Entity&(Program|Institution|Policy)) WHERE given.id IN $entity OR given.name IN $entity
MATCH (given)-[at:LOCATED_IN|APPLIES_TO]->(region:Region)
RETURN region.name AS name, region.id AS id, type(at) AS relation, given.name AS entity, at.sentences AS sentences
ORDER BY name, id LIMIT $limit
