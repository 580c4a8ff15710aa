// Whether there is a document of this id.
OPTIONAL MATCH (document:Document {id: $id})
RETURN count(document) AS documents
