"""Search documents to an index in parts, which a browser reads."""
