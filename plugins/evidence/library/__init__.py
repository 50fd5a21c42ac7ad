"""What follows from what was written: joins, counts, facets. Standard library only."""
