"""Template words of the bench."""
