"""Nouns to bytes: one format a file."""
