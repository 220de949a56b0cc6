"""Training: movements and their names, strength with its uncertainty, and load over time."""
