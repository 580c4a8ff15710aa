"""Regions: administrative divisions, functional areas, macro-regions, the home region."""
