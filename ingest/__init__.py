"""Documents become extractions: load, outline, find, resolve."""
