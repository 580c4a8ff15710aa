"""The private Neo4j server: its jars, its process, its end."""
