// All indicators.
MATCH (indicator:Indicator) WHERE indicator.unit IS NOT NULL
