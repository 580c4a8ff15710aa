/*
en: Programs carried out or piloted in a region, and in the regions in it
zh: 在某地区(含其下辖地区)开展或试点的项目、行动和机制
parameters:
  region: {type: Region, about: the region}
  subregions: {type: boolean, default: true, about: also those of the regions in it}
  kind: {type: text, default: null, about: '行动, 项目, 机制, 试点, 平台, 基金 or 活动; null for all'}
  status: {type: text, default: null, about: 'proposed, underway or completed'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the program, id: its id, status: its status, kind: its kind, region: where it is, sentences: ids of the sentences that say so}
answer: name
browser: ":params {region: ['天元区'], subregions: true, kind: null, status: null, limit: 200}"
*/
MATCH (region:Entity&Region) WHERE region.id IN $region OR region.name IN $region
MATCH (region)<-[:PART_OF]-{0,5}(inner:Region)
WHERE inner = region OR $subregions
WITH DISTINCT inner
MATCH (program:Program)-[located:LOCATED_IN]->(inner)
WHERE ($status IS NULL OR program.status = $status)
  AND ($kind IS NULL OR program.kind = $kind OR rtrim(program.name, '”') ENDS WITH $kind)
UNWIND located.sentences AS sentence
RETURN program.name AS name, program.id AS id, program.status AS status, program.kind AS kind,
  collect(DISTINCT inner.name) AS region, collect(DISTINCT sentence) AS sentences
ORDER BY name, id LIMIT $limit
