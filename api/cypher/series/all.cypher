// All indicators; both names are asked for so that the index alone answers.
MATCH (indicator:Indicator) WHERE indicator.name IS NOT NULL AND indicator.unit IS NOT NULL
