"""The graph: ontology, model, store."""
