/*
en: Institutions that stand in a region, and in the regions in it
zh: 位于某地区(含其下辖地区)的机构
parameters:
  region: {type: Region, about: the region}
  subregions: {type: boolean, default: true, about: also those of the regions in it}
  suffix: {type: text, default: null, about: 'only names with this ending: 医院, 公司, …'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the institution, id: its id, kind: its kind, region: where it is, sentences: ids of the sentences that say so}
answer: name
browser: ":params {region: ['天元区'], subregions: true, suffix: null, limit: 200}"
*/
MATCH (region:Entity&Region) WHERE region.id IN $region OR region.name IN $region
MATCH (region)<-[:PART_OF]-{0,5}(inner:Region)
WHERE inner = region OR $subregions
WITH DISTINCT inner
MATCH (institution:Institution)-[located:LOCATED_IN]->(inner)
WHERE $suffix IS NULL OR rtrim(institution.name, '”') ENDS WITH $suffix
UNWIND located.sentences AS sentence
RETURN institution.name AS name, institution.id AS id, institution.kind AS kind,
  collect(DISTINCT inner.name) AS region, collect(DISTINCT sentence) AS sentences
ORDER BY name, id LIMIT $limit
