"""Search documents to what an index is made of."""
