// All indicators in the order of the index, so that no more are read than a page needs.
MATCH (indicator:Indicator) WHERE indicator.name >= $name AND indicator.unit IS NOT NULL
