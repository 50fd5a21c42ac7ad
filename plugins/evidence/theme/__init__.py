"""The look: what each page says, and the shells that it may stand in. Found by MkDocs as the theme `evidence`."""
