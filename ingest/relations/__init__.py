"""The relations of the ontology."""
