"""A list of names to persons and bodies."""
