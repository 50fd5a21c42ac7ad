"""Bibliographies: text to references, with what is wrong. It never meets the rest of `read`."""
