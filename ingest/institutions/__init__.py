"""Institutions: bodies of the centre, bodies of a place, bodies named by rule."""
