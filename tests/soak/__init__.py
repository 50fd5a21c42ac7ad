"""Long runs: words that get lost, and inputs that make the program stumble. `make soak` starts them."""
