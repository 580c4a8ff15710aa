/*
en: The institutions that an institution works with
zh: 与某机构合作的机构
parameters:
  institution: {type: Institution, about: the institution}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the partner, id: its id, institution: the institution, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {institution: ['高科集团'], limit: 200}"
*/
MATCH (given:Entity&Institution) WHERE given.id IN $institution OR given.name IN $institution
MATCH (given)-[act:COOPERATES_WITH]-(partner:Institution)
RETURN partner.name AS name, partner.id AS id, given.name AS institution, act.triggers AS triggers,
  act.sentences AS sentences
ORDER BY name, id LIMIT $limit
