"""The only code that touches files: reading folders and publishing whole."""
