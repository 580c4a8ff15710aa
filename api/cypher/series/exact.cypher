// Indicators of the very name $exact.
MATCH (indicator:Indicator {name: $exact}) WHERE indicator.unit IS NOT NULL
