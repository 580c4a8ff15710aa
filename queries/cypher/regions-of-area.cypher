/*
en: The regions where programs of a reform area, or of the areas below it, are carried out or piloted
zh: 某改革领域(含其下级领域)的项目在哪些地区开展或试点
parameters:
  area: {type: ReformArea, about: the area}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the region, id: its id, programs: the programs there, sentences: ids of the sentences that say so}
answer: name
browser: ":params {area: ['国家组织药品集中采购和使用'], limit: 200}"
*/
MATCH (area:Entity&ReformArea) WHERE area.id IN $area OR area.name IN $area
MATCH ANY SHORTEST (area)<-[:PART_OF]-{0,8}(below:ReformArea)
WITH DISTINCT below
MATCH (below)<-[:SERVES]-(program:Program)-[located:LOCATED_IN]->(region:Region)
UNWIND located.sentences AS sentence
RETURN region.name AS name, region.id AS id, collect(DISTINCT program.name) AS programs,
  collect(DISTINCT sentence) AS sentences
ORDER BY name, id LIMIT $limit
