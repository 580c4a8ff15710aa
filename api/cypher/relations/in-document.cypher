// Relations of the entities and indicators that a document states.
CALL () {
  MATCH (:Document {id: $document})-[:STATES]->(head:Entity)
  RETURN head
  UNION ALL
  MATCH (head:Indicator {document: $document})
  RETURN head
}
MATCH (head)-[fact]->(tail:Entity)
