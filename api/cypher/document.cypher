// One document: what is known of it, its sections and its sentences, each with the entities that it names.
MATCH (document:Document {id: $id})
OPTIONAL MATCH (document)-[:IS_TEXT_OF]->(policy:Policy)
RETURN document {.id, .key, .title, .date, .number, .issuer, .region, .author, .source, .sha256} AS document,
  COUNT { (document)-[:STATES]->(:Entity) } AS entities,
  COUNT { MATCH (indicator:Indicator {document: document.id}) RETURN indicator } AS indicators,
  head(collect(policy {.id, .name, .status, type: 'Policy'})) AS policy,
  COLLECT {
    MATCH (section:Section {document: $id})
    OPTIONAL MATCH (within:Section)-[:HAS_SECTION]->(section)
    WITH section, within ORDER BY section.start, section.end DESC, section.level
    RETURN section {.id, .heading, .level, .start, .end, within: within.id}
  } AS sections
