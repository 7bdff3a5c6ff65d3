"""Template tags for what was written by others."""
