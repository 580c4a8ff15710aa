"""Indicators: amounts with what they measure, when, and what they are about."""
