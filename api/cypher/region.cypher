// The path of a region (湖南省/株洲市).
MATCH (region:Region {id: $id})
RETURN region.identity AS path
