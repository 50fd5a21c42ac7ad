"""How well the search answers, beside others over the same texts."""
