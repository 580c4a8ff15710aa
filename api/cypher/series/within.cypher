// Indicators that documents of the region $path or of those in it state, or that measure one of these regions.
CALL () {
  MATCH (document:Document) WHERE document.region = $path OR document.region STARTS WITH $path + '/'
  MATCH (indicator:Indicator {document: document.id}) WHERE indicator.unit IS NOT NULL
  RETURN indicator
  UNION
  MATCH (where:Region) WHERE where.identity = $path OR where.identity STARTS WITH $path + '/'
  MATCH (indicator:Indicator)-[:MEASURES]->(where) WHERE indicator.unit IS NOT NULL
  RETURN indicator
}
