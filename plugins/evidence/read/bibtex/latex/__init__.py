"""LaTeX to plain and rich text."""
