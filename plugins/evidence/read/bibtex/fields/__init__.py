"""The fields of an entry to the parts of a reference."""
