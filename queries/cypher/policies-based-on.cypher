/*
en: Policies made under, or carrying out, a policy
zh: 依据某政策制定的政策
parameters:
  policy: {type: Policy, about: the basis}
  limit: {type: integer, default: 200, about: rows at most}
columns: {name: the policy made under it, id: its id, type: its type, status: its status, policy: the basis, triggers: the words that say so, sentences: ids of the sentences that say so}
answer: name
browser: ":params {policy: ['处方管理办法'], limit: 200}"
*/
MATCH (given:Entity&Policy) WHERE given.id IN $policy OR given.name IN $policy
MATCH (given)<-[act:BASED_ON]-(other)
RETURN other.name AS name, other.id AS id, [l IN labels(other) WHERE l <> 'Entity'][0] AS type, other.status AS status,
  given.name AS policy, act.triggers AS triggers, act.sentences AS sentences
ORDER BY name, id LIMIT $limit
