/*
en: Policies made for a region, and for the regions in it
zh: 适用于某地区(可含其下辖地区)的政策文件
parameters:
  region: {type: Region, about: the region}
  subregions: {type: boolean, default: false, about: also those of the regions in it}
  kind: {type: text, default: null, about: 'only titles of this kind: 方案, 意见, 办法, …'}
  status: {type: text, default: null, about: 'proposed, drafted, issued, underway or completed'}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy, id: its id, status: its status, kind: its kind, region: where it applies, sentences: ids of the sentences that say so}
answer: name
browser: ":params {region: ['天元区'], subregions: false, kind: null, status: null, limit: 200}"
*/
MATCH (region:Entity&Region) WHERE region.id IN $region OR region.name IN $region
MATCH (region)<-[:PART_OF]-{0,5}(inner:Region)
WHERE inner = region OR $subregions
WITH DISTINCT inner
MATCH (policy:Policy)-[applies:APPLIES_TO]->(inner)
WHERE ($status IS NULL OR policy.status = $status)
  AND ($kind IS NULL OR policy.kind = $kind OR rtrim(split(replace(policy.name, '（', '('), '(')[0], '”') ENDS WITH $kind)
UNWIND applies.sentences AS sentence
RETURN policy.name AS name, policy.id AS id, policy.status AS status, policy.kind AS kind,
  collect(DISTINCT inner.name) AS region, collect(DISTINCT sentence) AS sentences
ORDER BY name, id LIMIT $limit
