"""What each page shows, in display order and without HTML of its own."""
