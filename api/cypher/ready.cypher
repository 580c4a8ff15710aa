// Whether the graph was migrated.
MATCH (meta:Reformgraph {id: 'reformgraph'})
RETURN meta.version AS version
