// Full-text search that finds Chinese: the analyzer cjk cuts it into pairs of characters.
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX indicator_names IF NOT EXISTS FOR (n:Indicator) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX sentence_text IF NOT EXISTS FOR (n:Sentence) ON EACH [n.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX document_titles IF NOT EXISTS FOR (n:Document) ON EACH [n.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
// Exact names, and paths of regions and those in them.
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
CREATE INDEX region_path IF NOT EXISTS FOR (n:Region) ON (n.identity);
// What belongs to a document, for taking it back.
CREATE INDEX section_document IF NOT EXISTS FOR (n:Section) ON (n.document);
CREATE INDEX sentence_document IF NOT EXISTS FOR (n:Sentence) ON (n.document);
CREATE INDEX indicator_document IF NOT EXISTS FOR (n:Indicator) ON (n.document);
// Documents by place and time.
CREATE INDEX document_region IF NOT EXISTS FOR (n:Document) ON (n.region);
CREATE INDEX document_date IF NOT EXISTS FOR (n:Document) ON (n.date);
