"""Text to nouns, with what is wrong in it: one outside parser a module, and no reader raises."""
