"""References as words: labels, and what a citation style writes. It never knows the library."""
