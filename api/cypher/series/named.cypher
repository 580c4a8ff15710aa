// Indicators whose names hold the phrases $words.
CALL db.index.fulltext.queryNodes('indicator_names', $words) YIELD node AS indicator
