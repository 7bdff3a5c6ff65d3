"""Pages of the bench in the back office."""
