"""Policies: titles, laws, names without 《》, the document's own policy."""
