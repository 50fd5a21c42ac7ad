"""Nouns: frozen values with nothing outside the standard library."""
