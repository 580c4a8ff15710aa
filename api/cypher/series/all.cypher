// All indicators.
MATCH (indicator:Indicator)
