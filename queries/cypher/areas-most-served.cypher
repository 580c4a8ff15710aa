/*
en: The reform areas that most policies and programs serve
zh: 政策和项目最多的改革领域
parameters:
  region: {type: Region, default: [], about: only of this region and those in it}
  by: {type: text, default: total, about: 'what is counted: policies, programs or total'}
  limit: {type: integer, default: 20, about: rows at most}
columns: {name: the area, id: its id, policies: policies that serve it, programs: programs that serve it, total: both}
answer: name
browser: ":params {region: [], by: 'total', limit: 20}"
*/
CALL () {
  OPTIONAL MATCH (place:Entity&Region) WHERE place.id IN $region OR place.name IN $region
  RETURN collect(place.identity) AS paths
}
CALL (paths) {
  MATCH (document:Document)
  WHERE $region <> [] AND any(path IN paths WHERE document.region = path OR document.region STARTS WITH path + '/')
  RETURN collect(document.id) AS believed
}
MATCH (measure)-[serves:SERVES]->(area:ReformArea)
WHERE $region = [] OR any(id IN serves.documents WHERE id IN believed)
WITH area, count(CASE WHEN measure:Policy THEN 1 END) AS policies,
  count(CASE WHEN measure:Program THEN 1 END) AS programs, count(*) AS total
RETURN area.name AS name, area.id AS id, policies, programs, total
ORDER BY CASE $by WHEN 'policies' THEN policies WHEN 'programs' THEN programs ELSE total END DESC, name, id LIMIT $limit
