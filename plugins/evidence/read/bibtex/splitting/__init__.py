"""Text to written entries: each with its fields as they stand there."""
