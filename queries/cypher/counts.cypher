/*
en: How many entities of each type, indicators, documents and sentences the graph holds
zh: 各类实体、指标、文件和句子的数量
parameters: {}
columns: {name: what is counted, count: how many}
answer: name
browser: ":params {}"
*/
MATCH (n:ReformArea) RETURN 'ReformArea' AS name, count(n) AS count
UNION ALL MATCH (n:Institution) RETURN 'Institution' AS name, count(n) AS count
UNION ALL MATCH (n:Policy) RETURN 'Policy' AS name, count(n) AS count
UNION ALL MATCH (n:Program) RETURN 'Program' AS name, count(n) AS count
UNION ALL MATCH (n:Region) RETURN 'Region' AS name, count(n) AS count
UNION ALL MATCH (n:Indicator) RETURN 'Indicator' AS name, count(n) AS count
UNION ALL MATCH (n:Document) RETURN 'Document' AS name, count(n) AS count
UNION ALL MATCH (n:Sentence) RETURN 'Sentence' AS name, count(n) AS count
