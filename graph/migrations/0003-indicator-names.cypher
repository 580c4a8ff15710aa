// Indicators in the order of their names and units, for lists of series.
CREATE INDEX indicator_name IF NOT EXISTS FOR (n:Indicator) ON (n.name, n.unit);
